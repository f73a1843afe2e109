// SPDX-License-Identifier: Apache-2.0
// Files of settings: what is read, written again and read once more, is the same.
#include "fuzz.h"

#include "base/strbuf.h"
#include "config/config.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_arena arena = {0};
    struct pa_config config = {.arena = &arena, .path = "pa.conf"};
    struct pa_config again = config;
    struct pa_error err = {0};
    struct pa_strbuf text = {0};
    if (!pa_config_parse(&config, (const char *)data, size, &err)) {
        require(err.code != PA_OK && strncmp(err.text, "pa.conf:", 8) == 0);
    } else {
        for (size_t i = 0; i < config.list.count; i++) {
            const struct pa_config_entry *e = &config.list.items[i];
            pa_strbuf_printf(&text, *e->key ? "%s = %s\n" : "[%s]%s\n",
                             *e->key ? e->key : e->section, e->value);
        }
        require(pa_config_parse(&again, pa_strbuf_text(&text), text.size, &err));
        // But for a backslash at the very end of the text, which had nothing to go on with.
        require(again.list.count <= config.list.count);
    }
    pa_strbuf_release(&text);
    pa_config_release(&config);
    pa_config_release(&again);
    pa_arena_release(&arena);
    return 0;
}

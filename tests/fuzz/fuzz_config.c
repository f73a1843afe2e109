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
        // But for values that end in a backslash: those of the text had nothing to go on with.
        bool open = false;
        for (size_t i = 0; i < config.list.count; i++) {
            size_t length = strlen(config.list.items[i].value);
            open |= length && config.list.items[i].value[length - 1] == '\\';
        }
        require(open || again.list.count == config.list.count);
        for (size_t i = 0; !open && i < again.list.count; i++)
            require(strcmp(again.list.items[i].key, config.list.items[i].key) == 0 &&
                    strcmp(again.list.items[i].value, config.list.items[i].value) == 0);
    }
    pa_strbuf_release(&text);
    pa_config_release(&config);
    pa_config_release(&again);
    pa_arena_release(&arena);
    return 0;
}

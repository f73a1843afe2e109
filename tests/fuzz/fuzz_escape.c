// SPDX-License-Identifier: Apache-2.0
// Any log of a build: no note twice, each site has notes of one line.
#include "fuzz.h"

#include "evidence/escape.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_arena arena = {0};
    struct pa_escape *e = pa_escape_new(&arena);
    struct pa_bytes bytes = {calloc(size + PA_BYTES_PADDING, 1), size};
    require(bytes.data);
    if (size)
        memcpy(bytes.data, data, size);
    pa_escape_add_text(e, &bytes);
    size_t notes = e->notes.count;
    pa_escape_add_text(e, &bytes);
    pa_escape_finish(e);
    require(e->notes.count == notes);
    for (size_t i = 0; i < e->sites.count; i++) {
        const struct pa_escape_site *s = &e->sites.items[i];
        require(s->count > 0 && s->first + s->count <= notes);
        require(e->notes.items[s->first].line == e->notes.items[s->first + s->count - 1].line);
    }
    free(bytes.data);
    pa_arena_release(&arena);
    return 0;
}

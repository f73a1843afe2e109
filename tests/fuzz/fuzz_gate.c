// SPDX-License-Identifier: Apache-2.0
// The rules of a gate, and files of waivers.
#include "fuzz.h"

#include "gate/gate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = as_text(data, size);
    struct pa_arena arena = {0};
    struct pa_waivers waivers = {.arena = &arena};
    struct pa_gate gate = {0};
    struct pa_error err = {0};
    if (!pa_gate_parse(&gate, text, &err))
        require(err.code != PA_OK && err.text[0]);
    pa_gate_release(&gate);
    err = (struct pa_error){0};
    if (!pa_waivers_parse(&waivers, text, "2026-01-01", &err))
        require(err.code != PA_OK && err.text[0]);
    pa_waivers_release(&waivers);
    pa_arena_release(&arena);
    free(text);
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
// The goroutines of any dump: groups add up to all of them.
#include "fuzz.h"

#include "evidence/goroutines.h"
#include "input/format.h"

static void group(const struct pa_profile *profile, struct pa_arena *arena)
{
    struct pa_error err;
    struct pa_goroutines *g = pa_goroutines_new(arena, profile->strings, 2);
    int64_t sum = 0;
    if (!pa_goroutines_add(g, profile, &err) || !pa_goroutines_add(g, profile, &err))
        return;
    pa_goroutines_judge(g);
    for (size_t i = 0; i < g->groups.count; i++) {
        require(g->groups.items[i].counts[0] == g->groups.items[i].counts[1]);
        sum += g->groups.items[i].counts[0];
    }
    require(sum == g->totals[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_warnings warnings = {0};
    struct pa_error err;
    const struct pa_profile *profile;
    uint8_t *copy = calloc(size + PA_BYTES_PADDING, 1);
    require(copy);
    if (size)
        memcpy(copy, data, size);
    struct pa_input input = {.path = "dump",
                             .arena = &arena,
                             .strings = &strings,
                             .warnings = &warnings,
                             .bytes = {copy, size}};
    if (pa_input_read_bytes(&input, pa_input_format_named("goroutines"), &profile, &err))
        group(profile, &arena);
    pa_arena_release(&arena);
    pa_strings_release(&strings);
    pa_warnings_release(&warnings);
    free(copy);
    return 0;
}

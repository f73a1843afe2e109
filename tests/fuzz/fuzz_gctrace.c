// SPDX-License-Identifier: Apache-2.0
// Any log: what is summed is what its lines are.
#include "evidence/gctrace.h"
#include "evidence/gctrace_usual.h"

#include "fuzz.h"

#include <stddef.h>
#include <string.h>

// A line that is taken at once is the same piece by piece.
static void compare_first_line(const uint8_t *data, size_t size)
{
    enum { BEHIND = 300, LONGEST = 1000 };
    char text[LONGEST + BEHIND] = {0};
    struct pa_gc_cycle at_once = {0}, otherwise = {0};
    if (size == 0 || size > LONGEST)
        return;
    memcpy(text, data, size);
    size_t taken = pa_gctrace_usual_take((struct pa_text){text, text + size + BEHIND}, &at_once);
    if (!taken)
        return;
    require(taken <= size && text[taken - 1] == '\n');
    const char *end = text + taken - 1;
    end -= end[-1] == '\r';
    require(pa_gctrace_line_parse((struct pa_text){text, end}, &otherwise) == PA_GCTRACE_CYCLE);
    require(memcmp(&at_once, &otherwise, offsetof(struct pa_gc_cycle, forced)) == 0);
    require(at_once.forced == otherwise.forced);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    compare_first_line(data, size);
    struct pa_arena arena = {0};
    struct pa_gctrace *t = pa_gctrace_new(&arena);
    pa_gctrace_add_text(t, "log", data, size);
    uint64_t cycles = 0;
    for (size_t i = 0; i < t->part_count; i++)
        cycles += t->parts[i].cycles;
    require(cycles == t->all.cycles && t->all.stw.total == cycles);
    require(cycles + t->broken + t->scavenged + t->idle_forced + t->finalizers + t->other ==
            t->lines);
    pa_arena_release(&arena);
    return 0;
}

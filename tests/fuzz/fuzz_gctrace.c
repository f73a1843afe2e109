// SPDX-License-Identifier: Apache-2.0
// Any log: what is summed is what its lines are.
#include "evidence/gctrace.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
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

// SPDX-License-Identifier: Apache-2.0
// How large a difference is, for those who must decide about it: the ratio of the two sides with an
// interval, the false discovery rate over all rows of a unit, what the comparison could have seen,
// and whether the change is for the better.
#ifndef PA_BENCH_EFFECT_H
#define PA_BENCH_EFFECT_H

#include "bench/compare.h"

// Significant is a q up to the false discovery rate; only changes by min_effect or more count,
// unless the unit is exact.
enum pa_effect_verdict {
    PA_EFFECT_NOISE,     // not significant, or too small to matter
    PA_EFFECT_IMPROVED,  // significant
    PA_EFFECT_REGRESSED, // significant
    PA_EFFECT_CHANGED,   // significant, but nothing says which direction is better
    PA_EFFECT_UNDECIDED, // significant if it were the only row; or too few samples to tell
    PA_EFFECT_VERDICTS
};

struct pa_effect {
    const struct pa_compare_table *table;
    const struct pa_compare_cell *cell; // cell->base is what it is compared with
    const char *row;                    // its label
    int better;                         // +1: higher values are better, -1: lower, 0: not known
    double ratio, lo, hi;               // new to old (Hodges-Lehmann, Moses); pairs: Walsh
    bool bounded;                       // the interval exists
    double q;                           // false discovery rate at which it counts; NaN: no test
    size_t family;                      // the tests that q is about: those of equal unit
    double smallest_p;                  // that samples of these sizes can have
    double detectable; // relative change found about 4 times in 5; 0: exact, infinite: none
    enum pa_effect_verdict verdict; // by q, at the comparison's fdr
};

struct pa_effects {
    struct pa_effect *list; // table by table, row by row
    size_t count;
};

// The effects of all cells that have a base; each cell then points to its own. The family of the
// false discovery rate is all rows of equal unit. Lives in the arena.
void pa_effects_find(struct pa_bench_comparison *comparison, struct pa_arena *arena,
                     struct pa_effects *effects);

// Adds intervals to the geometric means of the columns, by drawing the samples anew: some seconds
// for tens of thousands of rows.
void pa_effects_geomean(struct pa_bench_comparison *comparison, struct pa_arena *arena);

// +1 if higher values of a tidied unit are better, -1 if lower, 0 if nothing is known: what the
// files say, else what pa knows.
int pa_effect_better(const struct pa_records *set, pa_str unit);

// The standard deviation of a cell's samples as a share of their median, by the MAD; 0 if the
// median is 0.
double pa_effect_noise(const struct pa_compare_cell *cell);

// "improved", "regressed", "changed", "undecided", "noise".
const char *pa_effect_verdict_name(enum pa_effect_verdict verdict);

#endif

// SPDX-License-Identifier: Apache-2.0
// The effect behind each difference: the ratio of the two sides with an interval, the false
// discovery rate over all rows of a unit, the minimum detectable effect, and whether the change is
// for the better.
#ifndef PA_BENCH_EFFECT_H
#define PA_BENCH_EFFECT_H

#include "bench/compare.h"

// An effect is significant if its q is at most the false discovery rate (options.fdr). A change
// smaller than options.min_effect is noise, unless the unit is exact.
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
    double smallest_p;                  // the smallest p that samples of these sizes can have
    double detectable; // minimum detectable effect, as a relative change, at a power of 0.8; 0:
                       // exact unit; infinite: too few samples for any
    enum pa_effect_verdict verdict; // by q, at the comparison's fdr
};

struct pa_effects {
    struct pa_effect *list; // table by table, row by row
    size_t count;
};

// Finds the effect of each cell that has a base, table by table and row by row, and points
// cell->effect to it. The family of the false discovery rate is all rows of equal unit, over all
// tables. effects->list lives in `arena`, and borrows the comparison. Sets comparison->options.fdr
// to 0.05 if it is 0.
void pa_effects_find(struct pa_bench_comparison *comparison, struct pa_arena *arena,
                     struct pa_effects *effects);

// Adds bootstrap intervals to the ratios of geometric means in comparison->tables[].cols
// (stats/bootstrap.h): some seconds for tens of thousands of rows. A column without a ratio, or
// with samples that are not positive, keeps bounded = false. `arena` is for scratch memory.
void pa_effects_geomean(struct pa_bench_comparison *comparison, struct pa_arena *arena);

// Returns +1 if higher values of a tidied unit are better, -1 if lower ones are, 0 if nothing is
// known: by the unit metadata `better` of the files, else by pa_unit_better(). `unit` is an id of
// set->strings.
int pa_effect_better(const struct pa_records *set, pa_str unit);

// Returns the noise of a cell's samples: their standard deviation as a share of |median|,
// estimated by the MAD with a correction for small samples (Croux & Rousseeuw 1992). 0 if the
// median is 0.
double pa_effect_noise(const struct pa_compare_cell *cell);

// Returns the word for a verdict, a constant text: "noise", "improved", "regressed", "changed" or
// "undecided".
const char *pa_effect_verdict_name(enum pa_effect_verdict verdict);

#endif

// SPDX-License-Identifier: Apache-2.0
// The statistics of a table: a centre and an interval for each cell, and each cell against the one
// in the first column of its row.
//
// By default nothing is assumed of the distribution: medians, intervals by order statistics, the
// Mann-Whitney test. A unit with `assume=exact` has one true value: the most frequent one, and any
// difference counts. What a reader must know is a note at the cell.
#ifndef PA_BENCH_COMPARE_H
#define PA_BENCH_COMPARE_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "bench/pivot.h"

struct pa_compare_options {
    double alpha;      // a difference with p above it is none
    double confidence; // of the intervals
    double fdr;        // of pa_effects_find(); 0: 0.05
    double min_effect; // a smaller relative change does not matter to its verdicts
    bool paired;       // the i-th samples of both sides were measured together: signed-rank test
    bool runs;         // files of a side that lie apart are runs of it (bench/runs.h)
    bool compat;       // p and intervals as benchstat computes them (stats/benchstat.h)
};

enum { PA_NOTES_MAX = 4 };
struct pa_notes {
    const char *list[PA_NOTES_MAX];
    size_t count;
};

struct pa_compare_cell {
    const struct pa_pivot_cell *cell;
    const double *sorted;               // the samples, ascending
    double centre, lo, hi;              // -INFINITY, INFINITY if there are too few samples
    struct pa_notes notes;              // of the centre
    const struct pa_compare_cell *base; // NULL: nothing to compare with
    double p;                           // 0: exact, no test was made
    double log_p;                       // natural logarithm of p, finite where p underflows
    double alpha;                       // what p is held against
    struct pa_notes compare_notes;
    bool untested; // no test could be made: all samples are equal, or it is
    bool refused;  // one that would mean nothing: aggregates, or an open against a closed loop
    const struct pa_bench_runs *runs; // not NULL: judged by its files (bench/runs.h)
    const struct pa_effect *effect;   // NULL, or what pa_effects_find() says of the difference
};

// The last row: geometric means over the rows.
struct pa_compare_column {
    bool has_centre, has_ratio;
    double centre;             // of the column's centres
    double ratio;              // of the ratios to the first column
    double ratio_lo, ratio_hi; // their interval, if it was asked for: pa_effects_geomean()
    bool bounded;
    struct pa_notes notes;
};

struct pa_compare_table {
    const struct pa_pivot_table *table;
    const char *unit;
    bool exact;                    // the unit is assumed to be
    struct pa_compare_cell *cells; // those of the table
    struct pa_compare_column *cols;
};

// What is printed beyond benchstat's columns; all of it needs pa_effects_find().
struct pa_compare_show {
    bool interval;   // of the difference
    bool q;          // the false discovery rate; it then decides instead of p
    bool detectable; // the smallest change that a row without one would have shown
};

struct pa_bench_comparison {
    const struct pa_pivot *pivot;
    const struct pa_records *set;
    struct pa_compare_options options;
    struct pa_compare_show show;
    struct pa_compare_table *tables; // those of the pivot
    size_t table_count;
};

// Compares the samples of each cell of the pivot with those of its base. *out lives in the arena;
// pivot and set live as long.
void pa_compare(const struct pa_pivot *pivot, const struct pa_records *set,
                const struct pa_compare_options *options, struct pa_arena *arena,
                struct pa_bench_comparison *out);

// Whether the difference to the base counts: by q if the comparison shows it, else by p.
bool pa_compare_significant(const struct pa_bench_comparison *comparison,
                            const struct pa_compare_cell *cell);

// "3%", "∞", "?": how far the interval reaches from the centre.
void pa_compare_range(const struct pa_compare_cell *cell, struct pa_strbuf *out);
// "1.200µ ± 1%": a cell by itself, in its own scale.
void pa_compare_centre(const struct pa_compare_cell *cell, const char *unit, struct pa_strbuf *out);
// "+1.25%" for the ratio 1.0125, "+Inf%", "?".
void pa_compare_change(double ratio, int decimals, struct pa_strbuf *out);
// "+1.25%", "~", "0.00%", "?"; with all that can be shown "+1.25% [+0.9%, +1.6%]", "~ ≥2.1%".
void pa_compare_delta(const struct pa_bench_comparison *comparison,
                      const struct pa_compare_cell *cell, struct pa_strbuf *out);
// "p=0.012 n=10+9", "p=0.012 q=0.040 n=10+9".
void pa_compare_evidence(const struct pa_bench_comparison *comparison,
                         const struct pa_compare_cell *cell, struct pa_strbuf *out);

#endif

// SPDX-License-Identifier: Apache-2.0
// The statistics of a table: a centre and an interval for each cell, and each cell against the one
// in the first column of its row.
//
// By default nothing is assumed about the distribution: medians, intervals by order statistics, the
// Mann-Whitney test. Samples of a unit with `assume=exact` (metadata of the file) should all be
// equal: the centre is the most frequent value, and any difference counts. Notes at a cell tell the
// reader what limits its numbers.
#ifndef PA_BENCH_COMPARE_H
#define PA_BENCH_COMPARE_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "bench/pivot.h"

struct pa_compare_options {
    double alpha;      // level of the test: p up to it is significant (0.05)
    double confidence; // of the intervals, a share of 1 (0.95)
    double fdr;        // false discovery rate of pa_effects_find(); 0: 0.05
    double min_effect; // a smaller relative change (0.01 is 1 %) is noise in its verdicts
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
    double alpha;                       // level that p is compared with
    struct pa_notes compare_notes;
    bool untested; // no test was made: all samples are equal, or the comparison is refused
    bool refused;  // a test would mean nothing: aggregates, or an open against a closed loop
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
    bool exact;                    // the unit has assume=exact: samples should all be equal
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

// Compares the samples of each cell of the pivot with those of the cell in the first column of its
// row, its base; a cell without such a base has only centre and interval. *out lives in `arena`;
// it borrows `pivot` and `set`, which must live as long. `options` is copied. There is no failure:
// what cannot be tested has a note.
void pa_compare(const struct pa_pivot *pivot, const struct pa_records *set,
                const struct pa_compare_options *options, struct pa_arena *arena,
                struct pa_bench_comparison *out);

// Returns whether the difference of a cell, which has a base, is significant: by q if the
// comparison shows it and the cell was tested, else by p. For q pa_effects_find() must have been
// called.
bool pa_compare_significant(const struct pa_bench_comparison *comparison,
                            const struct pa_compare_cell *cell);

// Appends how far the interval of a cell reaches from its centre, in whole percent of the centre:
// "3%"; "∞" if it is unbounded, "?" if centre and ends differ in sign.
void pa_compare_range(const struct pa_compare_cell *cell, struct pa_strbuf *out);
// Appends the centre of a cell in its own scale, and its range: "1.200µ ± 1%". `unit` is the
// tidied unit.
void pa_compare_centre(const struct pa_compare_cell *cell, const char *unit, struct pa_strbuf *out);
// Appends a ratio (new to old) as a relative change in percent with so many decimals: "+1.25%" for
// 1.0125; "+Inf%" for infinity, "?" for NaN.
void pa_compare_change(double ratio, int decimals, struct pa_strbuf *out);
// Appends the change of a cell's centre against that of its base: "+1.25%"; "~" if it is not
// significant, "0.00%" if they are equal, "?" if the old centre is 0. With what comparison->show
// asks for: "+1.25% [+0.9%, +1.6%]", "~ ≥2.1%".
void pa_compare_delta(const struct pa_bench_comparison *comparison,
                      const struct pa_compare_cell *cell, struct pa_strbuf *out);
// Appends p and the sizes of the samples of a cell that has a base: "p=0.012 n=10+9", "p=0.012
// n=10" for equal sizes, with show.q "p=0.012 q=0.040 n=10". Without p where no test was made
// (exact units).
void pa_compare_evidence(const struct pa_bench_comparison *comparison,
                         const struct pa_compare_cell *cell, struct pa_strbuf *out);

#endif

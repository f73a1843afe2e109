// SPDX-License-Identifier: Apache-2.0
// The columns that all tables of `pa diff` of profiles share.
#ifndef PA_REPORT_DIFF_CELLS_H
#define PA_REPORT_DIFF_CELLS_H

#include "analysis/comparison.h"
#include "report/diff_names.h"

// How changes are shown.
struct pa_diff_scale {
    const struct pa_profile_comparison *comparison;
    const struct pa_diff_names *names;
    const char *unit;            // of values
    double old_total, new_total; // what shares are of
    bool shares;                 // instead of values
    double operations;           // values are divided by it; 0: they are those of a profile
    bool detectable;             // people, too, see how large a change would have been found
    bool unproved;               // they see p, and how many profiles it takes, instead of q
};

// Returns the scale of a comparison: values in its unit, totals those of its functions after
// norming, p instead of q where nothing is proved for want of repeats. Both are borrowed.
struct pa_diff_scale pa_diff_scale_of(const struct pa_profile_comparison *comparison,
                                      const struct pa_diff_names *names);

// The columns: class, old, new, delta, ratio, p, q, detectable, profiles, function, partner.
enum { PA_DIFF_FUNCTION = 9, PA_DIFF_COLUMNS = 11 };
// Adds the columns of changes (PA_DIFF_COLUMNS) to an empty table, with units and titles by
// `scale`.
void pa_diff_columns(struct pa_table *table, const struct pa_diff_scale *scale);

// Fills the cells of a change in the order of pa_diff_columns(). `name` is the function's id. Names
// are borrowed from the table of strings, other texts are in `arena`.
void pa_diff_cells(const struct pa_change *change, pa_str name, const struct pa_diff_scale *scale,
                   struct pa_arena *arena, struct pa_cell cells[PA_DIFF_COLUMNS]);

// Returns a value of `unit` in the unit that reads best, with two decimals: "1.20s", with `sign`
// "+1.20s". In `arena`.
const char *pa_diff_value_text(double value, const char *unit, bool sign, struct pa_arena *arena);
// Returns the word for a class, a constant that docs/json.md lists: "noise", "regressed",
// "improved", "new", "gone", "moved", "unknown", "likely" or "unproved".
const char *pa_diff_class_name(enum pa_change_class change_class);

#endif

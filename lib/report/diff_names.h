// SPDX-License-Identifier: Apache-2.0
// Names of functions in `pa diff` of profiles: whole for programs, at a level of detail for people.
#ifndef PA_REPORT_DIFF_NAMES_H
#define PA_REPORT_DIFF_NAMES_H

#include "analysis/comparison.h"
#include "document/table.h"
#include "symbol/level.h"

struct pa_diff_names {
    const struct pa_strings *strings;
    const char *const *shown; // by string id below `count`, NULL: as it is
    size_t count;
};

// Returns the names of a comparison's functions at a level; no two of them are shown alike
// (symbol/distinct.h). `strings` is borrowed, the rest is in `arena`.
struct pa_diff_names pa_diff_names_at(const struct pa_profile_comparison *comparison,
                                      const struct pa_strings *strings, enum pa_symbol_level level,
                                      struct pa_arena *arena);

// Returns the whole name of an id.
const char *pa_diff_name(const struct pa_diff_names *names, pa_str name);
// Returns the name at the level, or the whole one of a function that the comparison does not have.
const char *pa_diff_name_shown(const struct pa_diff_names *names, pa_str name);
// Returns a cell with the whole name for programs and the shown form for people.
struct pa_cell pa_diff_name_cell(const struct pa_diff_names *names, pa_str name);

#endif

// SPDX-License-Identifier: Apache-2.0
#include "bench/compare_rows.h"
#include "cmd/diff_bench.h"

#include <stddef.h>

#define AT(member) offsetof(struct pa_diff_options, member)

static const struct pa_choice orders[] = {
    {"given", PA_ROWS_AS_GIVEN, "as in the files"},
    {"delta", PA_ROWS_BY_DELTA, "the largest change first"},
    {"name", PA_ROWS_BY_NAME, "by name"},
    {"p", PA_ROWS_BY_P, "the surest difference first"},
    {0},
};

static const struct pa_choice only[] = {
    {"all", 0, "every row"},
    {"changed", 1, "rows with a difference"},
    {0},
};

const struct pa_option pa_diff_table[] = {
    {PA_OPTION_LIST, "old", AT(old), .argument = "FILE...", .words = PA_OPTION_ALL_WORDS,
     .help = "the files or folders of the old side, up to the next option"},
    {PA_OPTION_LIST, "new", AT(new), .argument = "FILE...", .words = PA_OPTION_ALL_WORDS,
     .help = "those of the new side"},
    {PA_OPTION_CHOICE, "sort", AT(sort), .argument = "ORDER", .choices = orders,
     .fallback = "given", .help = "the order of the rows"},
    {PA_OPTION_CHOICE, "only", AT(only), .argument = "ROWS", .choices = only, .fallback = "all",
     .help = "which rows are shown"},
    {PA_OPTION_BOOL, "ci", AT(interval), .help = "show the interval of each difference"},
    {PA_OPTION_DOUBLE, "fdr", AT(bench.statistics.fdr), .argument = "RATE",
     .help = "let the false discovery rate over all rows of a unit decide, not p"},
    {PA_OPTION_BOOL, "paired", AT(bench.statistics.paired),
     .help = "the i-th samples, or profiles, of both sides belong together"},
    {PA_OPTION_LIST, "exact", AT(exact), .argument = "UNIT",
     .help = "values of this unit are exact: any difference counts"},
    {PA_OPTION_BOOL, "checks", AT(noise_checks), .fallback = "true",
     .help = "warn of other machines, drift, modes and outliers"},
    {PA_OPTION_STRING, "summary-file", AT(summary_file), .argument = "FILE",
     .help = "append the report as markdown, e.g. to $GITHUB_STEP_SUMMARY"},
    {PA_OPTION_GROUP, "Gate", AT(gate), .group = pa_diff_gate_options},
    {PA_OPTION_GROUP, "Profiles", AT(profiles), .group = pa_diff_profile_table},
    {PA_OPTION_GROUP, "Layout and statistics", AT(bench), .group = pa_bench_options},
    {PA_OPTION_GROUP, "Input", AT(reading), .group = pa_bench_reading_options},
    {0},
};

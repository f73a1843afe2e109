// SPDX-License-Identifier: Apache-2.0
#include "flags/diff_options.h"

#include "analysis/comparison.h"
#include "bench/compare_rows.h"

#include <stddef.h>

#define AT(member) offsetof(struct pa_diff_options, member)

static const struct pa_choice orders[] = {
    {"worst", PA_ROWS_WORST_FIRST, "what got worse first, the largest change before others"},
    {"given", PA_ROWS_AS_GIVEN, "as in the files"},
    {"delta", PA_ROWS_BY_DELTA, "the largest change first"},
    {"name", PA_ROWS_BY_NAME, "by name"},
    {"p", PA_ROWS_BY_P, "the surest difference first"},
    {0},
};

#define OF(member) offsetof(struct pa_diff_profile_options, member)

static const struct pa_choice norms[] = {
    {"auto", PA_NORM_AUTO, "none if all runs seem to have done the same work, else median"},
    {"median", PA_NORM_MEDIAN, "what most functions agree on"},
    {"ops", PA_NORM_WORK, "operations, by --ops, or by --bench with one benchmark"},
    {"total", PA_NORM_TOTAL, "shares of the total"},
    {"none", PA_NORM_NONE, "both sides did the same work"},
    {0},
};

static const struct pa_option profile_table[] = {
    {PA_OPTION_STRING, "sample-index", OF(sample_index), .argument = "TYPE",
     .help = "which sample type to compare: its name or number"},
    {PA_OPTION_BOOL, "cum", OF(cum), .help = "judge by cumulative values, not flat ones"},
    {PA_OPTION_CHOICE, "norm", OF(norm), .argument = "HOW", .choices = norms, .fallback = "auto",
     .help = "what makes sides of different length comparable"},
    {PA_OPTION_BOOL, "noise", OF(noise), .help = "also the functions whose change is noise"},
    {PA_OPTION_INT, "nodecount", OF(rows), .letter = 'n', .argument = "N", .fallback = "0",
     .maximum = INT64_MAX, .help = "at most N functions; 0: all"},
    {PA_OPTION_BOOL, "tree", OF(tree), .help = "the frames that changed, from the roots down"},
    {PA_OPTION_STRING, "by-label", OF(by_label), .argument = "KEY",
     .help = "compare within each value of a label"},
    {PA_OPTION_LIST, "bench", OF(bench), .argument = "OLD NEW", .words = 2,
     .help = "benchmark results: attribute their change to functions"},
    {PA_OPTION_LIST, "ops", OF(ops), .argument = "OLD NEW", .words = 2,
     .help = "operations that a profile of each side measured: values are those of one"},
    {PA_OPTION_GROUP, NULL, OF(mine), .group = pa_mine_options},
    {PA_OPTION_CHOICE, "names", OF(names), .argument = "LEVEL", .choices = pa_names_choices,
     .help = "how much of functions' names to show; json and csv have all of it"},
    {PA_OPTION_BOOL, "shares", OF(shares), .help = "shares of the total instead of values"},
    {PA_OPTION_STRING, "focus", OF(filters.focus), .argument = "REGEX",
     .help = "only samples with a matching frame"},
    {PA_OPTION_STRING, "hide", OF(filters.hide), .argument = "REGEX",
     .help = "leave out matching frames"},
    {PA_OPTION_STRING, "show", OF(filters.show), .argument = "REGEX",
     .help = "only matching frames"},
    {PA_OPTION_STRING, "tagfocus", OF(filters.tag_focus), .argument = "[KEY=]VALUE",
     .help = "only samples with such a label"},
    {0},
};

static const char PROFILES[] = "profiles", BENCHMARKS[] = "benchmarks";

const struct pa_option pa_diff_table[] = {
    {PA_OPTION_LIST, "old", AT(old), .argument = "FILE...", .words = PA_OPTION_ALL_WORDS,
     .help = "the files or folders of the old side, up to the next option"},
    {PA_OPTION_LIST, "new", AT(new), .argument = "FILE...", .words = PA_OPTION_ALL_WORDS,
     .help = "those of the new side"},
    {PA_OPTION_CHOICE, "sort", AT(sort), .argument = "ORDER", .choices = orders,
     .fallback = "worst", .help = "the order of the rows", .only_for = BENCHMARKS},
    {PA_OPTION_BOOL, "all", AT(all), .help = "every table, not only the rows that changed",
     .only_for = BENCHMARKS},
    {PA_OPTION_BOOL, "ci", AT(interval), .help = "show the interval of each difference",
     .only_for = BENCHMARKS},
    {PA_OPTION_DOUBLE, "fdr", AT(bench.statistics.fdr), .argument = "RATE", .most = 1,
     .help = "let the false discovery rate over all rows of a unit decide, not p"},
    {PA_OPTION_BOOL, "paired", AT(bench.statistics.paired),
     .help = "the i-th samples, or profiles, of both sides belong together"},
    {PA_OPTION_DOUBLE, "min-effect", AT(bench.statistics.min_effect), .argument = "SHARE",
     .most = 1e9, .fallback = "0.05", .help = "a smaller relative change does not matter"},
    {PA_OPTION_BOOL, "pool", AT(pool),
     .help = "take all files of a side as one sample, though they lie apart",
     .only_for = BENCHMARKS},
    {PA_OPTION_LIST, "exact", AT(exact), .argument = "UNIT",
     .help = "values of this unit are exact: any difference counts", .only_for = BENCHMARKS},
    {PA_OPTION_LIST, "better", AT(better), .argument = "UNIT=WHICH",
     .help = "say which direction of a unit is better: higher or lower", .only_for = BENCHMARKS},
    {PA_OPTION_BOOL, "checks", AT(noise_checks), .fallback = "true",
     .help = "warn of other machines, drift, modes and outliers", .only_for = BENCHMARKS},
    {PA_OPTION_STRING, "summary-file", AT(summary_file), .argument = "FILE",
     .help = "append the report as markdown, e.g. to $GITHUB_STEP_SUMMARY"},
    {PA_OPTION_GROUP, "Gate", AT(gate), .group = pa_diff_gate_options},
    {PA_OPTION_GROUP, "Profiles", AT(profiles), .group = profile_table, .only_for = PROFILES},
    {PA_OPTION_GROUP, "Benchmarks: layout and statistics", AT(bench), .group = pa_bench_options,
     .only_for = BENCHMARKS},
    {PA_OPTION_GROUP, "Benchmarks: input", AT(reading), .group = pa_bench_reading_options,
     .only_for = BENCHMARKS},
    {0},
};

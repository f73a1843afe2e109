// SPDX-License-Identifier: Apache-2.0
#include "flags/bench_options.h"

#include <stddef.h>
#include <string.h>

#define LAYOUT(member) offsetof(struct pa_bench_options, layout.member)

const struct pa_option pa_bench_options[] = {
    {PA_OPTION_STRING, "filter", LAYOUT(filter), .argument = "FILTER", .fallback = "*",
     .help = "only measurements that match, e.g. '.unit:ns/op -.name:/Slow/'"},
    {PA_OPTION_STRING, "table", LAYOUT(table), .argument = "KEYS", .fallback = ".config",
     .help = "a table for each value of these keys"},
    {PA_OPTION_STRING, "row", LAYOUT(row), .argument = "KEYS", .fallback = ".fullname",
     .help = "a row for each value of these keys"},
    {PA_OPTION_STRING, "col", LAYOUT(col), .argument = "KEYS", .fallback = ".file",
     .help = "a column for each value of these keys, the first is the base"},
    {PA_OPTION_STRING, "ignore", LAYOUT(ignore), .argument = "KEYS",
     .help = "keys that may differ within a cell"},
    {PA_OPTION_DOUBLE, "alpha", offsetof(struct pa_bench_options, statistics.alpha),
     .argument = "P", .fallback = "0.05", .most = 1,
     .help = "a difference with a p above P counts as none"},
    {PA_OPTION_DOUBLE, "confidence", offsetof(struct pa_bench_options, statistics.confidence),
     .argument = "LEVEL", .fallback = "0.95", .most = 1, .help = "of the intervals"},
    {0},
};

bool pa_bench_options_plain_layout(const struct pa_bench_options *options)
{
    const struct pa_pivot_options *l = &options->layout;
    return strcmp(l->table, ".config") == 0 && strcmp(l->row, ".fullname") == 0 &&
           strcmp(l->col, ".file") == 0;
}

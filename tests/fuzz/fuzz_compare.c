// SPDX-License-Identifier: Apache-2.0
// Benchmark results all the way: read, laid out, compared, judged, printed. The first byte picks
// the layout, and whether the gate has to prove itself, which compares everything twice more.
#include "fuzz.h"

#include "bench/compare_rows.h"
#include "bench/convert.h"
#include "bench/health.h"
#include "bench/record_numbers.h"
#include "bench/text.h"
#include "gate/bench.h"
#include "input/bench_format.h"

static const struct pa_pivot_options layouts[] = {
    {0},
    {.row = ".name", .col = ".fullname", .table = ""},
    {.row = ".fullname@alpha", .col = "goos"},
    {.row = "/n@num", .col = ".name", .ignore = ".config"},
    {.filter = "-.unit:/^B/", .col = "pkg@(a b)"},
};

static void read_twice(const struct pa_bytes *bytes, struct pa_records *set)
{
    struct pa_error err;
    const struct pa_bench_format *format = pa_bench_format_named("gobench");
    pa_records_source(set, "old", "old");
    bool ok = format->read(bytes, set, &err);
    pa_records_source(set, "new", "new");
    ok = format->read(bytes, set, &err) && ok;
    (void)ok; // what was read before an error is looked at all the same
}

static void judge(struct pa_bench_comparison *c, struct pa_effects *effects, bool prove,
                  struct pa_arena *arena)
{
    struct pa_gate gate = {0};
    struct pa_gate_outcome outcome;
    struct pa_gate_proof proofs[2];
    struct pa_error err;
    const struct pa_gate_bench input = {c, effects, NULL};
    require(pa_gate_parse(&gate, ".*>1%, new(.*)<=10", &err));
    pa_gate_begin(&outcome, &gate, &(struct pa_gate_policy){0}, arena);
    require(pa_gate_bench(&outcome, &input, &err));
    pa_gate_finish(&outcome);
    require(!prove || pa_gate_bench_prove(&gate, &input, arena, proofs, &err));
    pa_gate_outcome_release(&outcome);
    pa_gate_release(&gate);
}

static void print(struct pa_bench_comparison *c, const struct pa_records *set,
                  struct pa_arena *arena)
{
    struct pa_strbuf out = {0}, notes = {0};
    c->show = (struct pa_compare_show){true, true, true};
    pa_bench_text(c, 0, arena, &out);
    pa_bench_csv(c, arena, &out, &notes);
    pa_compare_rows(c, PA_ROWS_BY_DELTA, arena);
    pa_bench_text(c, 60, arena, &out);
    pa_bench_convert(set, &out);
    pa_strbuf_release(&out);
    pa_strbuf_release(&notes);
}

static void look(struct pa_records *set, const struct pa_pivot_options *layout, bool prove)
{
    struct pa_arena arena = {0};
    struct pa_pivot pivot = {0};
    struct pa_bench_comparison comparison;
    struct pa_effects effects;
    struct pa_health health;
    struct pa_error err;
    require(pa_pivot_init(&pivot, layout, &err));
    pa_records_drop_nan(set);
    require(pa_pivot_run(&pivot, set, &err));
    pa_compare(&pivot, set,
               &(struct pa_compare_options){.alpha = .05, .confidence = .95, .runs = true}, &arena,
               &comparison);
    pa_effects_find(&comparison, &arena, &effects);
    pa_health_check(&comparison, &arena, &health);
    judge(&comparison, &effects, prove, &arena);
    print(&comparison, set, &arena);
    pa_pivot_release(&pivot);
    pa_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const size_t count = sizeof layouts / sizeof *layouts;
    if (size == 0 || size > 1 << 16)
        return 0;
    struct pa_records set = {0};
    char *text = as_text(data + 1, size - 1);
    struct pa_bytes bytes = {(uint8_t *)text, size - 1};
    read_twice(&bytes, &set);
    look(&set, &layouts[data[0] % count], data[0] / count % 8 == 0);
    free(text);
    pa_records_release(&set);
    return 0;
}

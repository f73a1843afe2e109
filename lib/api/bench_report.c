// SPDX-License-Identifier: Apache-2.0
#include "api/bench.h"

#include "api/call.h"
#include "api/doc.h"
#include "api/gate.h"
#include "bench/compare_rows.h"
#include "bench/hint.h"
#include "bench/record_numbers.h"
#include "report/bench_doc.h"
#include "report/diff_bench.h"
#include "report/gate.h"

// What a report on results is made in. A document borrows from all of it.
struct comparing {
    struct pa_call call;
    struct pa_owner *owner;
    struct pa_owned_doc *doc;
    pa_bench *bench;
    pa_bench_opts o;
    struct pa_called_gate *gate;
    struct pa_pivot *pivot;
    struct pa_bench_comparison *comparison;
};

static void release_pivot(void *pivot)
{
    pa_pivot_release(pivot);
}

static void begin(struct comparing *c, pa_bench *bench, const char *name, pa_error *err)
{
    pa_call_begin(&c->call, bench->owner->ctx, err);
    c->bench = bench;
    c->owner = pa_owner_new(bench->owner->ctx, bench->owner);
    c->doc = pa_owned_doc_new(c->owner, name, 1);
    c->pivot = pa_arena_calloc(&c->owner->arena, 1, sizeof *c->pivot);
    c->comparison = pa_arena_calloc(&c->owner->arena, 1, sizeof *c->comparison);
    pa_arena_defer(&c->owner->arena, release_pivot, c->pivot);
}

static pa_code end(struct comparing *c, bool ok, pa_doc **out)
{
    *out = ok ? pa_owned_doc_give(c->doc) : NULL;
    if (!ok)
        pa_owner_drop(c->owner);
    return pa_call_end(&c->call, ok);
}

static const char * or (const char *given, const char *fallback)
{
    return given ? given : fallback;
}

static bool is_share(struct pa_call *call, const char *what, double value)
{
    return (value >= 0 && value < 1) ||
           pa_error_set(&call->error, PA_ERROR_USAGE, "%s: not within 0 and 1: %g", what, value);
}

static bool take_options(struct comparing *c, const pa_bench_opts *opts)
{
    const uint32_t known = PA_BENCH_PAIRED | PA_BENCH_GEOMEAN | PA_BENCH_HEALTH;
    struct pa_call *call = &c->call;
    return pa_call_take(call, &c->o, sizeof c->o, opts) && pa_call_flags(call, c->o.flags, known) &&
           is_share(call, "alpha", c->o.alpha) && is_share(call, "confidence", c->o.confidence) &&
           is_share(call, "fdr", c->o.fdr) &&
           pa_called_gate_open(call, c->owner, c->o.gate, &c->gate);
}

static bool compare(struct comparing *c)
{
    const pa_bench_opts *o = &c->o;
    const struct pa_pivot_options layout = { or (o->filter, "*"), or (o->table, ".config"),
                                             or (o->row, ".fullname"), or (o->column, ".file"),
                                             or (o->ignore, "")};
    const struct pa_compare_options statistics = {
        .alpha = o->alpha > 0 ? o->alpha : 0.05,
        .confidence = o->confidence > 0 ? o->confidence : 0.95,
        .fdr = o->fdr > 0 ? o->fdr : 0.05,
        .min_effect = 0.05,
        .paired = o->flags & PA_BENCH_PAIRED,
        .runs = true,
    };
    if (!pa_pivot_init(c->pivot, &layout, &c->call.error))
        return false;
    for (size_t i = 0; i < o->exact_count; i++)
        pa_records_meta_set(&c->bench->set, o->exact[i], "assume", "exact");
    pa_records_drop_nan(&c->bench->set);
    if (!pa_pivot_run(c->pivot, &c->bench->set, &c->call.error))
        return false;
    pa_compare(c->pivot, &c->bench->set, &statistics, &c->owner->arena, c->comparison);
    return true;
}

pa_code pa_bench_summary(pa_bench *bench, const pa_bench_opts *opts, pa_doc **out, pa_error *err)
{
    struct comparing c = {0};
    begin(&c, bench, "bench", err);
    bool ok = take_options(&c, opts) && compare(&c);
    if (ok) {
        pa_doc_init(&c.doc->doc, &c.owner->arena, "bench", 1);
        c.doc->doc.title = "Benchmarks";
        pa_report_add_bench(&c.doc->doc, c.comparison);
    }
    return end(&c, ok, out);
}

// ---- Against the first column

static bool judge(struct comparing *c, const struct pa_effects *effects)
{
    const struct pa_gate_bench input = {c->comparison, effects, &c->gate->waivers};
    if (!c->gate->asked)
        return true;
    if (!pa_gate_bench(&c->gate->outcome, &input, &c->call.error))
        return false;
    pa_gate_finish(&c->gate->outcome);
    pa_called_gate_conclude(c->gate, &c->doc->info);
    return true;
}

static bool prove(struct comparing *c, const struct pa_effects *effects)
{
    const struct pa_gate_bench input = {c->comparison, effects, NULL};
    size_t count = c->gate->gate.rule_count;
    struct pa_gate_proof *proofs = pa_arena_calloc(&c->owner->arena, count, sizeof *proofs);
    if (!pa_gate_bench_prove(&c->gate->gate, &input, &c->owner->arena, proofs, &c->call.error))
        return false;
    bool all = pa_report_add_proofs(&c->doc->doc, proofs, count, &pa_gate_bench_words);
    c->doc->info.verdict = all ? PA_VERDICT_PASSED : PA_VERDICT_UNDECIDED;
    return true;
}

static void warn_if_apart(struct comparing *c, const struct pa_effects *effects)
{
    if (effects->count)
        return;
    const char *hint = pa_bench_hint(&c->bench->set, &c->owner->arena);
    pa_doc_warning(&c->doc->doc,
                   pa_arena_printf(&c->owner->arena,
                                   "nothing to compare: no benchmark has both sides in one "
                                   "table%s%s",
                                   hint ? ": " : "", hint ? hint : ""));
}

static bool report(struct comparing *c)
{
    struct pa_arena *arena = &c->owner->arena;
    struct pa_effects *effects = pa_arena_calloc(arena, 1, sizeof *effects);
    struct pa_health *health = pa_arena_calloc(arena, 1, sizeof *health);
    bool geomean = c->o.flags & PA_BENCH_GEOMEAN;
    pa_effects_find(c->comparison, arena, effects);
    if (geomean)
        pa_effects_geomean(c->comparison, arena);
    c->comparison->show = (struct pa_compare_show){.detectable = true};
    if (c->o.flags & PA_BENCH_HEALTH)
        pa_health_check(c->comparison, arena, health);
    if (c->gate->self_test)
        return prove(c, effects);
    if (!judge(c, effects))
        return false;
    struct pa_bench_comparison *shown = pa_arena_memdup(arena, c->comparison, sizeof *shown);
    const struct pa_diff_bench what = {
        .comparison = c->comparison,
        .shown = shown,
        .effects = effects,
        .health = health,
        .outcome = c->gate->asked ? &c->gate->outcome : NULL,
        .geomean = geomean,
    };
    warn_if_apart(c, effects);
    c->doc->doc.title = "Benchmarks";
    pa_report_add_diff_bench(&c->doc->doc, &what);
    return true;
}

pa_code pa_bench_diff(pa_bench *bench, const pa_bench_opts *opts, pa_doc **out, pa_error *err)
{
    struct comparing c = {0};
    begin(&c, bench, "bench-diff", err);
    return end(&c, take_options(&c, opts) && compare(&c) && report(&c), out);
}

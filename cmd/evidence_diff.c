// SPDX-License-Identifier: Apache-2.0
#include "cmd/evidence_diff.h"

#include "bench/effect.h"
#include "gate/bench.h"
#include "report/diff_bench.h"
#include "report/gate.h"

#define AT(member) offsetof(struct pa_evidence_sides, member)

const struct pa_option pa_evidence_sides_options[] = {
    {PA_OPTION_LIST, "old", AT(old), .argument = "FILE...", .words = PA_OPTION_ALL_WORDS,
     .help = "compare: the files of the old side, up to the next option"},
    {PA_OPTION_LIST, "new", AT(new), .argument = "FILE...", .words = PA_OPTION_ALL_WORDS,
     .help = "those of the new side"},
    {PA_OPTION_DOUBLE, "min-effect", AT(min_effect), .argument = "SHARE", .most = 1e9,
     .fallback = "0.05", .help = "a smaller relative change does not matter"},
    {PA_OPTION_BOOL, "all", AT(all), .help = "every table, not only the rows that changed"},
    {PA_OPTION_GROUP, "Gate", AT(gate), .group = pa_diff_gate_options},
    {0},
};

bool pa_evidence_sides_given(const struct pa_context *ctx, const struct pa_evidence_sides *sides,
                             bool *given, struct pa_error *err)
{
    *given = sides->old.count && sides->new.count;
    if ((sides->old.count || sides->new.count) && (!*given || ctx->files.count))
        return pa_error_set(err, PA_ERROR_USAGE, "give both sides by --old and --new, no others");
    if (!*given && (sides->gate.fail_on || sides->gate.waivers || sides->gate.self_test))
        return pa_error_set(err, PA_ERROR_USAGE, "a gate needs two sides: --old and --new");
    if (!*given && !ctx->files.count)
        return pa_error_set(err, PA_ERROR_USAGE, "no files: usage: pa %s %s", ctx->command->name,
                            ctx->command->synopsis);
    return true;
}

struct job {
    struct pa_context *ctx;
    const struct pa_evidence_sides *sides;
    struct pa_gate gate;
    struct pa_waivers waivers;
    struct pa_pivot pivot;
    struct pa_bench_comparison comparison;
    struct pa_effects effects;
    struct pa_gate_outcome outcome;
};

static bool compare(struct job *j, struct pa_records *set, struct pa_error *err)
{
    const struct pa_compare_options how = {
        .alpha = .05, .confidence = .95, .min_effect = j->sides->min_effect, .runs = true};
    if (!pa_pivot_run(&j->pivot, set, err))
        return false;
    pa_compare(&j->pivot, set, &how, j->ctx->arena, &j->comparison);
    pa_effects_find(&j->comparison, j->ctx->arena, &j->effects);
    j->comparison.show = (struct pa_compare_show){.detectable = true};
    return true;
}

static bool judge(struct job *j, struct pa_error *err)
{
    const struct pa_gate_bench input = {&j->comparison, &j->effects, &j->waivers};
    const struct pa_gate_policy policy = pa_diff_gate_policy(&j->sides->gate);
    if (!j->sides->gate.fail_on) {
        if (!j->effects.count)
            j->ctx->status = PA_STATUS_UNDECIDED;
        return true;
    }
    pa_gate_begin(&j->outcome, &j->gate, &policy, j->ctx->arena);
    if (!pa_gate_bench(&j->outcome, &input, err))
        return false;
    pa_gate_finish(&j->outcome);
    pa_diff_gate_report_waivers(j->ctx, &j->sides->gate, &j->waivers);
    j->ctx->status = pa_diff_gate_status(&j->outcome);
    return true;
}

static bool prove(struct job *j, struct pa_doc *doc, struct pa_error *err)
{
    const struct pa_gate_bench input = {&j->comparison, &j->effects, NULL};
    struct pa_arena *arena = j->ctx->arena;
    struct pa_gate_proof *proofs = pa_arena_calloc(arena, j->gate.rule_count, sizeof *proofs);
    if (!pa_gate_bench_prove(&j->gate, &input, arena, proofs, err))
        return false;
    pa_doc_init(doc, arena, "bench-self-test", 1);
    bool all = pa_report_add_proofs(doc, proofs, j->gate.rule_count, &pa_gate_bench_words);
    j->ctx->status = all ? PA_STATUS_FINE : PA_STATUS_UNDECIDED;
    return true;
}

static bool run(struct job *j, struct pa_records *set, const char *note, struct pa_error *err)
{
    struct pa_doc doc;
    if (!pa_pivot_init(&j->pivot,
                       &(struct pa_pivot_options){"*", ".config", ".fullname", ".file", ""}, err) ||
        !pa_diff_gate_open(j->ctx, &j->sides->gate, &j->gate, &j->waivers, err))
        return false;
    if (!compare(j, set, err) || !judge(j, err))
        return false;
    if (j->sides->gate.self_test)
        return prove(j, &doc, err) && pa_output_print(&j->ctx->output, &doc, err);
    const struct pa_diff_bench report = {
        .comparison = &j->comparison,
        .shown = &j->comparison,
        .effects = &j->effects,
        .outcome = j->sides->gate.fail_on ? &j->outcome : NULL,
        .all = j->sides->all,
    };
    pa_doc_init(&doc, j->ctx->arena, "bench-diff", 1);
    pa_report_add_diff_bench(&doc, &report);
    if (note)
        pa_doc_warning(&doc, note);
    return pa_output_print(&j->ctx->output, &doc, err);
}

bool pa_evidence_diff(struct pa_context *ctx, const struct pa_evidence_sides *sides,
                      struct pa_records *set, const char *note, struct pa_error *err)
{
    struct job j = {.ctx = ctx, .sides = sides};
    bool ok = run(&j, set, note, err);
    pa_gate_outcome_release(&j.outcome);
    pa_waivers_release(&j.waivers);
    pa_gate_release(&j.gate);
    pa_pivot_release(&j.pivot);
    return ok;
}

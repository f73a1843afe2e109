// SPDX-License-Identifier: Apache-2.0
#include "cmd/diff_profiles.h"

#include "flags/compare_options.h"
#include "flags/side_words.h"
#include "report/diff_profiles.h"
#include "report/gate.h"
#include "view/side_kinds.h"

#include <string.h>

static const char MARKER[] = "diff";

struct job {
    struct pa_context *ctx;
    const struct pa_diff_options *options;
    struct pa_side_files files;
    struct pa_sides sides; // all profiles
    struct pa_side_kinds kinds;
    struct pa_records set; // of --bench
    struct pa_diff_benchmarks benchmarks;
    struct pa_gate gate;
    struct pa_waivers waivers;
    PA_VEC(const char *) types; // compared
    bool is_part;               // the document is a caller's, who gets sections
    struct pa_doc *doc;
};

// ---- What the options mean

static bool read_benchmarks(struct job *j, struct pa_error *err)
{
    static const char *const SIDES[] = {"old", "new"};
    const struct pa_words *bench = &j->options->profiles.bench;
    if (bench->count != 0 && bench->count != 2)
        return pa_error_set(err, PA_ERROR_USAGE, "--bench wants two files: OLD NEW");
    j->benchmarks.set = &j->set;
    for (size_t i = 0; i < bench->count; i++) {
        struct pa_words file = {&bench->items[i], 1};
        j->benchmarks.files[i] = bench->items[i];
        struct pa_bench_read read = {.options = &(struct pa_bench_reading){0},
                                     .label = SIDES[i],
                                     .warnings = j->ctx->warnings};
        if (!pa_bench_files_read(&file, &read, &j->set, err) ||
            !pa_bench_files_need_results(&read, err))
            return pa_error_prefix(err, "--bench");
    }
    return true;
}

static bool compare(struct job *j, struct pa_sides *sides, struct pa_diff_compared *compared,
                    struct pa_error *err)
{
    const struct pa_diff_profile_options *o = &j->options->profiles;
    struct pa_diff_how how = {
        .comparison = {.type = o->sample_index,
                       .norm = (enum pa_comparison_norm)o->norm,
                       .fdr = j->options->bench.statistics.fdr,
                       .min_effect = j->options->bench.statistics.min_effect,
                       .by_cum = o->cum,
                       .paired = j->options->bench.statistics.paired},
        .work.benchmarks = o->bench.count ? &j->benchmarks : NULL,
    };
    return pa_compare_operations(&o->ops, how.work.operations, err) &&
           pa_diff_compare(sides, &how, j->ctx->arena, compared, err);
}

static bool load(struct job *j, struct pa_error *err)
{
    const struct pa_diff_profile_options *o = &j->options->profiles;
    const struct pa_side_options options = {
        .filters = o->filters, .sample_index = o->sample_index, .mine = o->mine.mine};
    if (o->tree && o->by_label)
        return pa_error_set(err, PA_ERROR_USAGE, "--tree and --by-label exclude each other");
    if (!pa_diff_gate_open(j->ctx, &j->options->gate, &j->gate, &j->waivers, err) ||
        !pa_gate_fits_profiles(&j->gate, err) ||
        !pa_side_words_find(j->ctx, &j->options->old, &j->options->new, &j->files, err) ||
        !read_benchmarks(j, err) ||
        !pa_sides_load(pa_session_of(j->ctx), &j->files, &options, &j->sides, err))
        return false;
    pa_side_kinds_find(&j->sides, o->sample_index, j->ctx->arena, j->ctx->warnings, &j->kinds);
    return true;
}

// ---- The report

static const struct pa_strings *strings_of(const struct job *j)
{
    return j->sides.runs.items[0].profile->strings;
}

// A regression of any kind counts, and one that is undecided unless there is one.
static void add_status(struct job *j, enum pa_status status)
{
    if (status == PA_STATUS_DIFFERENT || j->ctx->status == PA_STATUS_FINE)
        j->ctx->status = status;
}

static bool has_stacks(const struct pa_sides *sides, const struct pa_diff_profile_options *o,
                       struct pa_error *err)
{
    for (size_t i = 0; o->tree && i < sides->runs.count; i++) {
        if (!pa_profile_needs_stacks(sides->runs.items[i].profile, "pa diff --tree", err))
            return pa_error_prefix(err, "%s", sides->paths.items[i]);
    }
    return true;
}

static bool add_kind(struct job *j, struct pa_side_kind *kind, struct pa_error *err)
{
    const struct pa_diff_profile_options *o = &j->options->profiles;
    const struct pa_gate_policy policy = pa_diff_gate_policy(&j->options->gate);
    struct pa_gate_outcome outcome;
    pa_gate_begin(&outcome, &j->gate, &policy, j->ctx->arena);
    const struct pa_diff_report report = {
        .names = (enum pa_symbol_level)o->names,
        .noise = o->noise,
        .shares = o->shares,
        .rows = o->rows > 0 ? (size_t)o->rows : 0,
        .tree = o->tree,
        .by_label = o->by_label,
        .benchmarks = o->bench.count ? &j->benchmarks : NULL,
        .warnings = j->ctx->warnings,
        .outcome = j->gate.rule_count ? &outcome : NULL,
        .waivers = &j->waivers,
    };
    struct pa_diff_compared compared;
    bool ok = has_stacks(&kind->sides, o, err) && compare(j, &kind->sides, &compared, err) &&
              pa_report_add_diff(j->doc, &compared, &report, err);
    if (ok)
        pa_vec_push(&j->types, compared.comparison->type);
    if (ok && j->gate.rule_count)
        add_status(j, pa_diff_gate_status(&outcome));
    pa_gate_outcome_release(&outcome);
    return ok;
}

// A rule that names a kind of profile of which none were compared decides nothing.
static void check_rules(struct job *j)
{
    for (size_t i = 0; i < j->gate.rule_count; i++) {
        const struct pa_gate_rule *rule = &j->gate.rules[i];
        bool found = !rule->kind;
        for (size_t k = 0; k < j->types.count; k++)
            found |= !found && strcmp(rule->kind, j->types.items[k]) == 0;
        if (found)
            continue;
        pa_doc_warning(j->doc, pa_arena_printf(j->ctx->arena,
                                               "%s decides nothing: no profiles of %s are compared",
                                               rule->text, rule->kind));
        add_status(j, pa_diff_gate_undecided(&j->options->gate));
    }
}

static bool build(struct job *j, struct pa_error *err)
{
    bool several = j->kinds.list.count > 1;
    if (!j->is_part)
        pa_doc_init(j->doc, j->ctx->arena, several ? "diff-kinds" : "diff-profiles", 1);
    for (size_t i = 0; i < j->kinds.list.count; i++) {
        struct pa_side_kind *kind = &j->kinds.list.items[i];
        if (several || j->is_part)
            pa_doc_section(j->doc, "diff-profiles", 1)->section.title = kind->name;
        if (!add_kind(j, kind, err))
            return several ? pa_error_prefix(err, "%s", kind->name) : false;
    }
    pa_doc_name_sides(j->doc, j->files.labels);
    check_rules(j);
    if (j->gate.rule_count && j->kinds.left_out)
        add_status(j, pa_diff_gate_undecided(&j->options->gate));
    pa_diff_gate_report_waivers(j->ctx, &j->options->gate, &j->waivers);
    return true;
}

static bool prove(struct job *j, struct pa_error *err)
{
    struct pa_diff_compared compared;
    if (!compare(j, &j->kinds.list.items[0].sides, &compared, err))
        return false;
    const struct pa_gate_profiles_proof input = {compared.sides->runs.items,
                                                 compared.sides->runs.count, &compared.how,
                                                 compared.comparison, strings_of(j)};
    const struct pa_gate_words words = {"function", "quantity",
                                        &(struct pa_diff_names){.strings = strings_of(j)}};
    struct pa_arena *arena = j->ctx->arena;
    struct pa_gate_proof *proofs = pa_arena_calloc(arena, j->gate.rule_count, sizeof *proofs);
    if (!pa_gate_profiles_prove(&j->gate, &input, arena, proofs, err))
        return false;
    if (j->is_part)
        pa_doc_section(j->doc, "diff-profiles-self-test", 1)->section.title = "Profiles";
    else
        pa_doc_init(j->doc, arena, "diff-profiles-self-test", 1);
    if (!pa_report_add_proofs(j->doc, proofs, j->gate.rule_count, &words)) {
        j->ctx->status = PA_STATUS_UNDECIDED;
        pa_doc_warning(j->doc, "not every rule can fail: more profiles a side, or longer ones, "
                               "are needed");
    }
    return true;
}

static bool add(struct job *j, struct pa_error *err)
{
    return load(j, err) && (j->options->gate.self_test ? prove(j, err) : build(j, err));
}

static void release(void *object)
{
    struct job *j = object;
    pa_vec_release(&j->types);
    pa_waivers_release(&j->waivers);
    pa_gate_release(&j->gate);
    pa_records_release(&j->set);
    pa_side_kinds_release(&j->kinds);
    pa_sides_release(&j->sides);
}

bool pa_diff_profiles_add(struct pa_context *ctx, const struct pa_diff_options *options,
                          struct pa_doc *doc, struct pa_error *err)
{
    struct job *j = pa_arena_calloc(ctx->arena, 1, sizeof *j);
    *j = (struct job){.ctx = ctx, .options = options, .doc = doc, .is_part = true};
    pa_arena_defer(ctx->arena, release, j); // the document borrows
    return add(j, err);
}

bool pa_diff_profiles_run(struct pa_context *ctx, const struct pa_diff_options *options,
                          struct pa_error *err)
{
    struct pa_doc doc;
    struct job j = {.ctx = ctx, .options = options, .doc = &doc};
    const char *marker = pa_output_set_marker(&ctx->output, MARKER);
    bool ok = add(&j, err) && pa_diff_append_summary(options->summary_file, &doc, marker, err) &&
              pa_output_print(&ctx->output, &doc, err);
    release(&j);
    return ok;
}

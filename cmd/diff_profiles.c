// SPDX-License-Identifier: Apache-2.0
#include "cmd/diff_profiles.h"
#include "report/report_header.h"

#include "analysis/comparison_moved.h"
#include "cmd/diff_join.h"
#include "cmd/diff_profiles_gate.h"
#include "cmd/diff_profiles_proof.h"
#include "cmd/diff_sides.h"
#include "cmd/diff_work.h"
#include "report/diff_labels.h"
#include "report/diff_profiles_doc.h"
#include "report/diff_tree.h"
#include "report/report_header.h"

static const char MARKER[] = "diff";

enum { MOST_JOINED = 10 }; // functions of a benchmark, unless --nodecount says otherwise

#define AT(member) offsetof(struct pa_diff_profile_options, member)

static const struct pa_choice norms[] = {
    {"auto", PA_NORM_AUTO, "none if all runs seem to have done the same work, else median"},
    {"median", PA_NORM_MEDIAN, "what most functions agree on"},
    {"ops", PA_NORM_WORK, "operations, by --ops, or by --bench with one benchmark"},
    {"total", PA_NORM_TOTAL, "shares of the total"},
    {"none", PA_NORM_NONE, "both sides did the same work"},
    {0},
};

const struct pa_option pa_diff_profile_table[] = {
    {PA_OPTION_STRING, "sample-index", AT(sample_index), .argument = "TYPE",
     .help = "which sample type to compare: its name or number"},
    {PA_OPTION_BOOL, "cum", AT(cum), .help = "judge by cumulative values, not flat ones"},
    {PA_OPTION_CHOICE, "norm", AT(norm), .argument = "HOW", .choices = norms, .fallback = "auto",
     .help = "what makes sides of different length comparable"},
    {PA_OPTION_DOUBLE, "min-effect", AT(min_effect), .argument = "SHARE", .fallback = "0.05",
     .help = "a smaller relative change does not matter"},
    {PA_OPTION_BOOL, "noise", AT(noise), .help = "also the functions whose change is noise"},
    {PA_OPTION_INT, "nodecount", AT(rows), .letter = 'n', .argument = "N", .fallback = "0",
     .help = "at most N functions; 0: all"},
    {PA_OPTION_BOOL, "tree", AT(tree), .help = "the frames that changed, from the roots down"},
    {PA_OPTION_STRING, "by-label", AT(by_label), .argument = "KEY",
     .help = "compare within each value of a label"},
    {PA_OPTION_LIST, "bench", AT(bench), .argument = "OLD NEW", .words = 2,
     .help = "benchmark results: attribute their change to functions"},
    {PA_OPTION_LIST, "ops", AT(ops), .argument = "OLD NEW", .words = 2,
     .help = "operations that a profile of each side measured: values are those of one"},
    {PA_OPTION_GROUP, NULL, AT(mine), .group = pa_mine_options},
    {PA_OPTION_CHOICE, "names", AT(names), .argument = "LEVEL", .choices = pa_names_choices,
     .help = "how much of functions' names to show; json and csv have all of it"},
    {PA_OPTION_BOOL, "shares", AT(shares), .help = "shares of the total instead of values"},
    {PA_OPTION_STRING, "focus", AT(filters.focus), .argument = "REGEX",
     .help = "only samples with a matching frame"},
    {PA_OPTION_STRING, "hide", AT(filters.hide), .argument = "REGEX",
     .help = "leave out matching frames"},
    {PA_OPTION_STRING, "show", AT(filters.show), .argument = "REGEX",
     .help = "only matching frames"},
    {PA_OPTION_STRING, "tagfocus", AT(filters.tag_focus), .argument = "[KEY=]VALUE",
     .help = "only samples with such a label"},
    {0},
};

struct job {
    struct pa_context *ctx;
    const struct pa_diff_profile_options *options;
    struct pa_session *session;
    struct pa_diff_runs runs;
    struct pa_gate gate;
    struct pa_waivers waivers;
    struct pa_comparison_options how;
    struct pa_profile_comparison *comparison;
    double operations; // of pa_diff_operations()
    struct pa_diff_names names;
    struct pa_doc doc;
};

static bool compare_runs(struct job *j, struct pa_error *err)
{
    struct pa_comparison_run *runs = j->runs.list.items;
    size_t count = j->runs.list.count;
    if (!pa_diff_find_work(j->ctx, j->options, runs, count, err) ||
        !pa_compare_profiles(runs, count, &j->how, j->ctx->arena, &j->comparison, err) ||
        !pa_comparison_find_moved(j->comparison, runs, count, j->how.type, err))
        return false;
    j->operations = pa_diff_operations(j->comparison, runs);
    return true;
}

// Of one's own code there may be few functions: how much each run measured, all of them tell.
static bool compare_mine(struct job *j, struct pa_error *err)
{
    struct pa_comparison_run *runs = j->runs.list.items, *whole = j->runs.whole.items;
    size_t count = j->runs.list.count;
    struct pa_profile_comparison *all;
    if (!pa_diff_find_work(j->ctx, j->options, whole, count, err) ||
        !pa_compare_profiles(whole, count, &j->how, j->ctx->arena, &all, err))
        return false;
    for (size_t r = 0; r < count; r++)
        runs[r].work = all->factors[r];
    j->how.norm = PA_NORM_WORK;
    if (!pa_compare_profiles(runs, count, &j->how, j->ctx->arena, &j->comparison, err) ||
        !pa_comparison_find_moved(j->comparison, runs, count, j->how.type, err))
        return false;
    j->operations = pa_diff_operations(all, whole);
    j->comparison->norm = all->norm;
    j->comparison->total = all->total;
    return true;
}

static bool check_pairs(struct job *j, struct pa_error *err)
{
    size_t of_side[2] = {0, 0};
    for (size_t r = 0; r < j->runs.list.count; r++)
        of_side[j->runs.list.items[r].side]++;
    return of_side[0] == of_side[1] ||
           pa_error_set(err, PA_ERROR_USAGE,
                        "--paired: the old side has %zu profiles and the new one %zu", of_side[0],
                        of_side[1]);
}

static bool compare(struct job *j, struct pa_error *err)
{
    const struct pa_diff_profile_options *o = j->options;
    j->how = (struct pa_comparison_options){
        .type = o->sample_index,
        .norm = (enum pa_comparison_norm)o->norm,
        .fdr = o->fdr,
        .min_effect = o->min_effect,
        .by_cum = o->cum,
        .paired = o->paired,
    };
    if (o->paired && !check_pairs(j, err))
        return false;
    return j->runs.whole.count ? compare_mine(j, err) : compare_runs(j, err);
}

static void apply_gate(struct job *j)
{
    struct pa_diff_verdict verdict;
    pa_diff_gate_judge(&j->gate, j->comparison, &j->session->strings, &j->waivers, &verdict);
    pa_diff_verdict_document(&j->doc, &verdict, &j->names);
    j->ctx->status = pa_diff_verdict_status(&verdict);
    pa_diff_verdict_release(&verdict);
    pa_diff_gate_report_waivers(j->ctx, &j->options->gate, &j->waivers);
}

static bool add_join(struct job *j, struct pa_error *err)
{
    const struct pa_diff_profile_options *o = j->options;
    const struct pa_diff_join_input input = {&o->bench,
                                             j->runs.list.items,
                                             j->runs.list.count,
                                             &j->how,
                                             j->comparison,
                                             &j->names,
                                             o->rows > 0 ? (size_t)o->rows : MOST_JOINED};
    return !o->bench.count || pa_diff_join(j->ctx, &input, &j->doc, err);
}

static bool add_tree(struct job *j, const struct pa_diff_shown *shown, struct pa_error *err)
{
    struct pa_compared_tree *tree;
    if (!pa_compare_trees(j->comparison, j->runs.list.items, j->runs.list.count, &j->how,
                          j->ctx->arena, &tree, err))
        return false;
    pa_diff_tree_document(&j->doc, tree, j->comparison, shown);
    return true;
}

static bool build(struct job *j, struct pa_error *err)
{
    const struct pa_diff_profile_options *o = j->options;
    j->names = pa_diff_names_at(j->comparison, &j->session->strings, (enum pa_symbol_level)o->names,
                                j->ctx->arena);
    const struct pa_diff_shown shown = {
        .names = j->names,
        .noise = o->noise,
        .shares = o->shares,
        .operations = j->operations,
        .rows = o->rows > 0 ? (size_t)o->rows : SIZE_MAX,
    };
    const struct pa_diff_labels_input labels = {o->by_label, j->runs.list.items, j->runs.list.count,
                                                &j->how,     j->comparison,      &shown};
    bool ok = true;
    if (o->paired && !j->comparison->paired)
        pa_warnings_add(j->ctx->warnings, "--paired: too few pairs to be tested as such");
    pa_diff_profiles_head(&j->doc, j->ctx->arena, j->comparison);
    if (o->mine.mine)
        pa_report_header_mine(&j->doc, &j->runs.mine);
    if (o->by_label)
        ok = pa_diff_labels(&j->doc, &labels, err);
    else if (o->tree)
        ok = add_tree(j, &shown, err);
    else
        pa_diff_functions(&j->doc, j->comparison, &shown);
    ok = ok && add_join(j, err);
    if (ok && j->gate.rule_count)
        apply_gate(j);
    return ok;
}

static bool prove(struct job *j, struct pa_error *err)
{
    struct pa_diff_proof_input input = {j->runs.list.items, j->runs.list.count, &j->how,
                                        j->comparison, &j->session->strings};
    return pa_diff_profiles_prove(&input, &j->gate, j->ctx->arena, &j->doc, &j->ctx->status, err);
}

static bool run(struct job *j, const struct pa_words *old, const struct pa_words *new,
                struct pa_error *err)
{
    const struct pa_diff_profile_options *o = j->options;
    struct pa_diff_sides sides = {0};
    if (o->bench.count && o->bench.count != 2)
        return pa_error_set(err, PA_ERROR_USAGE, "--bench wants two files: OLD NEW");
    if (o->tree && o->by_label)
        return pa_error_set(err, PA_ERROR_USAGE, "--tree and --by-label exclude each other");
    j->session = pa_session_of(j->ctx);
    if (!pa_diff_gate_open(j->ctx, &o->gate, &j->gate, &j->waivers, err) ||
        !pa_diff_gate_fits_profiles(&j->gate, err) ||
        !pa_diff_sides_find(j->ctx, old, new, &sides, err) ||
        !pa_diff_sides_load(j->session, &sides, o, &j->runs, err) || !compare(j, err))
        return false;
    if (!(o->gate.self_test ? prove(j, err) : build(j, err)))
        return false;
    j->ctx->output.print.marker = MARKER;
    return pa_diff_append_summary(o->summary_file, &j->doc, MARKER, err) &&
           pa_output_print(&j->ctx->output, &j->doc, err);
}

bool pa_diff_profiles_run(struct pa_context *ctx, const struct pa_words *old,
                          const struct pa_words *new, const struct pa_diff_profile_options *options,
                          struct pa_error *err)
{
    struct job j = {.ctx = ctx, .options = options};
    bool ok = run(&j, old, new, err);
    pa_waivers_release(&j.waivers);
    pa_gate_release(&j.gate);
    pa_vec_release(&j.runs.list);
    pa_vec_release(&j.runs.whole);
    return ok;
}

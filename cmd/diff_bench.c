// SPDX-License-Identifier: Apache-2.0
#include "cmd/diff_bench.h"

#include "bench/health.h"
#include "bench/hint.h"
#include "bench/record_numbers.h"
#include "cmd/chart_output.h"
#include "flags/side_words.h"
#include "pictures/bench_chart.h"
#include "report/diff_bench.h"
#include "report/gate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char MARKER[] = "bench-diff";

// All that lives as long as the report.
struct diff {
    struct pa_context *ctx;
    const struct pa_diff_options *options;
    struct pa_records set;
    struct pa_pivot pivot;
    struct pa_gate gate;
    struct pa_waivers waivers;
    struct pa_bench_comparison comparison, shown;
    bool is_part;            // its document is a section
    bool skipped;            // --keep-going left out a file
    const char *no_baseline; // an old side without results, under a gate
    struct pa_effects effects;
    struct pa_health health;
    struct pa_gate_outcome outcome;
};

// `is_old`: the first of the files is the old side, or all of them are.
static bool read_side(struct diff *d, const struct pa_words *files, const char *label, bool is_old,
                      struct pa_error *err)
{
    struct pa_bench_read read = {.options = &d->options->reading,
                                 .label = label,
                                 .warnings = d->ctx->warnings,
                                 .opened = d->ctx->opened};
    bool ok = pa_bench_files_read(files, &read, &d->set, err);
    d->skipped |= read.skipped;
    // An old side that is empty is no baseline: a gate is undecided then.
    if (ok && d->options->gate.fail_on && is_old && read.first_empty && read.empty.count == 1)
        d->no_baseline = read.empty.items[0];
    else if (ok)
        ok = pa_bench_files_need_results(&read, err);
    return ok;
}

static bool read_sides(struct diff *d, struct pa_error *err)
{
    const struct pa_diff_options *o = d->options;
    if (o->old.count == 0 && o->new.count == 0)
        return read_side(d, &d->ctx->files, NULL, true, err);
    if (o->old.count == 0 || o->new.count == 0 || d->ctx->files.count > 0)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "give both sides by --old and --new, or both as OLD NEW");
    return read_side(d, &o->old, "old", true, err) && read_side(d, &o->new, "new", false, err);
}

static void drop_nan(struct diff *d)
{
    pa_records_drop_nan(&d->set);
    for (size_t i = 0; i < d->set.warnings.count; i++)
        pa_warnings_add(d->ctx->warnings, "%s", d->set.warnings.items[i]);
    d->set.warnings.count = 0;
}

static void mark_exact(struct diff *d)
{
    for (size_t i = 0; i < d->options->exact.count; i++) {
        const char *unit = d->options->exact.items[i];
        const char *old = pa_records_meta_set(&d->set, unit, "assume", "exact");
        if (old)
            pa_warnings_add(d->ctx->warnings, "--exact %s: the files say assume=%s", unit, old);
    }
}

// --better UNIT=higher, for units of which neither pa nor the files know it.
static bool set_directions(struct diff *d, struct pa_error *err)
{
    for (size_t i = 0; i < d->options->better.count; i++) {
        const char *word = d->options->better.items[i], *equals = strrchr(word, '=');
        bool known = equals && equals > word &&
                     (strcmp(equals, "=higher") == 0 || strcmp(equals, "=lower") == 0);
        if (!known)
            return pa_error_set(err, PA_ERROR_USAGE,
                                "--better %s: UNIT=higher or UNIT=lower is wanted", word);
        const char *unit = pa_arena_strndup(d->ctx->arena, word, (size_t)(equals - word));
        const char *old = pa_records_meta_set(&d->set, unit, "better", equals + 1);
        if (old)
            pa_warnings_add(d->ctx->warnings, "--better %s: the files say better=%s", word, old);
    }
    return true;
}

// Whether the geometric mean's interval is wanted: resampling takes seconds for tens of thousands
// of rows, so it is made only for formats that show it.
static bool wants_geomean(const struct diff *d)
{
    return d->options->interval || pa_output_is_for(&d->ctx->output, PA_FOR_DATA);
}

static bool compare(struct diff *d, struct pa_error *err)
{
    const struct pa_diff_options *o = d->options;
    struct pa_arena *arena = d->ctx->arena;
    struct pa_compare_options statistics = o->bench.statistics;
    statistics.runs = !o->pool;
    if (!pa_pivot_run(&d->pivot, &d->set, err))
        return false;
    pa_compare(&d->pivot, &d->set, &statistics, arena, &d->comparison);
    pa_effects_find(&d->comparison, arena, &d->effects);
    if (wants_geomean(d))
        pa_effects_geomean(&d->comparison, arena);
    d->comparison.show = (struct pa_compare_show){
        .interval = o->interval,
        .q = o->bench.statistics.fdr > 0,
        .detectable = true,
    };
    if (o->noise_checks)
        pa_health_check(&d->comparison, arena, &d->health);
    d->shown = d->comparison;
    d->shown.tables = pa_arena_memdup(arena, d->comparison.tables,
                                      d->comparison.table_count * sizeof *d->shown.tables);
    pa_compare_rows(&d->shown, (enum pa_rows_order)o->sort, arena);
    return true;
}

static bool judge_all(struct diff *d, struct pa_error *err)
{
    const struct pa_diff_options *o = d->options;
    const struct pa_gate_bench own = {&d->comparison, &d->effects, &d->waivers};
    if (!d->no_baseline && !pa_gate_bench(&d->outcome, &own, err))
        return false;
    for (size_t i = 0; i < o->more_count; i++) {
        const struct pa_gate_bench more = {o->more[i].comparison, o->more[i].effects, &d->waivers};
        if (!pa_gate_bench(&d->outcome, &more, err))
            return false;
    }
    return true;
}

static bool judge(struct diff *d, struct pa_error *err)
{
    const struct pa_diff_options *o = d->options;
    if (o->gate.fail_on) {
        const struct pa_gate_policy policy = pa_diff_gate_policy(&o->gate);
        pa_gate_begin(&d->outcome, &d->gate, &policy, d->ctx->arena);
        d->outcome.no_baseline = d->no_baseline;
        if (!judge_all(d, err))
            return false;
        pa_gate_finish(&d->outcome);
        pa_diff_gate_report_waivers(d->ctx, &o->gate, &d->waivers);
        d->ctx->status = pa_diff_gate_status(&d->outcome);
    } else if (d->effects.count == 0) {
        d->ctx->status = PA_STATUS_UNDECIDED;
    }
    if (d->effects.count == 0 && !d->no_baseline) {
        const char *hint = pa_bench_hint(&d->set, d->ctx->arena);
        pa_warnings_add(d->ctx->warnings,
                        "nothing to compare: no benchmark has both sides in one table%s%s",
                        hint ? ": " : "", hint ? hint : "");
    }
    return true;
}

static bool draw(const void *data, struct pa_scene *scene, struct pa_error *err)
{
    const struct diff *d = data;
    return pa_bench_chart(&d->shown, d->ctx->arena, d->ctx->warnings, scene, err);
}

static bool add_picture(struct diff *d, struct pa_doc *doc, struct pa_error *err)
{
    if (!pa_output_has(&d->ctx->output, "html") || d->effects.count == 0)
        return true;
    pa_doc_heading(doc, "Samples")->audience = PA_FOR_PAGES; // ends what is folded before
    return pa_chart_add_figure(
        d->ctx, doc,
        &(struct pa_chart_output){.name = "samples", .title = "Samples", .draw = draw, .data = d},
        err);
}

static void begin(const struct diff *d, struct pa_doc *doc, const char *name)
{
    if (d->is_part)
        pa_doc_section(doc, name, 1)->section.title = "Benchmarks";
    else
        pa_doc_init(doc, d->ctx->arena, name, 1);
}

static void build(const struct diff *d, struct pa_doc *doc)
{
    const struct pa_diff_bench report = {
        .comparison = &d->comparison,
        .shown = &d->shown,
        .effects = &d->effects,
        .health = &d->health,
        .outcome = d->options->gate.fail_on ? &d->outcome : NULL,
        .all = d->options->all,
        .geomean = wants_geomean(d),
        .order = (enum pa_rows_order)d->options->sort,
    };
    begin(d, doc, "bench-diff");
    if (!d->is_part)
        doc->title = "Benchmarks";
    pa_report_add_diff_bench(doc, &report);
}

// Instead of the comparison: would the rules see a regression?
static bool prove(struct diff *d, struct pa_doc *doc, struct pa_error *err)
{
    const struct pa_gate_bench input = {&d->comparison, &d->effects, NULL};
    struct pa_arena *arena = d->ctx->arena;
    struct pa_gate_proof *proofs = pa_arena_calloc(arena, d->gate.rule_count, sizeof *proofs);
    if (!pa_gate_bench_prove(&d->gate, &input, arena, proofs, err))
        return false;
    begin(d, doc, "bench-self-test");
    bool all = pa_report_add_proofs(doc, proofs, d->gate.rule_count, &pa_gate_bench_words);
    d->ctx->status = all ? PA_STATUS_FINE : PA_STATUS_UNDECIDED;
    pa_gate_add_notes(doc, &d->outcome, PA_FOR_ALL);
    if (!all)
        pa_doc_warning(doc, "not every rule can fail: nothing matches it, or it needs more samples "
                            "a side");
    return true;
}

// The commands of one file of hyperfine are the sides, unless the layout was asked for.
static bool lay_out_commands(struct diff *d, struct pa_error *err)
{
    struct pa_pivot_options layout = d->options->bench.layout;
    if (!pa_bench_options_plain_layout(&d->options->bench) || !pa_bench_are_commands(&d->set))
        return true;
    layout.row = ".file";
    layout.col = ".fullname";
    pa_pivot_release(&d->pivot);
    d->pivot = (struct pa_pivot){0};
    return pa_pivot_init(&d->pivot, &layout, err);
}

static bool add(struct diff *d, struct pa_doc *doc, struct pa_error *err)
{
    const struct pa_bench_options *o = &d->options->bench;
    if (!pa_pivot_init(&d->pivot, &o->layout, err) ||
        !pa_diff_gate_open(d->ctx, &d->options->gate, &d->gate, &d->waivers, err) ||
        !read_sides(d, err) || !lay_out_commands(d, err))
        return false;
    drop_nan(d);
    mark_exact(d);
    if (!set_directions(d, err))
        return false;
    if (!compare(d, err) || !judge(d, err))
        return false;
    bool ok = true;
    if (d->options->gate.self_test)
        ok = prove(d, doc, err);
    else
        build(d, doc);
    if (d->skipped)
        d->ctx->status = PA_STATUS_ERROR;
    struct pa_side_files sides;
    if (d->options->old.count == 0 && pa_side_words_split(&d->ctx->files, d->ctx->arena, &sides))
        pa_doc_name_sides(doc, sides.labels);
    return ok && (d->options->gate.self_test || add_picture(d, doc, err));
}

static void release(void *object)
{
    struct diff *d = object;
    pa_gate_outcome_release(&d->outcome);
    pa_waivers_release(&d->waivers);
    pa_gate_release(&d->gate);
    pa_pivot_release(&d->pivot);
    pa_records_release(&d->set);
}

bool pa_diff_bench_add(struct pa_context *ctx, const struct pa_diff_options *options,
                       struct pa_doc *doc, struct pa_error *err)
{
    struct diff *d = pa_arena_calloc(ctx->arena, 1, sizeof *d);
    *d = (struct diff){.ctx = ctx, .options = options, .is_part = true};
    pa_arena_defer(ctx->arena, release, d); // the document borrows
    return add(d, doc, err);
}

bool pa_diff_bench_run(struct pa_context *ctx, const struct pa_diff_options *options,
                       struct pa_error *err)
{
    struct diff d = {.ctx = ctx, .options = options};
    struct pa_doc doc;
    const char *marker = pa_output_set_marker(&ctx->output, MARKER);
    bool ok = add(&d, &doc, err) &&
              pa_diff_append_summary(options->summary_file, &doc, marker, err) &&
              pa_output_print(&ctx->output, &doc, err);
    release(&d);
    return ok;
}

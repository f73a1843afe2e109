// SPDX-License-Identifier: Apache-2.0
#include "report/history.h"

#include "cli/command.h"
#include "cmd/chart_output.h"
#include "cmd/history_add.h"
#include "cmd/history_inputs.h"
#include "flags/bench_files.h"
#include "flags/diff_gate.h"
#include "history/gate.h"
#include "pictures/history_chart.h"

#include <glob.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct options {
    struct pa_bench_reading reading;
    const char *filter, *since;
    int order; // enum pa_history_order
    struct pa_words better;
    struct pa_diff_gate gate;
    struct pa_history_add add;
    double fdr;
    bool all;
};

static const struct pa_choice orders[] = {
    {"auto", PA_HISTORY_AUTO, "the first of the others that all files have"},
    {"content", PA_HISTORY_BY_CONTENT, "times in the files (date:)"},
    {"name", PA_HISTORY_BY_NAME, "times in the files or their names"},
    {"number", PA_HISTORY_BY_NUMBER, "numbers in the names of files"},
    {"file", PA_HISTORY_BY_FILE, "times of change of the files"},
    {"given", PA_HISTORY_AS_GIVEN, "as the command line gives them"},
    {0},
};

static const struct pa_choice pictures[] = {
    {"svg", PA_FORMAT_SVG, "a small chart for each series"},
    {"png", PA_FORMAT_PNG, "the same as pixels"},
    {"pdf", PA_FORMAT_PDF, "the same for print"},
    {0},
};

static const struct pa_option gate_table[] = {
    {PA_OPTION_STRING, "fail-on", offsetof(struct pa_diff_gate, fail_on), .argument = "RULES",
     .help = "exit with 1 on a confirmed step for the worse, e.g. 'step>3%', 'drift>5%'"},
    {PA_OPTION_STRING, "waivers", offsetof(struct pa_diff_gate, waivers), .argument = "FILE",
     .help = "changes that are known, for a time: of NAME, NAME@COMMIT or *@COMMIT"},
    {PA_OPTION_STRING, "today", offsetof(struct pa_diff_gate, today), .hidden = true,
     .argument = "DATE", .help = "the day that waivers expire by"},
    {0},
};

static const struct pa_option table[] = {
    {PA_OPTION_BOOL, "all", offsetof(struct options, all),
     .help = "list outliers and what came back as well"},
    {PA_OPTION_STRING, "since", offsetof(struct options, since), .argument = "COMMIT",
     .help = "only changes behind this commit, or from this time on"},
    {PA_OPTION_STRING, "filter", offsetof(struct options, filter), .argument = "FILTER",
     .fallback = "*", .help = "only measurements that match, e.g. '.unit:ns/op -.name:/Slow/'"},
    {PA_OPTION_CHOICE, "order", offsetof(struct options, order), .argument = "HOW",
     .choices = orders, .fallback = "auto", .help = "which came first"},
    {PA_OPTION_DOUBLE, "fdr", offsetof(struct options, fdr), .argument = "RATE", .fallback = "0.05",
     .least = 1e-9, .most = 1, .help = "false discovery rate of confirmed steps over all series"},
    {PA_OPTION_LIST, "better", offsetof(struct options, better), .argument = "UNIT=HOW",
     .help = "which direction of a unit is better, higher or lower"},
    {PA_OPTION_GROUP, "Gate", offsetof(struct options, gate), .group = gate_table},
    {PA_OPTION_GROUP, "Keeping a history", offsetof(struct options, add),
     .group = pa_history_add_options},
    {PA_OPTION_GROUP, "Input", offsetof(struct options, reading),
     .group = pa_bench_reading_options},
    {0},
};

// All that lives as long as the report.
struct job {
    struct pa_context *ctx;
    const struct options *options;
    struct pa_records set;
    struct pa_history history;
    struct pa_gate gate;
    struct pa_waivers waivers;
    struct pa_gate_outcome outcome;
};

// --better UNIT=higher, for units of which neither pa nor the files know it.
static bool set_directions(struct job *j, struct pa_error *err)
{
    for (size_t i = 0; i < j->options->better.count; i++) {
        const char *word = j->options->better.items[i], *equals = strrchr(word, '=');
        bool known = equals && equals > word &&
                     (strcmp(equals, "=higher") == 0 || strcmp(equals, "=lower") == 0);
        if (!known)
            return pa_error_set(err, PA_ERROR_USAGE,
                                "--better %s: UNIT=higher or UNIT=lower is wanted", word);
        const char *unit = pa_arena_strndup(j->ctx->arena, word, (size_t)(equals - word));
        const char *old = pa_records_meta_set(&j->set, unit, "better", equals + 1);
        if (old)
            pa_warnings_add(j->ctx->warnings, "--better %s: the files say better=%s", word, old);
    }
    return true;
}

static bool judge(struct job *j, struct pa_error *err)
{
    const struct pa_diff_gate *o = &j->options->gate;
    const struct pa_gate_policy policy = pa_diff_gate_policy(o);
    pa_history_acknowledge(&j->history, &j->waivers, j->ctx->arena);
    if (o->fail_on) {
        pa_gate_begin(&j->outcome, &j->gate, &policy, j->ctx->arena);
        if (!pa_history_gate(&j->outcome, &j->history, &j->set, err))
            return false;
        pa_gate_finish(&j->outcome);
        j->ctx->status = pa_diff_gate_status(&j->outcome);
    }
    pa_diff_gate_report_waivers(j->ctx, o, &j->waivers);
    return true;
}

static bool draw(const void *data, struct pa_scene *scene, struct pa_error *err)
{
    const struct job *j = data;
    return pa_history_chart(&j->history, j->ctx->arena, j->ctx->warnings, scene, err);
}

static bool report(struct job *j, struct pa_error *err)
{
    const struct options *o = j->options;
    struct pa_doc doc;
    const struct pa_history_options how = {.filter = o->filter,
                                           .order = (enum pa_history_order)o->order,
                                           .since = o->since,
                                           .fdr = o->fdr};
    const struct pa_report_history what = {.all = o->all,
                                           .outcome = o->gate.fail_on ? &j->outcome : NULL};
    if (!set_directions(j, err) ||
        !pa_history_make(&j->history, &j->set, &how, j->ctx->arena, err) || !judge(j, err))
        return false;
    pa_doc_init(&doc, j->ctx->arena, "history", 1);
    doc.title = "History";
    if (!pa_report_add_history(&doc, &j->history, &what, err))
        return false;
    return pa_chart_output(
        j->ctx, &doc,
        &(struct pa_chart_output){.name = "history", .title = "History", .draw = draw, .data = j},
        err);
}

// Patterns that the shell left alone: 'runs/*.txt'. In the order of their names.
static void expand_patterns(struct pa_context *ctx)
{
    PA_VEC(const char *) words = {0};
    for (size_t i = 0; i < ctx->files.count; i++) {
        const char *word = ctx->files.items[i];
        glob_t found;
        bool pattern = strpbrk(word, "*?[") && access(word, F_OK) != 0;
        if (!pattern || glob(word, 0, NULL, &found) != 0) {
            pa_vec_push(&words, word);
            continue;
        }
        for (size_t k = 0; k < found.gl_pathc; k++)
            pa_vec_push(&words, pa_arena_strdup(ctx->arena, found.gl_pathv[k]));
        globfree(&found);
    }
    ctx->files.items = pa_arena_memdup(ctx->arena, words.items, words.count * sizeof *words.items);
    ctx->files.count = words.count;
    pa_vec_release(&words);
}

static bool read_all(struct job *j, struct pa_bench_read *read, struct pa_error *err)
{
    return pa_history_inputs_read(j->ctx, &j->ctx->files, &j->set, err) &&
           (!j->ctx->files.count || (pa_bench_files_read(&j->ctx->files, read, &j->set, err) &&
                                     pa_bench_files_need_results(read, err)));
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    struct job j = {.ctx = ctx, .options = ctx->options};
    if (ctx->files.count > 1 && strcmp(ctx->files.items[0], "add") == 0) {
        ctx->files.items++;
        ctx->files.count--;
        if (pa_chart_is_picture(ctx->output.format))
            return pa_error_set(err, PA_ERROR_USAGE, "add draws no picture");
        return pa_history_add_run(ctx, &j.options->add, &j.options->reading, err);
    }
    expand_patterns(ctx);
    const struct pa_diff_gate *o = &j.options->gate;
    struct pa_bench_read read = {.options = &j.options->reading, .warnings = ctx->warnings};
    bool ok = o->fail_on ? pa_diff_gate_open(ctx, o, &j.gate, &j.waivers, err)
                         : pa_diff_gate_read_waivers(ctx, o, &j.waivers, err);
    ok = ok && read_all(&j, &read, err) && report(&j, err);
    if (read.skipped)
        ctx->status = PA_STATUS_ERROR;
    pa_gate_outcome_release(&j.outcome);
    pa_waivers_release(&j.waivers);
    pa_gate_release(&j.gate);
    pa_history_release(&j.history);
    pa_records_release(&j.set);
    return ok;
}

const struct pa_command pa_cmd_history = {
    .name = "history",
    .summary = "benchmark results over commits: is it getting worse?",
    .synopsis = "[add HISTORY] [OPTIONS] FILE...",
    .description = "Finds where each benchmark changed its level, and tells steps from outliers,\n"
                   "from drift and from changes of the machine. A folder stands for its files.",
    .options = table,
    .options_size = sizeof(struct options),
    .min_files = 1,
    .formats = pa_output_reports,
    .more_formats = pictures,
    .has_checks = true,
    .run = run,
};

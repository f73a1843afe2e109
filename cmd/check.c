// SPDX-License-Identifier: Apache-2.0
// What pa.conf says is to be compared, judged and written, in one run.
#include "check/init.h"
#include "check/inputs.h"
#include "check/page.h"
#include "cli/command.h"
#include "cmd/diff_bench.h"
#include "cmd/diff_profiles.h"

#include <string.h>
#include <unistd.h>

static const char MARKER[] = "check", NAME[] = "pa.conf";

struct check_options {
    bool init, print, self_test;
    const char *summary_file;
};

static const struct pa_option table[] = {
    {PA_OPTION_BOOL, "init", offsetof(struct check_options, init),
     .help = "write a commented pa.conf of what is in this folder"},
    {PA_OPTION_BOOL, "print", offsetof(struct check_options, print),
     .help = "print all settings, also those that have their defaults, and stop"},
    {PA_OPTION_BOOL, "self-test", offsetof(struct check_options, self_test),
     .help = "inject a regression and prove that the rules see it"},
    {PA_OPTION_STRING, "summary-file", offsetof(struct check_options, summary_file),
     .argument = "FILE", .help = "append the report as markdown, e.g. to $GITHUB_STEP_SUMMARY"},
    {0},
};

// ---- The file

// Finds pa.conf in this folder or the nearest one above it.
static const char *find_upwards(struct pa_arena *arena, struct pa_error *err)
{
    enum { MOST = 64 };
    const char *path = NAME;
    char here[4096];
    size_t depth = 0;
    if (getcwd(here, sizeof here)) {
        for (const char *c = here; *c; c++)
            depth += *c == '/' && c[1];
    }
    for (size_t i = 0; i <= depth && i < MOST; i++) {
        if (access(path, F_OK) == 0)
            return path;
        path = pa_arena_printf(arena, "../%s", path);
    }
    pa_error_set(err, PA_ERROR_USAGE,
                 "no pa.conf here or in a folder above (pa check --init writes one)");
    return NULL;
}

// ---- Where to write

static bool is_given(const struct pa_context *ctx, const char *name)
{
    for (size_t i = 0; i < ctx->parsed->list.count; i++) {
        const struct pa_option_use *use = &ctx->parsed->list.items[i];
        if (use->given && strcmp(use->option->name, name) == 0)
            return true;
    }
    return false;
}

// What the command line says counts; its files are written as well.
static bool open_outputs(struct pa_context *ctx, struct pa_check_settings *s, struct pa_error *err)
{
    struct pa_output_options *o = &s->output.options;
    struct pa_output *out = &ctx->output;
    struct pa_words paths = {pa_arena_calloc(ctx->arena, o->copies.count + 1, sizeof(char *)), 0};
    for (size_t i = 0; i < o->copies.count; i++)
        paths.items[paths.count++] = pa_check_path_of(s, o->copies.items[i]);
    const struct pa_copies_plan plan = {&paths, o->format, o->link_base};
    out->quiet |= o->quiet && !is_given(ctx, "quiet");
    out->annotations |= o->annotations && !is_given(ctx, "annotations");
    out->title = out->title ? out->title : o->title;
    out->marker = out->marker ? out->marker : o->marker;
    if (o->format >= 0 && !is_given(ctx, "format")) {
        out->printer = &pa_printers[o->format - PA_FORMAT_REPORT];
        out->format_name = out->printer->name;
    }
    return pa_copies_open(&out->copies, &plan, pa_output_reports, err) ||
           pa_error_prefix(err, "%s: [output]", s->config.path);
}

// ---- Comparing

// Combines exit statuses: an error outranks a failure, which outranks undecided.
static void add_status(struct pa_context *ctx, enum pa_status status)
{
    static const int WEIGHT[] = {[PA_STATUS_FINE] = 0,
                                 [PA_STATUS_UNDECIDED] = 1,
                                 [PA_STATUS_DIFFERENT] = 2,
                                 [PA_STATUS_ERROR] = 3};
    if (WEIGHT[status] > WEIGHT[ctx->status])
        ctx->status = status;
}

// What the comparison of a kind is about; NULL: there is none.
static const char *subject(const struct pa_check_settings *s, int kind)
{
    const struct pa_diff_options *diff = &s->diff[kind];
    bool evidence = kind == PA_CHECK_BENCH && diff->more_count;
    if (diff->old.count == 0)
        return evidence ? "logs and metrics" : NULL;
    return kind == PA_CHECK_PROFILES ? "profiles"
           : evidence                ? "benchmarks, logs and metrics"
                                     : "benchmarks";
}

static const char *verdict(const struct pa_check_settings *s, const enum pa_status *status,
                           struct pa_arena *arena)
{
    static const char *const SAYS[] = {
        [PA_STATUS_FINE] = "pass",
        [PA_STATUS_DIFFERENT] = "fail",
        [PA_STATUS_ERROR] = "are not all there",
        [PA_STATUS_UNDECIDED] = "are undecided",
    };
    struct pa_strbuf text = {0};
    for (int kind = PA_CHECK_KINDS - 1; kind >= 0; kind--) {
        if (!subject(s, kind))
            continue;
        const char *says = s->diff[kind].gate.self_test ? status[kind] == PA_STATUS_FINE
                                                              ? "have rules that can fail"
                                                              : "have rules that cannot fail"
                                                        : SAYS[status[kind]];
        bool judged = s->rules[kind] > 0 || status[kind] != PA_STATUS_FINE;
        pa_strbuf_printf(&text, "%s%s %s", text.size ? "; " : "", subject(s, kind),
                         judged ? says : "are not judged: [gate] has no rule for them");
    }
    const char *kept = pa_arena_printf(arena, "Verdict: %s.", pa_strbuf_text(&text));
    pa_strbuf_release(&text);
    return kept;
}

// Makes the sections of evidence. Its comparisons are judged with those of benchmarks, or alone if
// there are none.
static bool make_evidence(struct pa_context *ctx, struct pa_check_settings *s,
                          struct pa_check_page *page, struct pa_error *err)
{
    struct pa_diff_options *bench = &s->diff[PA_CHECK_BENCH];
    struct pa_gate_bench *more = pa_arena_calloc(ctx->arena, PA_PAGE_JUDGED, sizeof *more);
    if (s->evidence[0].count + s->evidence[1].count == 0)
        return true;
    if (bench->gate.self_test && bench->old.count == 0)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "%s: rules for evidence are tested by pa gc, pa metrics and pa escape "
                            "--self-test",
                            s->config.path);
    if (!pa_check_page_make_evidence(page, ctx, s, err))
        return false;
    bench->more = more;
    bench->more_count = pa_page_judged(&page->page, more);
    return true;
}

static void add_evidence(const struct pa_check_page *page, struct pa_doc *doc)
{
    const struct pa_item *item = page->page.doc.items;
    while (item && item->kind != PA_ITEM_SECTION)
        item = item->next;
    for (; item; item = item->next)
        pa_doc_item(doc, item);
}

static enum pa_status status_of(const struct pa_page *page)
{
    static const enum pa_status STATUS[] = {[PA_GATE_FINE] = PA_STATUS_FINE,
                                            [PA_GATE_FAILS] = PA_STATUS_DIFFERENT,
                                            [PA_GATE_UNDECIDED] = PA_STATUS_UNDECIDED};
    return page->gated ? STATUS[page->conclusion] : PA_STATUS_FINE;
}

static bool compare(struct pa_context *ctx, struct pa_check_settings *s,
                    struct pa_check_page *evidence, struct pa_doc *doc, struct pa_error *err)
{
    enum pa_status status[PA_CHECK_KINDS] = {PA_STATUS_FINE, PA_STATUS_FINE};
    struct pa_item *first = pa_doc_paragraph(doc, "");
    if (!make_evidence(ctx, s, evidence, err))
        return false;
    for (int kind = PA_CHECK_KINDS - 1; kind >= 0; kind--) {
        struct pa_context *part = pa_arena_memdup(ctx->arena, ctx, sizeof *ctx);
        const struct pa_diff_options *diff = &s->diff[kind];
        part->files = (struct pa_words){0};
        part->opened = NULL;
        if (diff->old.count == 0)
            continue;
        if (!(kind == PA_CHECK_BENCH ? pa_diff_bench_add : pa_diff_profiles_add)(part, diff, doc,
                                                                                 err))
            return false;
        status[kind] = part->status;
        add_status(ctx, part->status);
    }
    if (s->diff[PA_CHECK_BENCH].old.count == 0) {
        status[PA_CHECK_BENCH] = status_of(&evidence->page);
        add_status(ctx, status[PA_CHECK_BENCH]);
    }
    add_evidence(evidence, doc);
    first->text = verdict(s, status, ctx->arena);
    return true;
}

// Asks for a self-test of each kind that has rules.
static bool set_self_test(struct pa_check_settings *s, bool asked, struct pa_error *err)
{
    for (int kind = 0; kind < PA_CHECK_KINDS; kind++) {
        struct pa_diff_gate *gate = &s->diff[kind].gate;
        asked |= gate->self_test;
        gate->self_test = asked && gate->fail_on;
    }
    return !asked || s->rules[PA_CHECK_PROFILES] || s->rules[PA_CHECK_BENCH] ||
           pa_error_set(err, PA_ERROR_USAGE, "%s: a self-test needs rules: [gate] fail-on",
                        s->config.path);
}

// Files in html are the page of pa report, which has pictures and views, if it judges the same.
static bool add_page(struct pa_context *ctx, const struct pa_check_settings *s,
                     struct pa_check_page *page, struct pa_error *err)
{
    if (!pa_copies_have(&ctx->output.copies, "html") || !pa_check_page_fits(s))
        return true;
    ctx->output.copies.page = pa_check_page_print;
    ctx->output.copies.page_state = page;
    return pa_check_page_make(page, ctx, s, err);
}

static bool check(struct pa_context *ctx, struct pa_check_settings *s, struct pa_error *err)
{
    struct pa_doc doc;
    const struct check_options *o = ctx->options;
    const char *summary =
        s->output.summary_file ? pa_check_path_of(s, s->output.summary_file) : NULL;
    summary = o->summary_file ? o->summary_file : summary;
    if (!set_self_test(s, o->self_test, err))
        return false;
    pa_doc_init(&doc, ctx->arena, "check", 1);
    // A self-test prints no report, so the files of the last report stay.
    bool proves = s->diff[0].gate.self_test || s->diff[1].gate.self_test;
    struct pa_check_page page = {0}, evidence = {0};
    bool ok = pa_check_inputs_find(s, ctx->warnings, err) &&
              (proves || open_outputs(ctx, s, err)) && compare(ctx, s, &evidence, &doc, err);
    doc.title = "Performance check";
    const char *marker = pa_output_set_marker(&ctx->output, MARKER);
    ok = ok && add_page(ctx, s, &page, err) &&
         pa_diff_append_summary(proves ? NULL : summary, &doc, marker, err) &&
         pa_output_print(&ctx->output, &doc, err);
    pa_check_page_release(&page);
    pa_check_page_release(&evidence);
    return ok;
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct check_options *o = ctx->options;
    struct pa_check_settings s = {0};
    struct pa_strbuf text = {0};
    if (o->init)
        return pa_check_init(ctx, ctx->files.count ? ctx->files.items[0] : NAME, err);
    const char *path = ctx->files.count ? ctx->files.items[0] : find_upwards(ctx->arena, err);
    bool ok = path && pa_check_settings_read(&s, path, ctx->arena, err);
    if (ok && o->print) {
        pa_check_settings_print(&s, &text);
        fputs(pa_strbuf_text(&text), ctx->output.stream);
    } else if (ok) {
        ok = check(ctx, &s, err);
    }
    pa_strbuf_release(&text);
    pa_check_settings_release(&s);
    return ok;
}

const struct pa_command pa_cmd_check = {
    .name = "check",
    .summary = "compare, judge and write what pa.conf says",
    .synopsis = "[OPTIONS] [CONFIG]",
    .description =
        "Reads pa.conf, found here or in a folder above, compares both sides of its inputs\n"
        "as pa diff does, benchmarks and profiles, shows evidence as pa report does, writes\n"
        "all its outputs from one run, and exits with 1 on a regression, 3 if the samples\n"
        "cannot tell.",
    .options = table,
    .options_size = sizeof(struct check_options),
    .max_files = 1,
    .formats = pa_output_reports,
    .has_checks = true,
    .run = run,
};

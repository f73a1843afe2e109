// SPDX-License-Identifier: Apache-2.0
#include "advise/advise.h"
#include "base/name_order.h"
#include "evidence/identify.h"
#include "flags/session_options.h"
#include "input/identify.h"
#include "report/advice.h"
#include "report/sarif.h"
#include "view/binaries.h"

#include <string.h>

struct advise_options {
    struct pa_source_options source;
    const char *mine, *trim, *fail_on;
    bool all;
};

struct reading {
    struct pa_session *session;
    const struct pa_source_options *source;
    struct pa_gctrace *trace;
    struct pa_metrics *metrics;
    struct pa_escape *escape;
    struct pa_records load;
    struct pa_advice_profiles *profiles;
    const char *dump;             // the last file with goroutines or threads; NULL: none
    PA_VEC(const char *) moments; // files of metrics, which are read in order of time
};

static const struct pa_option options[] = {
    {PA_OPTION_STRING, "mine", offsetof(struct advise_options, mine), .argument = "REGEX",
     .help = "the user's own code: names or source files that match; guessed unless given"},
    {PA_OPTION_BOOL, "all", offsetof(struct advise_options, all),
     .help = "also findings that others explain, and more than seven"},
    {PA_OPTION_STRING, "trim-path", offsetof(struct advise_options, trim), .argument = "FOLDER",
     .help = "sarif: the folder of the sources, so that names of files are relative to it"},
    {PA_OPTION_STRING, "fail-on", offsetof(struct advise_options, fail_on),
     .argument = "CERTAINTY[:SEVERITY]",
     .help = "exit with 1 on a finding that is at least so sure and severe: likely, sure:high"},
    {PA_OPTION_GROUP, "Input", offsetof(struct advise_options, source),
     .group = pa_reading_options},
    {0},
};

static bool read_profile(struct reading *r, struct pa_input_opened *opened, const char *path,
                         struct pa_error *err)
{
    struct pa_words one = {&path, 1};
    const struct pa_profile *profile;
    r->session->opened = opened;
    bool ok = pa_session_load(r->session, &one, r->source, &profile, err);
    r->session->opened = NULL;
    if (!ok)
        return false;
    enum pa_symptoms_kind kind = pa_symptoms_kind_of(profile);
    if ((kind == PA_SYMPTOM_GOROUTINE || kind == PA_SYMPTOM_OTHER) && strcmp(path, "-") != 0)
        r->dump = path; // threads of Java are of another kind
    r->profiles->items[r->profiles->count++] = profile;
    return true;
}

// Reads a file of other evidence.
static bool read_evidence(struct reading *r, struct pa_input_opened *opened, const char *path,
                          struct pa_error *err)
{
    struct pa_advice_profiles *to = r->profiles;
    switch (pa_evidence_identify(opened)) {
    case PA_EVIDENCE_GCTRACE:
        to->trace = r->trace;
        return pa_gctrace_read(r->trace, opened, path, err);
    case PA_EVIDENCE_METRICS:
        to->metrics = r->metrics;
        if (strcmp(path, "-") == 0)
            return pa_metrics_read(r->metrics, opened, path, err);
        pa_vec_push(&r->moments, path);
        return true;
    case PA_EVIDENCE_ESCAPE:
        to->escape = r->escape;
        return pa_escape_read(r->escape, opened, path, err);
    case PA_EVIDENCE_NONE:
        break;
    }
    return pa_error_set(err, PA_ERROR_FORMAT,
                        "%s: neither a profile nor results of a load test, a log with lines of "
                        "GODEBUG=gctrace=1, metrics or notes of the Go compiler",
                        path);
}

// Reads one file; profiles are kept one by one, as symptoms sum them by kind.
static bool read_file(struct reading *r, const char *path, struct pa_error *err)
{
    struct pa_input_opened opened = {0};
    if (!pa_input_open(&opened, path, r->source->max_size, err))
        return false;
    const struct pa_bench_source results = {path, path, NULL, &opened};
    bool ok;
    if (opened.identity.kind == PA_INPUT_PROFILE || r->source->input_format)
        ok = read_profile(r, &opened, path, err);
    else if (opened.identity.kind == PA_INPUT_BENCH)
        ok = pa_bench_format_read(&r->load, &results, err);
    else
        ok = read_evidence(r, &opened, path, err);
    pa_input_close(&opened);
    return ok;
}

// Whether a file that could not be read is left out, with a warning.
static bool leave_out(struct pa_context *ctx, const struct reading *r, const struct pa_error *err)
{
    if (!r->source->keep_going)
        return false;
    pa_warnings_add(ctx->warnings, "%s", err->text);
    ctx->status = PA_STATUS_ERROR;
    return true;
}

static bool read_metrics(struct pa_context *ctx, struct reading *r, struct pa_error *err)
{
    pa_names_sort(r->moments.items, r->moments.count);
    for (size_t i = 0; i < r->moments.count; i++) {
        if (!pa_metrics_read(r->metrics, NULL, r->moments.items[i], err) && !leave_out(ctx, r, err))
            return false;
    }
    return true;
}

static bool read_paths(struct pa_context *ctx, struct reading *r, const struct pa_words *paths,
                       struct pa_error *err)
{
    for (size_t i = 0; i < paths->count; i++) {
        if (!read_file(r, paths->items[i], err) && !leave_out(ctx, r, err))
            return false;
    }
    bool ok = read_metrics(ctx, r, err);
    pa_vec_release(&r->moments);
    if (!ok)
        return false;
    for (size_t i = 0; i < r->load.warnings.count; i++)
        pa_warnings_add(ctx->warnings, "%s", r->load.warnings.items[i]);
    if (r->load.results.count)
        r->profiles->load = &r->load;
    if (r->profiles->escape)
        pa_escape_finish(r->escape);
    return true;
}

static const struct pa_choice more_formats[] = {
    {"sarif", PA_FORMAT_SARIF, "likely and sure findings for code scanning"},
    {0},
};

static bool print(struct pa_context *ctx, const struct pa_doc *doc,
                  const struct pa_findings *findings, const struct pa_strings *strings,
                  struct pa_error *err)
{
    const struct advise_options *o = ctx->options;
    struct pa_writer out = {.file = ctx->output.stream};
    if (ctx->output.format != PA_FORMAT_SARIF)
        return pa_output_print(&ctx->output, doc, err);
    pa_report_sarif(findings, &(struct pa_sarif_options){strings, o->trim}, &out);
    return pa_writer_finish(&out, err);
}

// "likely" or "likely:medium": what has that certainty and severity at least fails.
struct limit {
    enum pa_certainty certainty;
    enum pa_severity severity;
};

static bool parse_limit(const char *text, struct limit *limit, struct pa_error *err)
{
    const char *colon = strchr(text, ':');
    size_t size = colon ? (size_t)(colon - text) : strlen(text);
    bool known[2] = {false, !colon};
    *limit = (struct limit){.severity = PA_SEVERITY_LOW};
    for (int i = PA_CERTAINTY_LIKELY; i <= PA_CERTAINTY_SURE; i++) {
        const char *word = pa_certainty_word((enum pa_certainty)i);
        if (strlen(word) == size && memcmp(word, text, size) == 0) {
            limit->certainty = (enum pa_certainty)i;
            known[0] = true;
        }
    }
    for (int i = PA_SEVERITY_LOW; colon && i <= PA_SEVERITY_HIGH; i++) {
        if (strcmp(pa_severity_word((enum pa_severity)i), colon + 1) == 0) {
            limit->severity = (enum pa_severity)i;
            known[1] = true;
        }
    }
    return (known[0] && known[1]) ||
           pa_error_set(err, PA_ERROR_USAGE,
                        "--fail-on %s: likely or sure is wanted, and behind a colon low, medium or "
                        "high",
                        text);
}

// Whether a finding reaches the limit. Findings about the data never do, nor those that others
// explain.
static bool is_over(const struct pa_findings *findings, const struct limit *limit)
{
    for (size_t i = 0; i < findings->list.count; i++) {
        const struct pa_finding *f = &findings->list.items[i];
        if (!pa_finding_is_quality(f) && !f->inside && f->certainty >= limit->certainty &&
            f->severity >= limit->severity)
            return true;
    }
    return false;
}

// Reads the locks from the text of the last dump, which the profile made of it does not have.
static bool read_locks(struct pa_context *ctx, struct reading *r, struct pa_error *err)
{
    struct pa_locks *locks = pa_locks_new(ctx->arena);
    if (!r->dump)
        return true;
    if (!pa_locks_read(locks, r->dump, err))
        return false;
    pa_locks_find(locks);
    r->profiles->locks = locks;
    return true;
}

static bool report(struct pa_context *ctx, struct reading *r, const struct limit *limit,
                   struct pa_error *err)
{
    const struct advise_options *o = ctx->options;
    const struct pa_advice_options advice = {.own = o->mine, .all = o->all};
    const struct pa_findings *findings;
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, "advise", 1);
    ctx->output.print.marker = "advise";
    if (!pa_report_add_advice(&doc, r->profiles, &advice, &findings, err) ||
        !print(ctx, &doc, findings, r->profiles->strings, err))
        return false;
    if (o->fail_on && is_over(findings, limit) && ctx->status == PA_STATUS_FINE)
        ctx->status = PA_STATUS_DIFFERENT;
    return true;
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct advise_options *o = ctx->options;
    struct pa_source_options source = o->source;
    struct pa_advice_profiles profiles = {0};
    struct reading r = {.session = pa_session_of(ctx),
                        .source = &source,
                        .trace = pa_gctrace_new(ctx->arena),
                        .escape = pa_escape_new(ctx->arena),
                        .profiles = &profiles};
    struct pa_words paths;
    struct limit limit = {0};
    if (o->fail_on && !parse_limit(o->fail_on, &limit, err))
        return false;
    source.program = pa_binaries_take_program(&ctx->files);
    if (!pa_session_expand(r.session, &ctx->files, &paths, err))
        return false;
    pa_names_sort(paths.items, paths.count); // dumps as text tell no time
    profiles.strings = r.session->strings;
    profiles.items = pa_arena_calloc(ctx->arena, paths.count + 1, sizeof *profiles.items);
    r.metrics = pa_metrics_new(ctx->arena, paths.count + 1);
    bool ok = read_paths(ctx, &r, &paths, err) && read_locks(ctx, &r, err) &&
              report(ctx, &r, &limit, err);
    pa_records_release(&r.load);
    return ok;
}

const struct pa_command pa_cmd_advise = {
    .name = "advise",
    .summary = "what to look at first: findings of rules, with lines and doubts",
    .synopsis = "[OPTIONS] [PROGRAM] FILE...",
    .options = options,
    .options_size = sizeof(struct advise_options),
    .min_files = 1,
    .formats = pa_output_reports,
    .more_formats = more_formats,
    .run = run,
};

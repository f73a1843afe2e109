// SPDX-License-Identifier: Apache-2.0
#include "evidence/gctrace.h"
#include "flags/session_options.h"
#include "input/identify.h"
#include "report/advice.h"
#include "report/sarif.h"
#include "view/binaries.h"

struct advise_options {
    struct pa_source_options source;
    const char *mine, *trim;
    bool all;
};

struct reading {
    struct pa_session *session;
    const struct pa_source_options *source;
    struct pa_gctrace *trace;
    struct pa_advice_profiles *profiles;
};

static const struct pa_option options[] = {
    {PA_OPTION_STRING, "mine", offsetof(struct advise_options, mine), .argument = "REGEX",
     .help = "the user's own code: names or source files that match; guessed unless given"},
    {PA_OPTION_BOOL, "all", offsetof(struct advise_options, all),
     .help = "also findings that others explain, and more than seven"},
    {PA_OPTION_STRING, "trim-path", offsetof(struct advise_options, trim), .argument = "FOLDER",
     .help = "sarif: the folder of the sources, so that names of files are relative to it"},
    {PA_OPTION_GROUP, "Input", offsetof(struct advise_options, source),
     .group = pa_reading_options},
    {0},
};

// Profiles as they are, one by one: what adds up is up to the rules. What is no profile may be a
// log of the collector.
static bool read_file(struct reading *r, const char *path, struct pa_error *err)
{
    struct pa_input_opened opened = {0};
    struct pa_words one = {&path, 1};
    const struct pa_profile *profile;
    if (!pa_input_open(&opened, path, r->source->max_size, err))
        return false;
    r->session->opened = &opened;
    bool is_profile = opened.identity.kind == PA_INPUT_PROFILE || r->source->input_format;
    bool ok = is_profile ? pa_session_load(r->session, &one, r->source, &profile, err)
                         : pa_gctrace_read(r->trace, &opened, path, err);
    if (!ok && !is_profile && err->code != PA_ERROR_IO)
        pa_error_set(err, PA_ERROR_FORMAT,
                     "%s: neither a profile nor a log with lines of GODEBUG=gctrace=1", path);
    if (ok && is_profile)
        r->profiles->items[r->profiles->count++] = profile;
    else if (ok)
        r->profiles->trace = r->trace;
    r->session->opened = NULL;
    pa_input_close(&opened);
    return ok;
}

static bool read_all(struct pa_context *ctx, struct pa_advice_profiles *profiles,
                     struct pa_error *err)
{
    const struct advise_options *o = ctx->options;
    struct pa_source_options source = o->source;
    struct reading r = {pa_session_of(ctx), &source, pa_gctrace_new(ctx->arena), profiles};
    struct pa_words paths;
    source.program = pa_binaries_take_program(&ctx->files);
    if (!pa_session_expand(r.session, &ctx->files, &paths, err))
        return false;
    profiles->strings = r.session->strings;
    profiles->items = pa_arena_calloc(ctx->arena, paths.count + 1, sizeof *profiles->items);
    for (size_t i = 0; i < paths.count; i++) {
        if (read_file(&r, paths.items[i], err))
            continue;
        if (!source.keep_going)
            return false;
        pa_warnings_add(ctx->warnings, "%s", err->text);
        ctx->status = PA_STATUS_ERROR;
    }
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

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct advise_options *o = ctx->options;
    struct pa_advice_options advice = {.own = o->mine, .all = o->all};
    struct pa_advice_profiles profiles = {0};
    const struct pa_findings *findings;
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, "advise", 1);
    ctx->output.print.marker = "advise";
    return read_all(ctx, &profiles, err) &&
           pa_report_add_advice(&doc, &profiles, &advice, &findings, err) &&
           print(ctx, &doc, findings, profiles.strings, err);
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

// SPDX-License-Identifier: Apache-2.0
#include "report/info.h"
#include "input/identify.h"

#include "cli/heap.h"
#include "flags/session_options.h"
#include "profile/printable.h"
#include "report/info_files.h"

struct info_options {
    struct pa_source_options source;
    bool check, merge;
};

static const struct pa_option options[] = {
    {PA_OPTION_BOOL, "check", offsetof(struct info_options, check),
     .help = "list what is odd; exit with 1 if anything is"},
    {PA_OPTION_BOOL, "merge", offsetof(struct info_options, merge),
     .help = "several files are added up, not listed"},
    {PA_OPTION_GROUP, "Input", offsetof(struct info_options, source), .group = pa_source_options},
    {0},
};

static bool tell_about_one(struct pa_context *ctx, struct pa_session *session,
                           const struct pa_source_options *source, struct pa_doc *doc,
                           struct pa_error *err)
{
    const struct info_options *o = ctx->options;
    const struct pa_profile *profile;
    if (!pa_session_load(session, &ctx->files, source, &profile, err))
        return false;
    profile = pa_profile_printable(profile, false, ctx->arena);
    struct pa_info_options info = {.check = o->check};
    if (session->files == 1)
        info.format = session->format->summary;
    if (pa_report_add_info(doc, profile, &info))
        ctx->status = PA_STATUS_DIFFERENT;
    if (session->skipped)
        ctx->status = PA_STATUS_ERROR;
    return true;
}

static void tell_about_each(struct pa_context *ctx, struct pa_session *session,
                            const struct pa_info_files *files, struct pa_doc *doc)
{
    struct pa_info_found found;
    pa_heap_expect_reuse();
    pa_report_add_info_files(doc, session, files, &found);
    if (found.odd)
        ctx->status = PA_STATUS_DIFFERENT;
    if (found.unreadable)
        ctx->status = PA_STATUS_ERROR;
}

// Whether the only file is benchmark results; it stays open.
static bool is_bench(struct pa_session *session, const struct pa_info_files *files,
                     struct pa_input_opened *opened)
{
    struct pa_error none;
    if (files->paths.count != 1 || files->source->input_format ||
        !pa_input_open(opened, files->paths.items[0], files->source->max_size, &none))
        return false; // who reads it says why
    session->opened = opened;
    return opened->identity.kind == PA_INPUT_BENCH;
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct info_options *o = ctx->options;
    struct pa_session *session = pa_session_of(ctx);
    struct pa_input_opened opened = {0};
    struct pa_source_options source = o->source;
    struct pa_info_files files = {.source = &source, .check = o->check};
    struct pa_doc doc;
    source.program = pa_binaries_take_program(&ctx->files);
    if (!pa_session_expand(session, &ctx->files, &files.paths, err))
        return false;
    pa_doc_init(&doc, ctx->arena, "info", 1);
    bool based = o->source.base.count || o->source.diff_base.count;
    bool ok = true;
    if (!o->merge && !based && (files.paths.count > 1 || is_bench(session, &files, &opened)))
        tell_about_each(ctx, session, &files, &doc);
    else
        ok = tell_about_one(ctx, session, &source, &doc, err);
    pa_input_close(&opened);
    return ok && pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_info = {
    .name = "info",
    .summary = "what a profile is and what it holds",
    .synopsis = "[OPTIONS] [PROGRAM] FILE...",
    .options = options,
    .options_size = sizeof(struct info_options),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};

// SPDX-License-Identifier: Apache-2.0
#include "report/escape.h"

#include "cmd/evidence_diff.h"
#include "evidence/escape_records.h"
#include "flags/session_options.h"

struct escape_options {
    struct pa_source_options source;
    struct pa_evidence_sides sides;
    struct pa_words profiles;
    int64_t rows;
};

static const struct pa_option options[] = {
    {PA_OPTION_LIST, "profile", offsetof(struct escape_options, profiles), .argument = "FILE",
     .help = "an allocation profile: what was allocated at each line"},
    {PA_OPTION_INT, "count", offsetof(struct escape_options, rows), .letter = 'n', .argument = "N",
     .fallback = "30", .maximum = INT64_MAX, .help = "show at most so many lines (0: all)"},
    {PA_OPTION_GROUP, "Comparing", offsetof(struct escape_options, sides),
     .group = pa_evidence_sides_options},
    {PA_OPTION_GROUP, "Input", offsetof(struct escape_options, source),
     .group = pa_reading_options},
    {0},
};

// Folders stand for the files in them: -json=0 writes one.
static bool read_logs(struct pa_context *ctx, const struct pa_words *words,
                      struct pa_escape **escape, struct pa_error *err)
{
    struct pa_words files;
    *escape = pa_escape_new(ctx->arena);
    if (!pa_session_expand(pa_session_of(ctx), words, &files, err))
        return false;
    for (size_t i = 0; i < files.count; i++) {
        if (!pa_escape_read(*escape, ctx->opened, files.items[i], err))
            return false;
    }
    pa_escape_finish(*escape);
    return true;
}

static bool join(struct pa_context *ctx, struct pa_escape *escape, struct pa_error *err)
{
    const struct escape_options *o = ctx->options;
    const struct pa_profile *profile;
    struct pa_session *session = pa_session_of(ctx);
    if (!o->profiles.count)
        return true;
    if (!pa_session_load(session, &o->profiles, &o->source, &profile, err))
        return false;
    if (session->skipped)
        ctx->status = PA_STATUS_ERROR;
    return pa_escape_join(escape, profile, err) || pa_error_prefix(err, "--profile");
}

// ---- Comparing

static bool compare(struct pa_context *ctx, struct pa_error *err)
{
    const struct escape_options *o = ctx->options;
    struct pa_escape *sides[2];
    struct pa_records set = {0};
    if (!read_logs(ctx, &o->sides.old, &sides[0], err) ||
        !read_logs(ctx, &o->sides.new, &sides[1], err))
        return false;
    pa_escape_records(sides, ctx->arena, &set);
    bool ok = pa_evidence_diff(ctx, &o->sides, &set, NULL, err);
    pa_records_release(&set);
    return ok;
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct escape_options *o = ctx->options;
    struct pa_escape *escape;
    struct pa_doc doc;
    bool two;
    if (!pa_evidence_sides_given(ctx, &o->sides, &two, err))
        return false;
    if (two)
        return compare(ctx, err);
    if (!read_logs(ctx, &ctx->files, &escape, err) || !join(ctx, escape, err))
        return false;
    pa_doc_init(&doc, ctx->arena, "escape", 1);
    doc.title = "Escapes";
    pa_report_add_escape(&doc, escape, (size_t)o->rows);
    return pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_escape = {
    .name = "escape",
    .summary = "what Go moves to the heap, why, and what that really allocates",
    .synopsis = "[OPTIONS] BUILD.log...",
    .description = "Reads what go build -gcflags=-m (or -m=2, -json=0,DIR) says of escapes, each\n"
                   "once. With --profile the lines stand with the bytes and objects that an\n"
                   "allocation profile has there, the hottest first.",
    .options = options,
    .options_size = sizeof(struct escape_options),
    .formats = pa_output_reports,
    .has_checks = true,
    .run = run,
};

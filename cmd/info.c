// SPDX-License-Identifier: Apache-2.0
#include "analysis/census.h"
#include "base/quantity.h"
#include "cli/command.h"
#include "cmd/info_files.h"
#include "document/document.h"
#include "flags/session_options.h"
#include "report/oddities.h"
#include "view/local_time.h"

#include <inttypes.h>
#include <string.h>

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

struct info {
    struct pa_doc doc;
    const struct pa_profile *profile;
    const struct pa_census *census;
    bool one_file; // all that was read
};

// ---- Facts

static void text_fact(struct info *in, const char *key, const char *title, const char *text)
{
    if (text && *text)
        pa_doc_fact(&in->doc, key, title, pa_cell_text(text));
}

static void count_fact(struct info *in, const char *key, const char *title, uint64_t count)
{
    pa_doc_fact(&in->doc, key, title, pa_cell_count((int64_t)count));
}

static void add_header_facts(struct info *in)
{
    const struct pa_profile *p = in->profile;
    uint32_t type;
    struct pa_error none = {0};
    if (pa_profile_type_index(p, NULL, &type, &none))
        text_fact(in, "default_type", "Default type", pa_profile_text(p, p->types[type].type));
    if (p->period)
        pa_doc_fact(
            &in->doc, "period", "Period",
            pa_cell_in(pa_cell_quantity(p->period), pa_profile_text(p, p->period_type.unit)));
    if (p->time_nanos)
        pa_doc_fact(
            &in->doc, "time", "Time",
            pa_cell_shown(pa_cell_in(pa_cell_quantity(p->time_nanos), "nanoseconds since 1970"),
                          pa_local_time_text(in->doc.arena, p->time_nanos)));
    if (p->duration_nanos)
        pa_doc_fact(&in->doc, "duration", "Duration",
                    pa_cell_in(pa_cell_quantity(p->duration_nanos), "nanoseconds"));
    text_fact(in, "drop_frames", "Drop frames", pa_profile_text(p, p->drop_frames));
    text_fact(in, "keep_frames", "Keep frames", pa_profile_text(p, p->keep_frames));
    text_fact(in, "doc_url", "Documentation", pa_profile_text(p, p->doc_url));
    for (uint32_t i = 0; i < p->comment_count; i++)
        text_fact(in, pa_arena_printf(in->doc.arena, "comment_%" PRIu32, i + 1), "Comment",
                  pa_profile_text(p, p->comments[i]));
}

static const char *symbolization(const struct info *in)
{
    const struct pa_census *c = in->census;
    uint32_t locations = in->profile->location_count;
    if (locations == 0)
        return "nothing to name";
    if (c->without_lines == locations)
        return "addresses only";
    if (c->without_lines)
        return pa_arena_printf(in->doc.arena,
                               "%" PRIu32 " of %" PRIu32 " locations without a function",
                               c->without_lines, locations);
    return c->without_file == in->profile->function_count ? "functions, no files"
                                                          : "functions and files";
}

static void add_counts(struct info *in)
{
    const struct pa_census *c = in->census;
    count_fact(in, "samples", "Samples", c->samples);
    count_fact(in, "deepest", "Deepest stack", c->deepest);
    pa_doc_fact(&in->doc, "mean_depth", "Mean depth",
                pa_cell_number(c->samples ? (double)c->frames / (double)c->samples : 0));
    count_fact(in, "locations", "Locations", in->profile->location_count);
    count_fact(in, "inlined", "Locations with inlined calls", c->inlined);
    count_fact(in, "functions", "Functions", in->profile->function_count);
    text_fact(in, "symbols", "Symbols", symbolization(in));
}

// ---- Tables

static void add_types(struct info *in)
{
    const struct pa_profile *p = in->profile;
    struct pa_table *t = pa_doc_table(&in->doc, "types");
    pa_table_column(t, (struct pa_column){.key = "type", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "unit", .kind = PA_CELL_TEXT});
    pa_table_column(t,
                    (struct pa_column){.key = "sum", .kind = PA_CELL_NUMBER, .mixed_units = true});
    for (uint32_t i = 0; i < p->type_count; i++) {
        const char *unit = pa_profile_text(p, p->types[i].unit);
        pa_table_row(t, NULL, pa_cell_text(pa_profile_text(p, p->types[i].type)),
                     pa_cell_text(unit), pa_cell_in(pa_cell_number(in->census->sums[i]), unit));
    }
}

static void add_labels(struct info *in)
{
    if (in->census->keys.count == 0)
        return;
    struct pa_table *t = pa_doc_table(&in->doc, "labels");
    pa_table_column(t, (struct pa_column){.key = "label", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "kind", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "samples", .kind = PA_CELL_COUNT});
    for (size_t i = 0; i < in->census->keys.count; i++) {
        const struct pa_census_key *k = &in->census->keys.items[i];
        pa_table_row(t, NULL, pa_cell_text(pa_profile_text(in->profile, k->key)),
                     pa_cell_text(k->numeric ? "number" : "text"),
                     pa_cell_count((int64_t)k->samples));
    }
}

static void add_mappings(struct info *in)
{
    const struct pa_profile *p = in->profile;
    struct pa_table *t = pa_doc_table(&in->doc, "mappings");
    pa_table_column(t, (struct pa_column){.key = "start", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "limit", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "file", .kind = PA_CELL_TEXT});
    pa_table_column(
        t, (struct pa_column){.key = "build_id", .title = "build id", .kind = PA_CELL_TEXT});
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        const struct pa_mapping *m = &p->mappings[i];
        pa_table_row(t, NULL, pa_cell_text(pa_arena_printf(in->doc.arena, "0x%" PRIx64, m->start)),
                     pa_cell_text(pa_arena_printf(in->doc.arena, "0x%" PRIx64, m->limit)),
                     pa_cell_text(pa_profile_text(p, m->file)),
                     pa_cell_text(pa_profile_text(p, m->build_id)));
    }
}

static void check(struct pa_context *ctx, struct info *in)
{
    struct pa_oddities oddities = {0};
    pa_oddities_find(in->profile, in->census, ctx->arena, &oddities);
    for (size_t i = 0; i < oddities.list.count; i++)
        pa_doc_warning(&in->doc, oddities.list.items[i]);
    if (oddities.list.count)
        ctx->status = PA_STATUS_DIFFERENT;
    else
        pa_doc_paragraph(&in->doc, "Nothing is odd.");
    pa_vec_release(&oddities.list);
}

static bool tell_about_one(struct pa_context *ctx, struct pa_session *session,
                           const struct pa_source_options *source, struct info *in,
                           struct pa_error *err)
{
    const struct info_options *o = ctx->options;
    if (!pa_session_load(session, &ctx->files, source, &in->profile, err))
        return false;
    in->census = pa_census_take(in->profile, ctx->arena);
    if (in->one_file)
        text_fact(in, "format", "Format", session->format->summary);
    add_header_facts(in);
    add_counts(in);
    add_types(in);
    add_labels(in);
    add_mappings(in);
    if (o->check)
        check(ctx, in);
    if (session->skipped)
        ctx->status = PA_STATUS_ERROR;
    return true;
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct info_options *o = ctx->options;
    struct pa_session *session = pa_session_of(ctx);
    struct pa_words files;
    struct info in = {0};
    struct pa_source_options source = o->source;
    source.program = pa_binaries_take_program(&ctx->files);
    if (!pa_session_expand(session, &ctx->files, &files, err))
        return false;
    pa_doc_init(&in.doc, ctx->arena, "info", 1);
    bool based = o->source.base.count || o->source.diff_base.count;
    bool one = files.count == 1 || o->merge || based;
    in.one_file = files.count == 1 && !based;
    if (one && !tell_about_one(ctx, session, &source, &in, err))
        return false;
    if (!one)
        pa_info_files(ctx, session, &files, &source, o->check, &in.doc);
    return pa_output_print(&ctx->output, &in.doc, err);
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

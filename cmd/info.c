// SPDX-License-Identifier: Apache-2.0
#include "analysis/census.h"
#include "base/quantity.h"
#include "cmd/command.h"
#include "cmd/local_time.h"
#include "cmd/session.h"
#include "report/document.h"

#include <inttypes.h>
#include <string.h>

struct info_options {
    struct pa_source_options source;
    bool check;
};

static const struct pa_option options[] = {
    {PA_OPTION_BOOL, "check", offsetof(struct info_options, check),
     .help = "list what is odd; exit with 1 if anything is"},
    {PA_OPTION_GROUP, "Input", offsetof(struct info_options, source), .group = pa_source_options},
    {0},
};

struct info {
    struct pa_doc doc;
    const struct pa_profile *profile;
    const struct pa_census *census;
    size_t oddities;
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

static const char *time_text(struct pa_arena *arena, int64_t nanos)
{
    struct pa_strbuf time = {0};
    pa_local_time_add(&time, nanos);
    const char *text = pa_arena_strndup(arena, pa_strbuf_text(&time), time.size);
    pa_strbuf_release(&time);
    return text;
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
                          time_text(in->doc.arena, p->time_nanos)));
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

// ---- What is odd

static void odd(struct info *in, uint64_t count, const char *what)
{
    if (count == 0)
        return;
    in->oddities++;
    pa_doc_warning(&in->doc, pa_arena_printf(in->doc.arena, "%" PRIu64 " %s", count, what));
}

static uint64_t repeated_types(const struct pa_profile *p)
{
    uint64_t count = 0;
    for (uint32_t i = 1; i < p->type_count; i++) {
        uint32_t k = 0;
        while (k < i && p->types[k].type != p->types[i].type)
            k++;
        count += k < i;
    }
    return count;
}

static void check(struct info *in)
{
    const struct pa_census *c = in->census;
    const struct pa_profile *p = in->profile;
    odd(in, c->samples == 0, "profile without any sample");
    odd(in, c->empty_stacks, "samples without a stack");
    odd(in, c->zero_samples, "samples whose values are all 0");
    odd(in, repeated_types(p), "sample types with the name of one before");
    odd(in, c->unused_locations, "locations that no sample uses");
    if (p->mapping_count > 0) // a format that knows of none is not odd
        odd(in, c->without_mapping, "locations without a mapping");
    odd(in, c->outside_mapping, "locations whose address is outside of their mapping");
    odd(in, c->without_lines, "locations without a function: addresses only");
    odd(in, c->folded, "locations shared by several functions (identical code folding)");
    odd(in, c->without_name, "functions without a name");
    uint64_t negative = 0;
    for (uint32_t i = 0; i < p->type_count; i++)
        negative += c->negative[i];
    odd(in, negative, "sample types with negative values: a difference");
    uint32_t type;
    struct pa_error none = {0};
    odd(in,
        p->default_type &&
            !pa_profile_type_index(p, pa_profile_text(p, p->default_type), &type, &none),
        "default sample type that is none of the types");
    if (in->oddities == 0)
        pa_doc_paragraph(&in->doc, "Nothing is odd.");
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct info_options *o = ctx->options;
    struct pa_session *session = pa_session_new(ctx);
    struct info in = {0};
    session->binaries.program = pa_binaries_take_program(&ctx->files);
    if (!pa_session_load(session, &ctx->files, &o->source, &in.profile, err))
        return false;
    in.census = pa_census_take(in.profile, ctx->arena);
    pa_doc_init(&in.doc, ctx->arena, "info", 1);
    if (ctx->files.count == 1 && session->format)
        text_fact(&in, "format", "Format", session->format->summary);
    add_header_facts(&in);
    add_counts(&in);
    add_types(&in);
    add_labels(&in);
    add_mappings(&in);
    if (o->check)
        check(&in);
    if (in.oddities)
        ctx->status = PA_STATUS_DIFFERENT;
    if (session->skipped)
        ctx->status = PA_STATUS_ERROR;
    return pa_output_print(&ctx->output, &in.doc, err);
}

const struct pa_command pa_cmd_info = {
    .name = "info",
    .summary = "what a profile is and what it holds",
    .synopsis = "[OPTIONS] FILE...",
    .options = options,
    .options_size = sizeof(struct info_options),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};

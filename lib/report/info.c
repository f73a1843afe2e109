// SPDX-License-Identifier: Apache-2.0
#include "report/info.h"

#include "analysis/census.h"
#include "base/quantity.h"
#include "report/oddities.h"
#include "view/local_time.h"

#include <inttypes.h>
#include <string.h>

struct info {
    struct pa_doc *doc;
    const struct pa_profile *profile;
    const struct pa_census *census;
};

// ---- Facts

static void text_fact(struct info *in, const char *key, const char *title, const char *text)
{
    if (text && *text)
        pa_doc_fact(in->doc, key, title, pa_cell_text(text));
}

static void count_fact(struct info *in, const char *key, const char *title, uint64_t count)
{
    pa_doc_fact(in->doc, key, title, pa_cell_count((int64_t)count));
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
            in->doc, "period", "Period",
            pa_cell_in(pa_cell_quantity(p->period), pa_profile_text(p, p->period_type.unit)));
    if (p->time_nanos)
        pa_doc_fact(
            in->doc, "time", "Time",
            pa_cell_shown(pa_cell_in(pa_cell_quantity(p->time_nanos), "nanoseconds since 1970"),
                          pa_local_time_text(in->doc->arena, p->time_nanos)));
    if (p->duration_nanos)
        pa_doc_fact(in->doc, "duration", "Duration",
                    pa_cell_in(pa_cell_quantity(p->duration_nanos), "nanoseconds"));
    text_fact(in, "drop_frames", "Drop frames", pa_profile_text(p, p->drop_frames));
    text_fact(in, "keep_frames", "Keep frames", pa_profile_text(p, p->keep_frames));
    text_fact(in, "doc_url", "Documentation", pa_profile_text(p, p->doc_url));
    for (uint32_t i = 0; i < p->comment_count; i++)
        text_fact(in, pa_arena_printf(in->doc->arena, "comment_%" PRIu32, i + 1), "Comment",
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
        return pa_arena_printf(in->doc->arena,
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
    pa_doc_fact(in->doc, "mean_depth", "Mean depth",
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
    struct pa_table *t = pa_doc_table(in->doc, "types");
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
    struct pa_table *t = pa_doc_table(in->doc, "labels");
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
    struct pa_table *t = pa_doc_table(in->doc, "mappings");
    pa_table_column(t, (struct pa_column){.key = "start", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "limit", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "file", .kind = PA_CELL_TEXT});
    pa_table_column(
        t, (struct pa_column){.key = "build_id", .title = "build id", .kind = PA_CELL_TEXT});
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        const struct pa_mapping *m = &p->mappings[i];
        pa_table_row(t, NULL, pa_cell_text(pa_arena_printf(in->doc->arena, "0x%" PRIx64, m->start)),
                     pa_cell_text(pa_arena_printf(in->doc->arena, "0x%" PRIx64, m->limit)),
                     pa_cell_text(pa_profile_text(p, m->file)),
                     pa_cell_text(pa_profile_text(p, m->build_id)));
    }
}

static size_t check(struct info *in)
{
    struct pa_oddities oddities = {0};
    pa_oddities_find(in->profile, in->census, in->doc->arena, &oddities);
    size_t count = oddities.list.count;
    for (size_t i = 0; i < count; i++)
        pa_doc_warning(in->doc, oddities.list.items[i]);
    if (count == 0)
        pa_doc_paragraph(in->doc, "Nothing is odd.");
    pa_vec_release(&oddities.list);
    return count;
}

size_t pa_report_add_info(struct pa_doc *doc, const struct pa_profile *profile,
                          const struct pa_info_options *o)
{
    struct info in = {doc, profile, pa_census_take(profile, doc->arena)};
    text_fact(&in, "format", "Format", o->format);
    add_header_facts(&in);
    add_counts(&in);
    add_types(&in);
    add_labels(&in);
    add_mappings(&in);
    return o->check ? check(&in) : 0;
}

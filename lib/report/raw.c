// SPDX-License-Identifier: Apache-2.0
#include "report/raw.h"

#include "analysis/node.h"
#include "base/visible.h"
#include "report/raw_text.h"

#include <inttypes.h>
#include <string.h>

// The parts of the dump, one after the other; each line is made when it is printed.
struct raw {
    const struct pa_profile *profile;
    struct pa_sample_reader reader;
    enum { HEAD, SAMPLES, LOCATIONS, MAPPINGS, END } part;
    uint32_t next;         // location or mapping
    struct pa_strbuf text; // scratch
};

static bool next_part(struct raw *r, struct pa_strbuf *out)
{
    switch (r->part) {
    case HEAD:
        pa_raw_header(out, r->profile);
        r->part = SAMPLES;
        return true;
    case SAMPLES:
        if (pa_sample_next(&r->reader)) {
            pa_raw_sample(out, r->profile, &r->reader.sample);
            return true;
        }
        pa_strbuf_adds(out, "Locations\n");
        r->part = LOCATIONS;
        return true;
    case LOCATIONS:
        if (++r->next <= r->profile->location_count) {
            pa_raw_location(out, r->profile, r->next);
            return true;
        }
        pa_strbuf_adds(out, "Mappings\n");
        r->part = MAPPINGS;
        r->next = 0;
        return true;
    case MAPPINGS:
        if (++r->next <= r->profile->mapping_count) {
            pa_raw_mapping(out, r->profile, r->next);
            return true;
        }
        r->part = END;
        return false;
    case END:
        break;
    }
    return false;
}

static bool next_lines(void *state, struct pa_strbuf *out)
{
    struct raw *r = state;
    pa_strbuf_clear(&r->text);
    if (!next_part(r, &r->text))
        return false;
    pa_visible_text(out, r->text.text, r->text.size);
    return true;
}

// ---- The same as tables

static const char *hex(struct pa_arena *arena, uint64_t value)
{
    return pa_arena_printf(arena, "0x%" PRIx64, value);
}

static bool is_type(const struct pa_profile *p, const char *name, uint32_t before)
{
    for (uint32_t i = 0; i < before; i++) {
        if (strcmp(pa_profile_text(p, p->types[i].type), name) == 0)
            return true;
    }
    return false;
}

// The key of a type's column is its name, or "type_2" where that would be no key, or another's.
static const char *type_key(const struct pa_profile *p, uint32_t type, struct pa_arena *arena)
{
    const char *name = pa_profile_text(p, p->types[type].type);
    if (*name && *name != '_' && strcmp(name, "locations") != 0 && strcmp(name, "labels") != 0 &&
        !is_type(p, name, type))
        return name;
    name = pa_arena_printf(arena, "type_%" PRIu32, type + 1);
    while (is_type(p, name, p->type_count))
        name = pa_arena_printf(arena, "%s_", name);
    return name;
}

static void add_samples(struct pa_doc *doc, const struct pa_profile *p)
{
    struct pa_table *t = pa_doc_table(doc, "samples");
    t->audience = PA_FOR_PAGES | PA_FOR_DATA;
    for (uint32_t i = 0; i < p->type_count; i++)
        pa_table_column(t, (struct pa_column){.key = type_key(p, i, doc->arena),
                                              .title = pa_profile_text(p, p->types[i].type),
                                              .kind = PA_CELL_QUANTITY,
                                              .unit = pa_profile_text(p, p->types[i].unit)});
    pa_table_column(t, (struct pa_column){.key = "locations", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "labels", .kind = PA_CELL_TEXT});
    struct pa_cell *cells = pa_arena_calloc(doc->arena, p->type_count + 2, sizeof *cells);
    struct pa_sample_reader r;
    struct pa_strbuf text = {0};
    pa_sample_reader_init(&r, p);
    while (pa_sample_next(&r)) {
        for (uint32_t i = 0; i < p->type_count; i++)
            cells[i] = pa_cell_quantity(r.sample.value[i]);
        pa_strbuf_clear(&text);
        for (uint32_t i = r.sample.depth; i > 0; i--)
            pa_strbuf_printf(&text, "%s%" PRIu32, text.size ? " " : "", r.sample.location[i - 1]);
        cells[p->type_count] =
            pa_cell_text(pa_arena_strndup(doc->arena, pa_strbuf_text(&text), text.size));
        pa_strbuf_clear(&text);
        pa_raw_labels(&text, p, &r.sample);
        cells[p->type_count + 1] =
            text.size ? pa_cell_text(pa_arena_strndup(doc->arena, text.text, text.size))
                      : pa_cell_empty();
        pa_table_add_row(t, NULL, cells, p->type_count + 2);
    }
    pa_strbuf_release(&text);
    pa_sample_reader_release(&r);
}

static void add_frame(struct pa_table *t, const struct pa_profile *p, uint32_t location, uint32_t n)
{
    const struct pa_location *l = &p->locations[location];
    const struct pa_line none = {0},
                         *line = n < l->line_count ? &p->lines[l->first_line + n] : &none;
    const struct pa_function *f = &p->functions[line->function];
    pa_table_row(t, NULL, pa_cell_count(location), pa_cell_text(hex(t->arena, l->address)),
                 pa_cell_count(l->mapping), pa_cell_text(pa_profile_text(p, f->name)),
                 pa_cell_text(pa_profile_text(p, f->system_name)),
                 pa_cell_text(pa_profile_text(p, f->file)), pa_cell_count(line->line),
                 pa_cell_count(line->column), pa_cell_count(f->start_line));
}

static void add_locations(struct pa_doc *doc, const struct pa_profile *p)
{
    struct pa_table *t = pa_doc_table(doc, "locations");
    t->audience = PA_FOR_PAGES | PA_FOR_DATA;
    pa_table_column(t, (struct pa_column){.key = "id", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "address", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "mapping", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "name", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "system_name", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "file", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "line", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "column", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "start_line", .kind = PA_CELL_COUNT});
    for (uint32_t i = 1; i <= p->location_count; i++) {
        add_frame(t, p, i, 0);
        for (uint32_t n = 1; n < p->locations[i].line_count; n++)
            add_frame(t, p, i, n);
    }
}

static void add_mappings(struct pa_doc *doc, const struct pa_profile *p)
{
    struct pa_table *t = pa_doc_table(doc, "mappings");
    t->audience = PA_FOR_PAGES | PA_FOR_DATA;
    pa_table_column(t, (struct pa_column){.key = "id", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "start", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "limit", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "offset", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "file", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "build_id", .kind = PA_CELL_TEXT});
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        const struct pa_mapping *m = &p->mappings[i];
        pa_table_row(t, NULL, pa_cell_count(i), pa_cell_text(hex(doc->arena, m->start)),
                     pa_cell_text(hex(doc->arena, m->limit)),
                     pa_cell_text(hex(doc->arena, m->offset)),
                     pa_cell_text(pa_profile_text(p, m->file)),
                     pa_cell_text(pa_profile_text(p, m->build_id)));
    }
}

static void start(void *state)
{
    struct raw *r = state;
    pa_sample_reader_release(&r->reader);
    pa_sample_reader_init(&r->reader, r->profile);
    r->part = HEAD;
    r->next = 0;
}

static void release(void *state)
{
    struct raw *r = state;
    pa_sample_reader_release(&r->reader);
    pa_strbuf_release(&r->text);
}

void pa_report_add_raw(struct pa_doc *doc, const struct pa_profile *profile, bool tables)
{
    struct raw *r = pa_arena_calloc(doc->arena, 1, sizeof *r);
    r->profile = profile;
    pa_sample_reader_init(&r->reader, profile);
    pa_arena_defer(doc->arena, release, r);
    pa_doc_verbatim_source(doc, (struct pa_line_source){start, next_lines, r});
    if (tables) {
        add_samples(doc, profile);
        add_locations(doc, profile);
        add_mappings(doc, profile);
    }
}

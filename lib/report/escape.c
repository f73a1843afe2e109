// SPDX-License-Identifier: Apache-2.0
#include "report/escape.h"

#include "base/number.h"
#include "base/quantity.h"
#include "report/cut_table.h"

#include <inttypes.h>
#include <string.h>

static const char *const KINDS[] = {[PA_ESCAPE_HEAP] = "escapes to heap",
                                    [PA_ESCAPE_MOVED] = "moved to heap",
                                    [PA_ESCAPE_LEAK] = "leaking parameter"};

static struct pa_cell text_cell(const struct pa_escape *e, pa_str id)
{
    return id ? pa_cell_text(pa_escape_text(e, id)) : pa_cell_empty();
}

// ---- Sentences and facts

static void add_facts(struct pa_doc *doc, const struct pa_escape *e)
{
    size_t counts[3] = {0};
    for (size_t i = 0; i < e->notes.count; i++)
        counts[e->notes.items[i].kind]++;
    pa_doc_fact(doc, "escapes", "Values that escape",
                pa_cell_count((int64_t)(counts[PA_ESCAPE_HEAP] + counts[PA_ESCAPE_MOVED])));
    pa_doc_fact(doc, "moved", "Of them variables", pa_cell_count((int64_t)counts[PA_ESCAPE_MOVED]));
    pa_doc_fact(doc, "leaking", "Leaking parameters",
                pa_cell_count((int64_t)counts[PA_ESCAPE_LEAK]));
    pa_doc_fact(doc, "sites", "Lines with such values", pa_cell_count((int64_t)e->sites.count));
    pa_doc_fact(doc, "lines", "Lines of the log", pa_cell_count((int64_t)e->lines));
    pa_doc_fact(doc, "other_lines", "Lines of others", pa_cell_count((int64_t)e->other));
}

static void say_join(struct pa_doc *doc, const struct pa_escape *e)
{
    struct pa_strbuf at = {0}, total = {0};
    size_t used = 0;
    for (size_t i = 0; i < e->sites.count; i++)
        used += e->sites.items[i].bytes != 0;
    pa_quantity_label(&at, e->bytes, "bytes", "auto");
    pa_quantity_label(&total, e->total_bytes, "bytes", "auto");
    pa_doc_fact(doc, "type", "Type", pa_cell_text(e->type));
    pa_doc_fact(doc, "total", "Total", pa_cell_in(pa_cell_quantity(e->total_bytes), "bytes"));
    pa_doc_fact(doc, "at_sites", "At these lines", pa_cell_in(pa_cell_quantity(e->bytes), "bytes"));
    pa_doc_paragraph(
        doc,
        pa_arena_printf(doc->arena,
                        "%s of %s (%.4g %%) were allocated at %zu of %zu lines with values "
                        "that escape; the rest is allocated by code that is not in the log, or "
                        "where nothing escapes by itself: append, maps, strings",
                        at.text, total.text,
                        e->total_bytes ? 100 * (double)e->bytes / (double)e->total_bytes : 0, used,
                        e->sites.count));
    if (!e->bytes && e->total_bytes && e->sites.count)
        pa_doc_warning(doc, "no allocation is at a line of the log: the profile is of another "
                            "program or build");
    pa_strbuf_release(&at);
    pa_strbuf_release(&total);
}

// ---- Tables

// "&order{...}: return o (return); map[string]string{}"
static const char *notes_text(struct pa_doc *doc, const struct pa_escape *e,
                              const struct pa_escape_site *site)
{
    struct pa_strbuf text = {0};
    for (size_t i = site->first; i < site->first + site->count; i++) {
        const struct pa_escape_note *n = &e->notes.items[i];
        if (n->kind == PA_ESCAPE_LEAK)
            continue;
        pa_strbuf_adds(&text, text.size ? "; " : "");
        pa_strbuf_adds(&text, n->kind == PA_ESCAPE_MOVED ? "variable " : "");
        pa_strbuf_adds(&text, pa_escape_text(e, n->what));
        pa_strbuf_adds(&text, n->why ? " <- " : "");
        pa_strbuf_adds(&text, pa_escape_text(e, n->why));
    }
    return pa_strbuf_keep(&text, doc->arena);
}

// "main.go:30"
static const char *place_text(struct pa_doc *doc, const struct pa_escape *e,
                              const struct pa_escape_note *note)
{
    struct pa_strbuf text = {0};
    pa_strbuf_adds(&text, pa_escape_text(e, note->file));
    pa_strbuf_printf(&text, ":%" PRId64, note->line);
    return pa_strbuf_keep(&text, doc->arena);
}

static struct pa_table *sites_table(struct pa_doc *doc, const void *of, unsigned audience)
{
    const struct pa_escape *e = of;
    static const struct pa_column columns[] = {
        {.key = "function", .kind = PA_CELL_TEXT},
        {.key = "place", .kind = PA_CELL_TEXT},
        {.key = "escapes", .kind = PA_CELL_TEXT},
    };
    struct pa_table *t = pa_doc_table(doc, "sites");
    t->audience = audience;
    if (e->joined) {
        pa_table_column(
            t, (struct pa_column){.key = "bytes", .kind = PA_CELL_QUANTITY, .unit = "bytes"});
        pa_table_column(t, (struct pa_column){.key = "share", .title = "%", .kind = PA_CELL_RATIO});
        pa_table_column(t, (struct pa_column){.key = "objects", .kind = PA_CELL_COUNT});
    }
    pa_table_add_columns(t, columns, sizeof columns / sizeof *columns);
    return t;
}

static void fill_sites(struct pa_doc *doc, const void *of, struct pa_table *t, size_t count)
{
    const struct pa_escape *e = of;
    for (size_t i = 0; i < count; i++) {
        const struct pa_escape_site *s = &e->sites.items[i];
        const struct pa_escape_note *n = &e->notes.items[s->first];
        const char *place = place_text(doc, e, n);
        struct pa_cell function = text_cell(e, s->function);
        struct pa_cell notes = pa_cell_text(notes_text(doc, e, s));
        double share = e->total_bytes ? (double)s->bytes / (double)e->total_bytes : 0;
        if (e->joined)
            pa_table_row(t, NULL, pa_cell_quantity(s->bytes), pa_cell_ratio(share),
                         pa_cell_count(s->objects), function, pa_cell_text(place), notes);
        else
            pa_table_row(t, NULL, function, pa_cell_text(place), notes);
    }
}

static void add_sites(struct pa_doc *doc, const struct pa_escape *e, size_t rows)
{
    pa_doc_heading(doc, e->joined ? "Lines with values that escape, by bytes allocated there"
                                  : "Lines with values that escape");
    pa_cut_table_add(doc, &(struct pa_cut_table){.count = e->sites.count,
                                                 .shown = rows,
                                                 .rest = "further lines",
                                                 .of = e,
                                                 .begin = sites_table,
                                                 .fill = fill_sites});
}

static void add_packages(struct pa_doc *doc, const struct pa_escape *e)
{
    static const struct pa_column columns[] = {
        {.key = "package", .kind = PA_CELL_TEXT},
        {.key = "escapes", .kind = PA_CELL_COUNT},
        {.key = "moved", .kind = PA_CELL_COUNT},
        {.key = "leaking", .kind = PA_CELL_COUNT},
    };
    pa_doc_heading(doc, "Packages");
    struct pa_table *t = pa_doc_table(doc, "packages");
    pa_table_add_columns(t, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0, end; i < e->notes.count; i = end) {
        int64_t counts[3] = {0};
        pa_str package = e->notes.items[i].package;
        for (end = i; end < e->notes.count && e->notes.items[end].package == package; end++)
            counts[e->notes.items[end].kind]++;
        pa_table_row(t, NULL, pa_cell_text(package ? pa_escape_text(e, package) : "not said"),
                     pa_cell_count(counts[PA_ESCAPE_HEAP]), pa_cell_count(counts[PA_ESCAPE_MOVED]),
                     pa_cell_count(counts[PA_ESCAPE_LEAK]));
    }
}

static void add_notes(struct pa_doc *doc, const struct pa_escape *e)
{
    static const struct pa_column columns[] = {
        {.key = "package", .kind = PA_CELL_TEXT}, {.key = "function", .kind = PA_CELL_TEXT},
        {.key = "file", .kind = PA_CELL_TEXT},    {.key = "line", .kind = PA_CELL_COUNT},
        {.key = "column", .kind = PA_CELL_COUNT}, {.key = "kind", .kind = PA_CELL_TEXT},
        {.key = "what", .kind = PA_CELL_TEXT},    {.key = "why", .kind = PA_CELL_TEXT},
    };
    struct pa_table *t = pa_doc_table(doc, "notes");
    t->audience = PA_FOR_DATA;
    pa_table_add_columns(t, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < e->notes.count; i++) {
        const struct pa_escape_note *n = &e->notes.items[i];
        pa_table_row(t, NULL, text_cell(e, n->package), text_cell(e, n->function),
                     text_cell(e, n->file), pa_cell_count(n->line), pa_cell_count(n->column),
                     pa_cell_text(KINDS[n->kind]), text_cell(e, n->what), text_cell(e, n->why));
    }
}

void pa_report_add_escape(struct pa_doc *doc, const struct pa_escape *e, size_t rows)
{
    add_facts(doc, e);
    if (e->joined)
        say_join(doc, e);
    add_sites(doc, e, rows);
    add_packages(doc, e);
    add_notes(doc, e);
}

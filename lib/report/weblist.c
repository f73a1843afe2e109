// SPDX-License-Identifier: Apache-2.0
#include "report/weblist.h"

#include "base/visible.h"
#include "report/indented.h"
#include "report/report_header.h"
#include "symbol/demangle.h"
#include "view/values.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MARGIN = 5 }; // lines shown before the first and behind the last that has instructions

// An instruction with the line of its function that it belongs to, and what was inlined there.
struct placed {
    const struct pa_routine_instruction *instruction;
    const char *file, *inlined; // "": not known, nothing
    int64_t line;               // 0: not known
};

struct lister {
    const struct pa_view *view;
    const struct pa_source_path *sources;
    struct pa_arena *arena;
    const struct pa_routines *routines;
    struct pa_strbuf text;
    struct pa_doc *doc;
    struct pa_table *data, *page; // of all functions, of this one
    const char *name;             // of this function
};

static const char *value_or_dot(const struct lister *l, int64_t value)
{
    return value ? pa_view_label(l->view, value, l->arena) : ".";
}

// ---- Where instructions are from

// The name that people read.
static const char *readable(const char *symbol, struct pa_arena *arena)
{
    struct pa_strbuf name = {0};
    bool ok = pa_demangle(symbol, strlen(symbol), PA_DEMANGLE_DEFAULT, &name) && name.size > 0;
    const char *text = ok ? pa_arena_strndup(arena, pa_strbuf_text(&name), name.size) : symbol;
    pa_strbuf_release(&name);
    return text;
}

// "leaf util.c:12" of the innermost of the calls that were inlined.
static const char *inlined_text(const struct pa_dwarf_frame *frame, struct pa_arena *arena)
{
    const char *file = frame->file ? frame->file : "", *slash = strrchr(file, '/');
    return pa_arena_printf(arena, "%s %s:%" PRId64, readable(frame->name, arena),
                           slash ? slash + 1 : file, frame->line);
}

static struct placed place(const struct lister *l, const struct pa_routine *routine,
                           const struct pa_routine_instruction *in)
{
    struct placed p = {in, "", "", 0};
    const struct pa_dwarf_frame *frames;
    size_t count =
        routine->binary->dwarf ? pa_dwarf_find(routine->binary->dwarf, in->address, &frames) : 0;
    if (count > 0 && frames[count - 1].file) {
        p.file = pa_arena_strdup(l->arena, frames[count - 1].file);
        p.line = frames[count - 1].line;
        if (count > 1 && frames[0].name)
            p.inlined = inlined_text(&frames[0], l->arena);
    } else if (in->node != UINT32_MAX) {
        const struct pa_node_info *n = &l->routines->graph->table->infos.items[in->node];
        p.file = pa_profile_text(l->view->profile, n->file);
        p.line = n->line;
    }
    return p;
}

static int by_line(const void *x, const void *y)
{
    const struct placed *a = x, *b = y;
    int order = strcmp(a->file, b->file);
    if (order)
        return order;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return a->instruction->address < b->instruction->address ? -1 : 1;
}

// ---- Rows

struct row {
    const char *address; // NULL: of source
    int64_t line;
    struct pa_routine_sums sums;
    const char *text;
};

static void add_row(struct lister *l, const char *file, const struct row *row)
{
    struct pa_cell flat = pa_cell_quantity(pa_view_value(l->view, pa_routine_flat(row->sums)));
    struct pa_cell cum = pa_cell_quantity(pa_view_value(l->view, pa_routine_cum(row->sums)));
    const char *class = row->address ? "instruction" : NULL;
    struct pa_cell address = row->address ? pa_cell_text(row->address) : pa_cell_empty();
    struct pa_cell line = row->line ? pa_cell_count(row->line) : pa_cell_empty();
    pa_table_row(l->data, class, pa_cell_text(l->name), pa_cell_text(file), line, address, flat,
                 cum, pa_cell_text(row->text));
    if (!pa_routine_flat(row->sums))
        flat = pa_cell_empty();
    if (!pa_routine_cum(row->sums))
        cum = pa_cell_empty();
    pa_table_row(l->page, class, row->address ? pa_cell_empty() : line, flat, cum, address,
                 pa_cell_shown(pa_cell_text(row->text),
                               pa_indented_text(row->text, strlen(row->text), l->arena)));
}

static void add_source(struct lister *l, const char *file, struct row row)
{
    pa_strbuf_printf(
        &l->text, "%10s %10s %6" PRId64 ":%s\n", value_or_dot(l, pa_routine_flat(row.sums)),
        value_or_dot(l, pa_routine_cum(row.sums)), row.line, pa_visible_kept(l->arena, row.text));
    add_row(l, file, &row);
}

static void add_instruction(struct lister *l, const struct placed *p)
{
    const struct pa_routine_instruction *in = p->instruction;
    const char *text =
        *p->inlined ? pa_arena_printf(l->arena, "%-40s;%s", in->text, p->inlined) : in->text;
    pa_strbuf_printf(
        &l->text, "%10s %10s %18" PRIx64 ": %s\n", value_or_dot(l, pa_routine_flat(in->sums)),
        value_or_dot(l, pa_routine_cum(in->sums)), in->address, pa_visible_kept(l->arena, text));
    struct row row = {pa_arena_printf(l->arena, "0x%" PRIx64, in->address), p->line, in->sums,
                      text};
    add_row(l, p->file, &row);
}

// ---- A function

// The lines of a file from the first to the last that has instructions, which are `list`.
static void add_file(struct lister *l, const struct placed *list, size_t count)
{
    struct pa_error err = {0};
    struct pa_source_text source = {0};
    const char *file = list[0].file;
    if (*file && !pa_source_read(l->sources, file, l->arena, &source, &err)) {
        pa_warnings_add(l->view->session->warnings, "%s", err.text);
        pa_strbuf_printf(&l->text, " Error: %s\n", err.text);
    }
    int64_t last = list[count - 1].line + MARGIN, lines = (int64_t)source.count;
    int64_t n = list[0].line > MARGIN ? list[0].line - MARGIN : 1;
    size_t i = 0;
    for (; n <= last || i < count; n++) {
        bool has = i < count && list[i].line <= n;
        if (!has && i < count && (lines == 0 || n > lines))
            n = list[i].line; // there is no source between them
        if (!has && i == count && n > lines)
            break;
        struct row row = {.line = n, .text = ""};
        if (n >= 1 && n <= lines)
            row.text =
                pa_arena_strndup(l->arena, source.lines[n - 1].text, source.lines[n - 1].size);
        size_t end = i;
        for (; end < count && list[end].line <= n; end++)
            pa_routine_add(&row.sums, list[end].instruction->sums);
        add_source(l, file, row);
        for (; i < end; i++)
            add_instruction(l, &list[i]);
    }
}

static struct pa_table *make_page(struct lister *l, const char *title)
{
    struct pa_column value = {
        .kind = PA_CELL_QUANTITY, .unit = l->view->unit, .shown_in = l->view->output_unit};
    pa_doc_heading(l->doc, title)->audience = PA_FOR_PAGES;
    struct pa_table *t = pa_doc_table(l->doc, "function");
    t->audience = PA_FOR_PAGES;
    pa_table_column(t, (struct pa_column){.key = "line", .kind = PA_CELL_COUNT});
    value.key = "flat";
    pa_table_column(t, value);
    value.key = "cum";
    pa_table_column(t, value);
    pa_table_column(t, (struct pa_column){.key = "address", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "text",
                                          .title = "source and instructions",
                                          .kind = PA_CELL_TEXT});
    return t;
}

static bool add_routine(struct lister *l, const struct pa_routine *routine, struct pa_error *err)
{
    struct pa_routine_sums sums = pa_routine_sum(l->routines, routine);
    struct pa_routine_code code;
    if (!pa_routine_instructions(l->routines, routine, l->arena, &code, err))
        return false;
    l->name = readable(routine->symbol, l->arena);
    struct placed *placed = pa_arena_calloc(l->arena, code.count + 1, sizeof *placed);
    for (size_t i = 0; i < code.count; i++)
        placed[i] = place(l, routine, &code.list[i]);
    qsort(placed, code.count, sizeof *placed, by_line);
    const char *flat = pa_view_label(l->view, pa_routine_flat(sums), l->arena);
    const char *cum = pa_view_label(l->view, pa_routine_cum(sums), l->arena);
    const char *share = pa_view_percentage(pa_routine_cum(sums), l->view->total, l->arena);
    l->page = make_page(l, pa_arena_printf(l->arena, "%s: %s flat, %s cum (%s)", l->name, flat, cum,
                                           share + strspn(share, " ")));
    for (size_t i = 0, end; i < code.count; i = end) {
        for (end = i + 1; end < code.count && strcmp(placed[end].file, placed[i].file) == 0;)
            end++;
        pa_strbuf_printf(&l->text, "ROUTINE ======================== %s in %s\n",
                         pa_visible_kept(l->arena, l->name),
                         pa_visible_kept(l->arena, placed[i].file));
        if (i == 0)
            pa_strbuf_printf(&l->text, "%10s %10s (flat, cum) %s of Total\n", flat, cum, share);
        add_file(l, placed + i, end - i);
    }
    return true;
}

static struct pa_table *make_data(struct pa_doc *doc, const struct pa_view *view)
{
    struct pa_table *t = pa_doc_table(doc, "lines");
    struct pa_column value = {
        .kind = PA_CELL_QUANTITY, .unit = view->unit, .shown_in = view->output_unit};
    t->audience = PA_FOR_DATA;
    pa_table_column(t, (struct pa_column){.key = "function", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "file", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "line", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "address", .kind = PA_CELL_TEXT});
    value.key = "flat";
    pa_table_column(t, value);
    value.key = "cum";
    pa_table_column(t, value);
    pa_table_column(t, (struct pa_column){.key = "text", .kind = PA_CELL_TEXT});
    return t;
}

bool pa_report_add_weblist(struct pa_doc *doc, const struct pa_view *view,
                           const struct pa_routines_options *options,
                           const struct pa_source_path *sources, struct pa_error *err)
{
    struct pa_routines routines;
    if (!pa_routines_find(view, options, doc->arena, &routines, err))
        return false;
    struct lister l = {
        .view = view, .sources = sources, .arena = doc->arena, .routines = &routines, .doc = doc};
    bool ok = true;
    pa_report_header_facts(doc, view);
    pa_strbuf_printf(&l.text, "Total: %s\n", pa_view_label(view, view->total, doc->arena));
    l.data = make_data(doc, view);
    for (size_t i = 0; ok && i < routines.count; i++)
        ok = add_routine(&l, &routines.list[i], err);
    if (ok)
        pa_doc_verbatim(doc, pa_arena_strndup(doc->arena, l.text.text, l.text.size));
    pa_strbuf_release(&l.text);
    return ok;
}

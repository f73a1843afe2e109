// SPDX-License-Identifier: Apache-2.0
#include "report/disasm.h"

#include "base/visible.h"
#include "report/report_header.h"
#include "view/values.h"

#include <inttypes.h>
#include <string.h>

enum { SHORT = 40 }; // characters of an instruction that has its place in the same line

struct report {
    const struct pa_view *view;
    struct pa_arena *arena;
    const struct pa_routines *routines;
    struct pa_strbuf text;
    struct pa_table *table;
    const char *place; // that was written last
};

static const char *value_or_dot(const struct report *r, int64_t value)
{
    return value ? pa_view_label(r->view, value, r->arena) : ".";
}

static const struct pa_node_info *info(const struct report *r, uint32_t node)
{
    return &r->routines->graph->table->infos.items[node];
}

// Where an instruction is from, as go tool pprof knows it: the line by the program's own tables if
// it is Go's, the function, and all of other programs, by its samples.
struct place {
    const char *function, *file; // "": not known
    int64_t line;
};

static struct place find_place(const struct report *r, const struct pa_routine *routine,
                               const struct pa_routine_instruction *in)
{
    struct place place = {"", "", 0};
    const struct pa_dwarf_frame *frames;
    if (routine->binary->is_go && routine->binary->dwarf &&
        pa_dwarf_find(routine->binary->dwarf, in->address, &frames) > 0 && frames[0].file)
        place = (struct place){"", pa_arena_strdup(r->arena, frames[0].file), frames[0].line};
    if (in->node == UINT32_MAX)
        return place;
    place.function = pa_node_shown_function(r->routines->graph->table, in->node);
    if (!*place.file)
        place.file = pa_profile_text(r->view->profile, info(r, in->node)->file);
    if (!place.line)
        place.line = info(r, in->node)->line;
    return place;
}

// "run orders.cc:115", "" if it is not known or the same as in the line before.
static const char *place_of(struct report *r, const struct pa_routine *routine,
                            const struct pa_routine_instruction *in)
{
    struct place place = find_place(r, routine, in);
    struct pa_strbuf text = {0};
    const char *slash = strrchr(place.file, '/');
    if (*place.function)
        pa_strbuf_printf(&text, "%s ", place.function);
    pa_strbuf_adds(&text, slash ? slash + 1 : place.file);
    if (*place.file && place.line)
        pa_strbuf_printf(&text, ":%" PRId64, place.line);
    const char *kept = pa_strbuf_keep(&text, r->arena);
    bool again = strcmp(kept, r->place) == 0;
    r->place = kept;
    return again ? "" : kept;
}

static void add_row(struct report *r, const struct pa_routine *routine,
                    const struct pa_routine_instruction *in)
{
    const struct pa_dwarf_frame *frames;
    size_t count =
        routine->binary->dwarf ? pa_dwarf_find(routine->binary->dwarf, in->address, &frames) : 0;
    const struct pa_dwarf_frame *own = count ? &frames[count - 1] : NULL;
    pa_table_row(
        r->table, NULL, pa_cell_text(routine->name),
        pa_cell_text(pa_arena_printf(r->arena, "0x%" PRIx64, in->address)),
        pa_cell_quantity(pa_view_value(r->view, pa_routine_flat(in->sums))),
        pa_cell_quantity(pa_view_value(r->view, pa_routine_cum(in->sums))), pa_cell_text(in->text),
        own && own->file ? pa_cell_text(pa_arena_strdup(r->arena, own->file)) : pa_cell_empty(),
        own && own->line ? pa_cell_count(own->line) : pa_cell_empty());
}

static void add_instruction(struct report *r, const struct pa_routine *routine,
                            const struct pa_routine_instruction *in)
{
    const char *flat = value_or_dot(r, pa_routine_flat(in->sums));
    const char *cum = value_or_dot(r, pa_routine_cum(in->sums));
    const char *place = pa_visible_kept(r->arena, place_of(r, routine, in));
    const char *text = pa_visible_kept(r->arena, in->text);
    if (*place && strlen(text) >= SHORT)
        pa_strbuf_printf(&r->text, "%74s;%s\n", "", place);
    pa_strbuf_printf(&r->text, "%10s %10s %10" PRIx64 ": ", flat, cum, in->address);
    if (*place && strlen(text) < SHORT)
        pa_strbuf_printf(&r->text, "%-40s;%s\n", text, place);
    else
        pa_strbuf_printf(&r->text, "%s\n", text);
}

static bool add_routine(struct report *r, const struct pa_routine *routine, struct pa_error *err)
{
    struct pa_routine_sums sums = pa_routine_sum(r->routines, routine);
    int64_t cum = pa_routine_cum(sums);
    struct pa_routine_code code;
    if (!pa_routine_instructions(r->routines, routine, r->arena, &code, err))
        return false;
    pa_strbuf_printf(&r->text, "ROUTINE ======================== %s\n",
                     pa_visible_kept(r->arena, routine->name));
    pa_strbuf_printf(&r->text, "%10s %10s (flat, cum) %s of Total\n",
                     pa_view_label(r->view, pa_routine_flat(sums), r->arena),
                     pa_view_label(r->view, cum, r->arena),
                     pa_view_percentage(cum, r->view->total, r->arena));
    r->place = "";
    for (size_t i = 0; i < code.count; i++) {
        add_instruction(r, routine, &code.list[i]);
        add_row(r, routine, &code.list[i]);
    }
    return true;
}

static struct pa_table *make_table(struct pa_doc *doc, const struct pa_view *view)
{
    struct pa_table *t = pa_doc_table(doc, "instructions");
    struct pa_column value = {
        .kind = PA_CELL_QUANTITY, .unit = view->unit, .shown_in = view->output_unit};
    t->audience = PA_FOR_PAGES | PA_FOR_DATA;
    pa_table_column(t, (struct pa_column){.key = "function", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "address", .kind = PA_CELL_TEXT});
    value.key = "flat";
    pa_table_column(t, value);
    value.key = "cum";
    pa_table_column(t, value);
    pa_table_column(t, (struct pa_column){.key = "instruction", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "file", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "line", .kind = PA_CELL_COUNT});
    return t;
}

bool pa_report_add_disasm(struct pa_doc *doc, const struct pa_view *view,
                          const struct pa_routines_options *options, struct pa_error *err)
{
    struct pa_routines routines;
    if (!pa_routines_find(view, options, doc->arena, &routines, err))
        return false;
    struct report r = {.view = view, .arena = doc->arena, .routines = &routines, .place = ""};
    bool ok = true;
    pa_report_header_facts(doc, view);
    pa_strbuf_printf(&r.text, "Total: %s\n", pa_view_label(view, view->total, doc->arena));
    r.table = make_table(doc, view);
    for (size_t i = 0; ok && i < routines.count; i++)
        ok = add_routine(&r, &routines.list[i], err);
    if (ok)
        pa_doc_verbatim(doc, pa_arena_strndup(doc->arena, r.text.text, r.text.size));
    pa_strbuf_release(&r.text);
    return ok;
}

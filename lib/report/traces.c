// SPDX-License-Identifier: Apache-2.0
#include "report/traces.h"

#include "analysis/node.h"
#include "base/visible.h"
#include "profile/sample.h"
#include "report/label_lines.h"
#include "report/report_header.h"
#include "view/values.h"

#include <string.h>

#define SEPARATOR "-----------+-------------------------------------------------------\n"

// One sample after the other, made while printing. What a location adds to a stack is made once.
struct traces {
    const struct pa_view *view;
    struct pa_node_table *table;
    struct pa_sample_reader reader;
    struct piece {
        size_t at, size; // in texts
        bool made;
    } * pieces;                            // by location
    struct pa_strbuf texts, value, labels; // of all pieces; scratch
    struct pa_strbuf stack;                // scratch
    bool ended;
};

static int64_t value_of(const struct traces *t)
{
    const struct pa_measure m = t->view->measure;
    int64_t value = t->reader.sample.value[m.type];
    int64_t divisor = m.mean ? t->reader.sample.value[0] : 0;
    return divisor ? value / divisor : value;
}

typedef void make_piece(struct traces *t, uint32_t location);

static struct piece piece_of(struct traces *t, uint32_t location, make_piece *make)
{
    struct piece *p = &t->pieces[location];
    if (!p->made) {
        p->at = t->texts.size;
        make(t, location);
        p->size = t->texts.size - p->at;
        p->made = true;
    }
    return *p;
}

// ---- Text

enum { VALUE_WIDTH = 10 };

// A line for each frame, the innermost first, with blanks where the leaf has its value.
static void make_lines(struct traces *t, uint32_t location)
{
    uint32_t first = t->table->first[location];
    for (uint32_t n = t->table->first[location + 1]; n > first; n--) {
        const char *name = pa_node_shown(t->table, t->table->of_location[n - 1]);
        pa_strbuf_fill(&t->texts, ' ', VALUE_WIDTH + 3);
        pa_visible_text(&t->texts, name, strlen(name));
        pa_strbuf_adds(&t->texts, n - 1 > first ? " (inline)\n" : "\n");
    }
}

static void add_value(struct traces *t, struct pa_strbuf *out)
{
    pa_strbuf_clear(&t->value);
    pa_view_add_label(&t->value, t->view, value_of(t));
    if (t->value.size < VALUE_WIDTH)
        pa_strbuf_fill(out, ' ', VALUE_WIDTH - t->value.size);
    pa_strbuf_add(out, t->value.text, t->value.size);
}

static void add_stack(struct traces *t, struct pa_strbuf *out)
{
    const struct pa_sample *s = &t->reader.sample;
    bool leaf = true;
    for (uint32_t i = s->depth; i > 0; i--) {
        struct piece p = piece_of(t, s->location[i - 1], make_lines);
        if (leaf && p.size) {
            add_value(t, out);
            p.at += VALUE_WIDTH;
            p.size -= VALUE_WIDTH;
            leaf = false;
        }
        pa_strbuf_add(out, t->texts.text + p.at, p.size);
    }
}

static bool next_lines(void *state, struct pa_strbuf *out)
{
    struct traces *t = state;
    while (pa_sample_next(&t->reader)) {
        if (t->reader.sample.depth == 0)
            continue;
        pa_strbuf_adds(out, SEPARATOR);
        pa_strbuf_clear(&t->labels);
        pa_label_lines(&t->labels, t->view, &t->reader.sample);
        pa_visible_text(out, pa_strbuf_text(&t->labels), t->labels.size);
        add_stack(t, out);
        return true;
    }
    if (t->ended)
        return false;
    t->ended = true;
    pa_strbuf_adds(out, SEPARATOR);
    return true;
}

// ---- Rows

// Folded, the outermost first, each name with a semicolon before it: ";main;work;read".
static void make_names(struct traces *t, uint32_t location)
{
    uint32_t end = t->table->first[location + 1];
    for (uint32_t n = t->table->first[location]; n < end; n++) {
        pa_strbuf_addc(&t->texts, ';');
        pa_strbuf_adds(&t->texts, pa_node_name(t->table, t->table->of_location[n]));
    }
}

static bool next_row(void *state, struct pa_cell *cells, const char **class)
{
    (void)class;
    struct traces *t = state;
    if (!pa_sample_next(&t->reader))
        return false;
    const struct pa_sample *s = &t->reader.sample;
    pa_strbuf_clear(&t->stack);
    pa_strbuf_clear(&t->labels);
    for (uint32_t i = 0; i < s->depth; i++) {
        struct piece p = piece_of(t, s->location[i], make_names);
        pa_strbuf_add(&t->stack, t->texts.text + p.at, p.size);
    }
    size_t semicolon = t->stack.size ? 1 : 0;
    pa_label_text(&t->labels, t->view, s);
    cells[0] = pa_cell_quantity(pa_view_value(t->view, value_of(t)));
    cells[1] = pa_cell_bytes(pa_strbuf_text(&t->stack) + semicolon, t->stack.size - semicolon);
    cells[2] = t->labels.size ? pa_cell_bytes(t->labels.text, t->labels.size) : pa_cell_empty();
    return true;
}

static void start(void *state)
{
    struct traces *t = state;
    pa_sample_reader_release(&t->reader);
    pa_sample_reader_init(&t->reader, t->view->profile);
    memset(t->pieces, 0, ((size_t)t->view->profile->location_count + 1) * sizeof *t->pieces);
    pa_strbuf_clear(&t->texts);
    t->ended = false;
}

static void release(void *state)
{
    struct traces *t = state;
    pa_sample_reader_release(&t->reader);
    pa_strbuf_release(&t->texts);
    pa_strbuf_release(&t->value);
    pa_strbuf_release(&t->stack);
    pa_strbuf_release(&t->labels);
}

static void add_table(struct pa_doc *doc, struct traces *t)
{
    struct pa_table *table = pa_doc_table(doc, "samples");
    table->audience = PA_FOR_PAGES | PA_FOR_DATA;
    pa_table_column(table, (struct pa_column){.key = "value",
                                              .kind = PA_CELL_QUANTITY,
                                              .unit = t->view->unit,
                                              .shown_in = t->view->output_unit});
    pa_table_column(table, (struct pa_column){.key = "stack", .kind = PA_CELL_TEXT});
    pa_table_column(table, (struct pa_column){.key = "labels", .kind = PA_CELL_TEXT});
    table->source = (struct pa_row_source){start, next_row, t, false};
}

void pa_report_add_traces(struct pa_doc *doc, const struct pa_view *view,
                          const struct pa_node_options *nodes)
{
    struct traces *t = pa_arena_calloc(doc->arena, 1, sizeof *t);
    t->view = view;
    t->table = pa_node_table_new(view->profile, nodes, doc->arena);
    t->pieces =
        pa_arena_calloc(doc->arena, (size_t)view->profile->location_count + 1, sizeof *t->pieces);
    pa_sample_reader_init(&t->reader, view->profile);
    pa_arena_defer(doc->arena, release, t);
    const struct pa_header_options header = {.no_filters = true};
    struct pa_strbuf lines = {0};
    pa_header_lines(&lines, view, &header);
    pa_report_header_add(doc, view, &header);
    if (!lines.size) // as in pprof: lines that there are not, and the end of the last of them
        pa_doc_verbatim(doc, "\n");
    pa_strbuf_release(&lines);
    pa_doc_verbatim_source(doc, (struct pa_line_source){start, next_lines, t});
    add_table(doc, t);
}

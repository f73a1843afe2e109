// SPDX-License-Identifier: Apache-2.0
// A profile all the way through the library: filters, every report, every printer and picture that
// is text. Four bytes choose, the first line is an expression, the rest is folded stacks, or a
// profile of pprof's.
#include "fuzz.h"

#include <pa/pa.h>

enum { HEAD = 4, FILTERS = 12 };

static void set_filter(pa_view_opts *o, unsigned which, const char *expression)
{
    const char **filters[FILTERS] = {&o->focus,     &o->ignore,     &o->hide,      &o->show,
                                     &o->show_from, &o->prune_from, &o->tag_focus, &o->tag_ignore,
                                     &o->tag_show,  &o->tag_hide,   &o->tag_root,  &o->tag_leaf};
    if (which < FILTERS)
        *filters[which] = expression;
    else if (which == FILTERS)
        o->mine = expression;
    else if (which == FILTERS + 1)
        o->type = expression;
}

static void check_text(pa_buffer *text)
{
    const unsigned char *bytes = (const unsigned char *)pa_buffer_data(text);
    for (size_t i = 0; i < pa_buffer_size(text); i++)
        require(bytes[i] >= ' ' || bytes[i] == '\n' || bytes[i] == '\t');
    pa_buffer_free(text);
}

struct question {
    const pa_view *view;
    const pa_profile *profile;
    const uint8_t *head;
    const char *expression;
};

static pa_code make_report(const struct question *q, pa_doc **doc, pa_error *err)
{
    unsigned which = q->head[1];
    pa_top_opts top;
    pa_tree_opts tree;
    pa_lines_opts lines;
    pa_info_opts info;
    PA_INIT(top);
    PA_INIT(tree);
    PA_INIT(lines);
    PA_INIT(info);
    lines.flags = PA_LINES_NO_SOURCE;
    info.flags = PA_INFO_CHECK;
    top.min_share = which & 1 ? -1 : 0;
    switch (which % 6) {
    case 0:
    case 1:
        return pa_report_top(q->view, &top, doc, err);
    case 2:
        tree.match = which & 8 ? q->expression : NULL;
        return pa_report_tree(q->view, &tree, doc, err);
    case 3:
        return pa_report_hot(q->view, NULL, doc, err);
    case 4:
        return pa_report_lines(q->view, &lines, doc, err);
    default:
        return pa_report_info(q->profile, &info, doc, err);
    }
}

static void print_report(const struct question *q)
{
    pa_error err = {0};
    pa_doc *doc = NULL;
    pa_buffer *text = NULL;
    size_t printers = 0;
    while (pa_names(PA_LIST_PRINTERS, printers))
        printers++;
    if (make_report(q, &doc, &err) != PA_OK) {
        require(err.text[0]);
        return;
    }
    const char *printer = pa_names(PA_LIST_PRINTERS, q->head[2] % printers);
    if (pa_doc_render(doc, printer, NULL, &text, &err) == PA_OK)
        check_text(text);
    else
        require(err.text[0]);
    pa_doc_free(doc);
}

static void draw(const pa_view *view, unsigned which)
{
    pa_error err = {0};
    pa_buffer *picture = NULL;
    pa_graph_opts graph;
    PA_INIT(graph);
    graph.nodes = 12;
    pa_code code = which & 1
                       ? pa_draw_flame(view, "svg", NULL, &picture, &err)
                       : pa_draw_graph(view, which & 2 ? "svg" : "dot", &graph, &picture, &err);
    if (code == PA_OK)
        check_text(picture);
    else
        require(err.text[0]);
}

static void look(pa_ctx *ctx, const pa_source *source, const uint8_t *head, const char *expression)
{
    pa_error err = {0};
    pa_profile *profile = NULL;
    pa_view *view = NULL;
    pa_view_opts o;
    PA_INIT(o);
    o.by = head[0] % 5;
    o.flags = head[3] & 63;
    o.names = head[3] >> 6;
    set_filter(&o, head[0] / 5 % 16, expression);
    if (pa_profile_read(ctx, source, NULL, &profile, &err) != PA_OK) {
        require(err.text[0]);
        return;
    }
    if (pa_view_new(profile, &o, &view, &err) == PA_OK) {
        if (head[2] & 128)
            draw(view, head[2]);
        else
            print_report(&(struct question){view, profile, head, expression});
        pa_view_free(view);
    } else {
        require(err.text[0]);
    }
    pa_profile_free(profile);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < HEAD || size > 1 << 15)
        return 0;
    char *text = as_text(data + HEAD, size - HEAD);
    size_t line = strcspn(text, "\n"), left = size - HEAD;
    pa_ctx *ctx;
    pa_source source;
    PA_INIT(source);
    require(pa_ctx_new(NULL, &ctx, NULL) == PA_OK);
    source.data = text + (line < left ? line + 1 : left);
    source.size = left - (line < left ? line + 1 : left);
    source.format = data[1] & 128 ? "pprof" : "folded";
    text[line] = '\0';
    look(ctx, &source, data, text);
    pa_ctx_free(ctx);
    free(text);
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "export/callgrind_text.h"

#include "analysis/edge_list.h"
#include "base/visible.h"
#include "export/callgrind_names.h"
#include "view/values.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

bool pa_callgrind_graph(struct pa_view *view, struct pa_view_graph *g, struct pa_error *err)
{
    const struct pa_graph_flags *given = g->flags;
    struct pa_graph_flags flags = *given;
    flags.trim = false;
    g->flags = &flags;
    g->objects = g->whole_numbers = true;
    bool ok = pa_view_graph(view, g, err);
    g->flags = given;
    return ok;
}

struct writer {
    struct pa_writer *out;
    const struct pa_view *view;
    struct pa_graph *graph;
    const char *const *functions;            // names by node
    struct pa_strings objects, files, names; // written already
    const struct pa_node_info *last;         // node written before; NULL: none
    const char *last_function;
};

// In full only once: "(1) main", afterwards "(1)".
static void add_name(struct writer *w, const char *key, struct pa_strings *written,
                     const char *name)
{
    struct pa_strbuf *text = &w->out->text;
    pa_strbuf_printf(text, "%s=", key);
    if (*name) {
        size_t known = written->list.count;
        pa_str id = pa_strings_adds(written, name);
        pa_strbuf_printf(text, "(%" PRIu32 ")", id);
        if (written->list.count > known) {
            pa_strbuf_addc(text, ' ');
            pa_visible_line(text, name, strlen(name));
        }
    }
    pa_strbuf_addc(text, '\n');
}

// As a difference to the node before where that is shorter.
static void add_address(struct writer *w, uint64_t address)
{
    char absolute[24], relative[24];
    snprintf(absolute, sizeof absolute, "0x%" PRIx64, address);
    if (w->last && w->last->address == address) {
        pa_strbuf_addc(&w->out->text, '*');
        return;
    }
    uint64_t last = w->last ? w->last->address : 0;
    bool up = address - last <= INT64_MAX;
    snprintf(relative, sizeof relative, "%c%" PRIu64, up ? '+' : '-',
             up ? address - last : last - address);
    bool shorter = w->last && strlen(relative) < strlen(absolute);
    pa_strbuf_adds(&w->out->text, shorter ? relative : absolute);
}

static const char *text_of(const struct writer *w, pa_str id)
{
    return pa_profile_text(w->view->profile, id);
}

// How often a function was called is not in a profile.
static void add_call(struct writer *w, const struct pa_graph_edge *e)
{
    const struct pa_node_info *callee = &w->graph->table->infos.items[e->target];
    add_name(w, "cfl", &w->files, text_of(w, callee->file));
    add_name(w, "cfn", &w->names, w->functions[e->target]);
    pa_strbuf_adds(&w->out->text, "calls=0 ");
    add_address(w, callee->address);
    pa_strbuf_printf(&w->out->text, " %" PRId64 "\n* * %" PRId64 "\n", callee->line,
                     pa_view_scaled(w->view, pa_graph_weight(e)));
}

static void add_node(struct writer *w, uint32_t node, struct pa_edge_list *calls)
{
    const struct pa_node_info *n = &w->graph->table->infos.items[node];
    // pprof writes the bare name here but not in calls, so that readers find no cost of what is
    // called. Without a name there is nothing to find, and it stays as pprof has it.
    const char *function = n->name ? w->functions[node] : "";
    if (!w->last || n->object != w->last->object || n->file != w->last->file ||
        strcmp(function, w->last_function) != 0) {
        pa_strbuf_addc(&w->out->text, '\n');
        add_name(w, "ob", &w->objects, text_of(w, n->object));
        add_name(w, "fl", &w->files, text_of(w, n->file));
        add_name(w, "fn", &w->names, function);
    }
    add_address(w, n->address);
    pa_strbuf_printf(&w->out->text, " %" PRId64 " %" PRId64 "\n", n->line,
                     pa_view_scaled(w->view, pa_graph_flat(w->graph, node)));
    pa_edge_list_out(calls, w->graph, node);
    for (size_t i = 0; i < calls->edges.count; i++)
        add_call(w, &w->graph->edges.items[calls->edges.items[i]]);
    w->last = n;
    w->last_function = function;
}

void pa_callgrind_write(struct pa_writer *out, const struct pa_view *view, struct pa_graph *graph)
{
    struct pa_arena arena = {0};
    struct writer w = {.out = out, .view = view, .graph = graph};
    struct pa_edge_list calls = {0};
    w.functions = pa_callgrind_names(graph, &arena);
    pa_strbuf_adds(&out->text, "positions: instr line\nevents: ");
    pa_visible_line(&out->text, view->type, strlen(view->type));
    pa_strbuf_addc(&out->text, '(');
    pa_visible_line(&out->text, view->output_unit, strlen(view->output_unit));
    pa_strbuf_adds(&out->text, ")\n");
    for (size_t i = 0; i < graph->order.count; i++) {
        add_node(&w, graph->order.items[i], &calls);
        pa_writer_spill(out);
    }
    pa_edge_list_release(&calls);
    pa_strings_release(&w.objects);
    pa_strings_release(&w.files);
    pa_strings_release(&w.names);
    pa_arena_release(&arena);
}

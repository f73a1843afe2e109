// SPDX-License-Identifier: Apache-2.0
#include "callgraph/dot.h"

#include "scene/text.h"

#include <math.h>
#include <string.h>

// Inside of a quoted string; `\n` is a line break there.
static void add_escaped(struct pa_strbuf *out, const char *text)
{
    struct pa_strbuf clean = {0};
    pa_text_clean(text, strlen(text), true, &clean);
    for (const char *c = pa_strbuf_text(&clean); *c; c++) {
        if (*c == '\n') {
            pa_strbuf_adds(out, "\\n");
            continue;
        }
        if (*c == '"' || *c == '\\')
            pa_strbuf_addc(out, '\\');
        pa_strbuf_addc(out, *c);
    }
    pa_strbuf_release(&clean);
}

static void add_attribute(struct pa_strbuf *out, const char *key, const char *text)
{
    pa_strbuf_printf(out, "%s=\"", key);
    add_escaped(out, text);
    pa_strbuf_addc(out, '"');
}

static void add_node(struct pa_strbuf *out, const struct pa_callgraph_node *n, uint32_t index,
                     double most)
{
    double size = 8 + ceil(16 * sqrt(most > 0 ? fabs(n->flat_share) / most : 0));
    pa_strbuf_printf(out, "N%u [label=\"", index);
    add_escaped(out, n->name);
    if (!n->tag && !n->no_flat)
        pa_strbuf_printf(out, "\\n%s", n->flat);
    if (n->no_flat || strcmp(n->flat, n->cum) != 0)
        pa_strbuf_printf(out, "\\n%s%s", n->tag || n->no_flat ? "" : "of ", n->cum);
    pa_strbuf_printf(out, "\" shape=%s fontsize=%.0f]\n", n->tag ? "box3d" : "box", size);
}

static void add_edge(struct pa_strbuf *out, const struct pa_callgraph_edge *e)
{
    double share = fmin(fabs(e->share), 1);
    pa_strbuf_printf(out, "N%u -> N%u [weight=%.0f penwidth=%.0f ", e->from, e->to,
                     1 + floor(share * 100), 1 + floor(share * 5));
    add_attribute(out, "label", e->value);
    pa_strbuf_printf(out, "%s%s]\n", e->inlined ? " taillabel=\"inline\"" : "",
                     e->residual ? " style=dotted" : "");
}

void pa_callgraph_dot(const struct pa_callgraph *graph, struct pa_strbuf *out)
{
    double most = 0;
    for (uint32_t i = 0; i < graph->node_count; i++)
        most = fmax(most, fabs(graph->nodes[i].flat_share));
    pa_strbuf_adds(out, "digraph {\n");
    add_attribute(out, "label", graph->title);
    pa_strbuf_adds(out, "\nlabelloc=t\n");
    for (uint32_t i = 0; i < graph->node_count; i++)
        add_node(out, &graph->nodes[i], i, most);
    for (uint32_t i = 0; i < graph->edge_count; i++)
        add_edge(out, &graph->edges[i]);
    pa_strbuf_adds(out, "}\n");
}

// SPDX-License-Identifier: Apache-2.0
#include "report/report_header.h"

#include "base/visible.h"
#include "view/local_time.h"
#include "view/values.h"

#include <string.h>

static void add_fact(struct pa_doc *doc, const char *key, const char *title, struct pa_cell value)
{
    pa_doc_fact(doc, key, title, value)->audience = PA_FOR_PAGES | PA_FOR_DATA;
}

static void add_text_fact(struct pa_doc *doc, const char *key, const char *title, const char *text)
{
    if (*text)
        add_fact(doc, key, title, pa_cell_text(text));
}

void pa_report_header_facts(struct pa_doc *doc, const struct pa_view *view)
{
    const struct pa_profile *p = view->whole;
    const struct pa_mapping *main_binary = &p->mappings[p->mapping_count ? 1 : 0];
    add_text_fact(doc, "file", "File", pa_profile_text(p, main_binary->file));
    add_text_fact(doc, "build_id", "Build ID", pa_profile_text(p, main_binary->build_id));
    add_text_fact(doc, "type", "Type", view->type);
    add_text_fact(doc, "doc_url", "Documentation", pa_profile_text(p, p->doc_url));
    if (p->time_nanos) {
        struct pa_strbuf time = {0};
        pa_local_time_add(&time, p->time_nanos);
        struct pa_cell cell = pa_cell_in(pa_cell_quantity(p->time_nanos), "nanoseconds since 1970");
        add_fact(doc, "time", "Time", pa_cell_shown(cell, pa_strbuf_keep(&time, doc->arena)));
    }
    if (p->duration_nanos)
        add_fact(doc, "duration", "Duration",
                 pa_cell_in(pa_cell_quantity(p->duration_nanos), "nanoseconds"));
    add_fact(doc, "total", "Total",
             pa_cell_in(pa_cell_quantity(pa_view_value(view, view->total)), view->unit));
    if (view->filters)
        add_text_fact(doc, "filters", "Filters", view->filters);
}

void pa_report_header_shown_facts(struct pa_doc *doc, const struct pa_view *view,
                                  const struct pa_trimmed *t)
{
    add_fact(doc, "shown", "Shown",
             pa_cell_in(pa_cell_quantity(pa_view_value(view, pa_header_shown_total(t->graph))),
                        view->unit));
    add_fact(doc, "dropped_nodes", "Left out as too small",
             pa_cell_count((int64_t)t->dropped_nodes));
    add_fact(doc, "nodes", "Entries before the limit", pa_cell_count((int64_t)t->original_count));
}

void pa_report_header_add(struct pa_doc *doc, const struct pa_view *view,
                          const struct pa_header_options *o)
{
    struct pa_strbuf lines = {0};
    pa_report_header_facts(doc, view);
    pa_header_lines(&lines, view, o);
    pa_doc_verbatim(doc, pa_strbuf_keep(&lines, doc->arena));
    if (o->trimmed)
        pa_report_header_shown_facts(doc, view, o->trimmed);
}

void pa_report_header_mine(struct pa_doc *doc, const struct pa_mine_rule *rule)
{
    const char *what = rule->pattern ? rule->pattern : rule->binary ? rule->binary : "";
    struct pa_strbuf line = {0};
    pa_strbuf_adds(&line, "Mine: ");
    pa_visible_line(&line, what, strlen(what));
    if (rule->reason)
        pa_strbuf_printf(&line, *what ? " (guessed: %s)" : "%s (guessed)", rule->reason);
    pa_strbuf_addc(&line, '\n');
    pa_doc_verbatim(doc, pa_strbuf_keep(&line, doc->arena));
    struct pa_cell cell = *what ? pa_cell_text(what) : pa_cell_empty();
    pa_doc_fact(doc, "mine", "Mine", cell)->audience = PA_FOR_PAGES | PA_FOR_DATA;
    if (rule->reason)
        pa_doc_fact(doc, "mine_guess", "Guessed", pa_cell_text(rule->reason))->audience =
            PA_FOR_PAGES | PA_FOR_DATA;
}

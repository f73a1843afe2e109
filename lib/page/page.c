// SPDX-License-Identifier: Apache-2.0
#include "page/page.h"

#include "page/data.h"
#include "page/evidence.h"
#include "page/page_html.h"
#include "page/page_work.h"

#include <string.h>

static void release(void *object)
{
    struct pa_page_work *w = object;
    for (size_t i = 0; i < w->kinds.count; i++) {
        pa_gate_outcome_release(&w->kinds.items[i].outcome);
        if (w->kinds.items[i].data)
            pa_page_data_release(w->kinds.items[i].data);
    }
    pa_vec_release(&w->kinds);
    pa_side_kinds_release(&w->side_kinds);
    pa_sides_release(&w->sides);
    pa_gate_outcome_release(&w->outcome);
    pa_pivot_release(&w->pivot);
    pa_records_release(&w->set);
    pa_gate_release(&w->rules);
    pa_history_release(&w->history);
    pa_records_release(&w->history_set);
    for (size_t side = 0; side < 2; side++) {
        pa_vec_release(&w->evidence[side].logs);
        pa_vec_release(&w->evidence[side].moments);
        pa_vec_release(&w->evidence[side].notes);
    }
    pa_page_compared_release(w->escapes);
    pa_page_compared_release(w->metrics);
}

static bool build(struct pa_page_work *w, struct pa_error *err)
{
    if (!pa_page_gates_open(w, err) || !pa_page_inputs_read(w, err) ||
        !pa_page_evidence_load(w, err) || !pa_page_evidence_compare(w, err) ||
        !pa_page_profiles_load(w, err) || !pa_page_goroutines_find(w, err) ||
        !pa_page_advice_add(w, err) || !pa_page_bench_add(w, err))
        return false;
    pa_page_join_add(w);
    return pa_page_profiles_add(w, err) && pa_page_load_add(w, err) &&
           pa_page_evidence_add(w, err) && pa_page_history_add(w, err);
}

bool pa_page_make(struct pa_page *page, const struct pa_page_input *input, struct pa_error *err)
{
    struct pa_arena *arena = input->session->arena;
    struct pa_page_work *w = pa_arena_calloc(arena, 1, sizeof *w);
    pa_arena_defer(arena, release, w);
    *w = (struct pa_page_work){.input = input, .session = input->session, .arena = arena};
    *page = (struct pa_page){.input = input, .work = w};
    pa_doc_init(&w->sections, arena, "report", 1);
    pa_doc_init(&page->doc, arena, "report", 1);
    page->doc.title = input->title ? input->title : "Report";
    if (!build(w, err))
        return false;
    pa_page_verdict_add(w, page);
    for (const struct pa_item *item = w->sections.items; item; item = item->next)
        pa_doc_item(&page->doc, item);
    pa_doc_name_sides(&page->doc, input->labels);
    page->skipped = w->skipped || input->session->skipped;
    return true;
}

bool pa_page_print(const struct pa_page *page, const char *format, struct pa_writer *out,
                   struct pa_error *err)
{
    const struct pa_printer *printer = pa_printer_find(format);
    struct pa_print_options options = page->print;
    options.marker = page->input->marker;
    if (!printer)
        return pa_error_set(err, PA_ERROR_USAGE, "%s: a report has no such format", format);
    if (strcmp(format, "html") == 0) {
        pa_page_html(page, &(struct pa_page_html_options){0}, out);
        return true;
    }
    return pa_doc_print(&page->doc, printer, &options, out, err);
}

size_t pa_page_judged(const struct pa_page *page, struct pa_gate_bench list[PA_PAGE_JUDGED])
{
    return pa_page_find_judged(page->work, list);
}

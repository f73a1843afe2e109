// SPDX-License-Identifier: Apache-2.0
// Compares metrics and escapes of both sides as benchmark results, so that gates can judge them.
#include "evidence/escape_records.h"
#include "evidence/metrics_records.h"
#include "page/evidence.h"
#include "report/diff_bench.h"

static bool compare(struct pa_page_work *w, struct pa_page_compared *c, double min_effect,
                    struct pa_error *err)
{
    const struct pa_pivot_options layout = {
        .filter = "*", .table = ".config", .row = ".fullname", .col = ".file", .ignore = ""};
    const struct pa_compare_options how = {
        .alpha = .05, .confidence = .95, .min_effect = min_effect, .runs = true};
    if (!pa_pivot_init(&c->pivot, &layout, err) || !pa_pivot_run(&c->pivot, &c->set, err))
        return false;
    pa_compare(&c->pivot, &c->set, &how, w->arena, &c->comparison);
    pa_effects_find(&c->comparison, w->arena, &c->effects);
    c->comparison.show = (struct pa_compare_show){.detectable = true};
    return true;
}

static struct pa_page_compared *begin(struct pa_page_work *w, const char *title, const char *anchor)
{
    struct pa_page_compared *c = pa_arena_calloc(w->arena, 1, sizeof *c);
    c->title = title;
    c->anchor = anchor;
    return c;
}

// How often each value escapes.
static bool compare_escapes(struct pa_page_work *w, struct pa_error *err)
{
    struct pa_escape *const sides[] = {w->evidence[0].escape, w->evidence[1].escape};
    if (!sides[0] || !sides[1])
        return true;
    w->escapes = begin(w, "What escapes to the heap", "escapes");
    pa_escape_records(sides, w->arena, &w->escapes->set);
    return compare(w, w->escapes, 1e-9, err);
}

// As pa metrics --old --new does.
static bool compare_metrics(struct pa_page_work *w, struct pa_error *err)
{
    const double min_effect = w->input->min_effect > 0 ? w->input->min_effect : .05;
    if (!w->evidence[0].metrics || !w->evidence[1].metrics)
        return true;
    w->metrics = begin(w, "Metrics", "metrics-diff");
    w->metrics->note = "the samples are moments of a run: what differs from one run to the next is "
                       "not in them";
    for (size_t side = 0; side < 2; side++) {
        const struct pa_page_evidence *e = &w->evidence[side];
        const struct pa_record_source source = {.path = e->moments.items[0],
                                                .label = pa_page_label(w, side)};
        pa_metrics_records(e->metrics, &source, &w->metrics->set);
    }
    return compare(w, w->metrics, min_effect, err);
}

bool pa_page_evidence_compare(struct pa_page_work *w, struct pa_error *err)
{
    return compare_escapes(w, err) && compare_metrics(w, err);
}

void pa_page_compared_add(struct pa_page_work *w, const struct pa_page_compared *c)
{
    bool alone = w->gates[0].rule_count && !pa_page_bench_compared(w);
    const struct pa_diff_bench report = {.comparison = &c->comparison,
                                         .shown = &c->comparison,
                                         .effects = &c->effects,
                                         .outcome = alone ? &w->outcome : NULL};
    struct pa_item *item = pa_doc_section(&w->sections, "bench-diff", 1);
    item->section.title = c->title;
    item->section.anchor = c->anchor;
    pa_report_add_diff_bench(&w->sections, &report);
    if (c->note)
        pa_doc_warning(&w->sections, c->note);
}

void pa_page_compared_release(struct pa_page_compared *c)
{
    if (!c)
        return;
    pa_pivot_release(&c->pivot);
    pa_records_release(&c->set);
}

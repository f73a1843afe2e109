// SPDX-License-Identifier: Apache-2.0
// One self-contained page: no network, complete without scripts. Everything that comes from files
// goes through text(); figures are SVG of our own painters.
#include "page/page_html.h"

#include "base/escape.h"
#include "base/visible.h"
#include "document/html.h"
#include "document/printing.h"
#include "page/data.h"
#include "page/forest.h"
#include "page/moves.h"
#include "paint/paint.h"

#include <math.h>
#include <string.h>

extern const unsigned char pa_asset_page_css[], pa_asset_page_js[];
extern const unsigned long pa_asset_page_css_size, pa_asset_page_js_size;

enum { MOST_FUNCTIONS = 60 }; // in a table; the viewer has all

struct html {
    const struct pa_page *page;
    const struct pa_page_work *work;
    struct pa_strbuf *out;
};

static void text(struct html *h, const char *words)
{
    struct pa_strbuf visible = {0};
    pa_visible_line(&visible, words, strlen(words));
    pa_escape_xml(h->out, pa_strbuf_text(&visible), visible.size);
    pa_strbuf_release(&visible);
}

static void put(struct html *h, const char *start, const char *words, const char *end)
{
    pa_strbuf_adds(h->out, start);
    text(h, words);
    pa_strbuf_adds(h->out, end);
}

// ---- The bar

// Whether the navigation links to a section: those of lines and labels follow their profile and
// have no link.
static bool has_link(const struct pa_item *item)
{
    const char *anchor = item->kind == PA_ITEM_SECTION ? item->section.anchor : NULL;
    return anchor && strncmp(anchor, "lines-", 6) != 0 && strncmp(anchor, "tags-", 5) != 0;
}

static void add_links(struct html *h)
{
    pa_strbuf_adds(h->out, "<div class=\"links\"><a href=\"#verdict\">Verdict</a>");
    for (const struct pa_item *i = h->page->doc.items; i; i = i->next) {
        if (!has_link(i))
            continue;
        put(h, "<a href=\"#", i->section.anchor, "\">");
        put(h, "", i->section.title, "</a>");
    }
    pa_strbuf_adds(h->out, "</div>");
}

static void add_bar(struct html *h)
{
    put(h, "<a class=\"skip\" href=\"#verdict\">to the verdict</a><header><nav><b>",
        h->page->doc.title, "</b>");
    if (h->work->profiles_compared || pa_page_bench_compared(h->work)) {
        put(h, "<span class=\"vs\">", pa_page_label(h->work, 0), " → ");
        put(h, "", pa_page_label(h->work, 1), "</span>");
    }
    add_links(h);
    pa_strbuf_adds(h->out, "</nav></header>\n<main>\n");
}

// ---- The verdict

static void add_state(struct html *h)
{
    static const char *const STATES[] = {
        [PA_GATE_FINE] = "<p class=\"state pass\"><b>✓ Gate passed</b>",
        [PA_GATE_FAILS] = "<p class=\"state fail\"><b>✕ Gate failed</b>",
        [PA_GATE_UNDECIDED] = "<p class=\"state und\"><b>? Gate undecided</b>"};
    if (!h->page->gated)
        return;
    pa_strbuf_printf(h->out, "%s <span>%zu rule%s</span></p>\n", STATES[h->page->conclusion],
                     h->work->rules.rule_count, h->work->rules.rule_count == 1 ? "" : "s");
}

// Adds the strongest reservation of the verdict: the change that noise could hide.
static void add_but(struct html *h)
{
    const struct pa_page_work *w = h->work;
    const double least = w->comparison.options.min_effect;
    size_t blind = 0, timed = 0;
    for (size_t i = 0; i < w->effects.count; i++) {
        const struct pa_effect *e = &w->effects.list[i];
        blind += e->verdict == PA_EFFECT_NOISE && !e->table->exact && e->detectable > least;
        timed++;
    }
    if (blind)
        pa_strbuf_printf(
            h->out,
            "<p class=\"but\"><b>But</b> %zu of %zu benchmark results are too noisy to "
            "have shown a change of %g%%. <a href=\"#machine\">What speaks against the "
            "numbers</a></p>\n",
            blind, timed, least * 100);
}

static void add_number(struct html *h, size_t n, const char *class)
{
    pa_strbuf_printf(h->out, "<td class=\"n%s%s\">%zu</td>", n ? class : " z", "", n);
}

static void add_counts(struct html *h)
{
    const struct pa_page_counts *counts = h->work->counts;
    if (counts->count == 0)
        return;
    pa_strbuf_adds(h->out, "<table class=\"cnt\"><caption class=\"vh\">Counts</caption><thead><tr>"
                           "<td></td><th scope=\"col\">worse</th><th scope=\"col\">better</th>"
                           "<th scope=\"col\">unproved</th><th scope=\"col\">equal</th>"
                           "<th scope=\"col\">new</th><th scope=\"col\">gone</th></tr></thead>\n"
                           "<tbody>");
    for (size_t i = 0; i < counts->count; i++) {
        const struct pa_page_count *n = &counts->list[i];
        put(h, "<tr><th scope=\"row\">", n->name, "</th>");
        add_number(h, n->worse, " w");
        add_number(h, n->better, " b");
        add_number(h, n->unproved, "");
        add_number(h, n->equal, "");
        add_number(h, n->new, "");
        add_number(h, n->gone, "");
        pa_strbuf_adds(h->out, "</tr>\n");
    }
    pa_strbuf_adds(h->out, "</tbody></table>\n");
}

// ---- The gate

static void add_rule(struct html *h, const char *result, const struct pa_cell *cells)
{
    const char *mark = strcmp(result, "failed") == 0   ? "✕"
                       : strcmp(result, "passed") == 0 ? "✓"
                       : strcmp(result, "waived") == 0 ? "–"
                                                       : "?";
    pa_strbuf_printf(h->out, "<li class=\"%s\"><b class=\"mk\" aria-hidden=\"true\">%s</b><span>",
                     result, mark);
    put(h, "<code>", cells[1].text, "</code>");
    pa_strbuf_printf(h->out, " <em>%s</em><br><small>", result);
    if (cells[6].kind == PA_CELL_TEXT && cells[6].text) {
        text(h, cells[6].text);
    } else {
        pa_strbuf_printf(h->out, "%lld judged, ", (long long)cells[3].integer);
        text(h, cells[2].text);
    }
    pa_strbuf_adds(h->out, "</small></span></li>\n");
}

static void add_gate(struct html *h)
{
    static const char *const ORDER[] = {"failed", "undecided", "missing", "passed", "waived"};
    pa_strbuf_adds(h->out, "<aside><h2>Gate</h2><ul class=\"gate\">\n");
    for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++) {
        struct pa_row_walk walk = pa_row_walk(h->work->rules_table);
        while (pa_row_walk_next(&walk)) {
            if (strcmp(walk.class, ORDER[i]) == 0)
                add_rule(h, ORDER[i], walk.cells);
        }
    }
    pa_strbuf_adds(h->out, "</ul></aside>\n");
}

static void add_verdict(struct html *h)
{
    pa_strbuf_printf(h->out, "<section id=\"verdict\" class=\"top%s\"><div>\n",
                     h->page->gated ? " two" : "");
    add_state(h);
    put(h, "<h1>", h->work->sentence, "</h1>\n");
    add_but(h);
    add_counts(h);
    pa_strbuf_adds(h->out, "</div>\n");
    if (h->page->gated)
        add_gate(h);
    pa_strbuf_adds(h->out, "</section>\n");
}

// ---- What moved

static void add_value(struct html *h, const char *shown, double value, const char *unit)
{
    struct pa_strbuf words = {0};
    const struct pa_column column = {.kind = PA_CELL_NUMBER, .mixed_units = true};
    struct pa_cell cell = pa_cell_in(pa_cell_shown(pa_cell_number(value), shown), unit);
    pa_cell_humanise(&words, &cell, &column);
    put(h, "<td class=\"n\">", pa_strbuf_text(&words), "</td>");
    pa_strbuf_release(&words);
}

static void add_change(struct html *h, const struct pa_page_move *m)
{
    struct pa_strbuf words = {0};
    pa_page_change_text(m->ratio, &words);
    put(h, "<td class=\"n d\">", pa_strbuf_text(&words), "</td><td class=\"pl\">");
    pa_strbuf_clear(&words);
    pa_forest_row(m, h->out);
    pa_page_interval_text(m, &words);
    put(h, "</td><td class=\"iv\">", pa_strbuf_text(&words), "</td>");
    pa_strbuf_release(&words);
}

static void add_move(struct html *h, const struct pa_page_move *m)
{
    static const char *const CLASSES[] = {[PA_PAGE_WORSE] = "w",
                                          [PA_PAGE_MAYBE_WORSE] = "u",
                                          [PA_PAGE_CHANGED] = "c",
                                          [PA_PAGE_MAYBE_BETTER] = "u",
                                          [PA_PAGE_BETTER] = "b"};
    pa_strbuf_printf(h->out, "<tr class=\"%s\"><th scope=\"row\">", CLASSES[m->state]);
    put(h, "<a href=\"#", m->anchor, "\"");
    if (m->function)
        put(h, " data-f=\"", m->function, "\"");
    put(h, ">", m->name, "</a> ");
    put(h, "<small>", m->kind, "</small></th>");
    add_value(h, m->old_text, m->old, m->unit);
    pa_strbuf_adds(h->out, "<td class=\"ar\">→</td>");
    add_value(h, m->new_text, m->new, m->unit);
    add_change(h, m);
    put(h, "<td class=\"wd\">", m->words, "</td></tr>\n");
}

static void add_moves(struct html *h)
{
    const struct pa_page_moves *moves = h->work->moves;
    if (moves->count == 0)
        return;
    pa_strbuf_adds(h->out, "<section id=\"moved\"><h2>What moved, and is it real?</h2>\n"
                           "<table class=\"evi\"><thead><tr><th scope=\"col\">what moved</th>"
                           "<th scope=\"col\" class=\"n\">");
    put(h, "", pa_page_label(h->work, 0), "</th><td></td><th scope=\"col\" class=\"n\">");
    put(h, "", pa_page_label(h->work, 1), "</th>");
    pa_strbuf_adds(h->out, "<th scope=\"col\" class=\"n\">change</th><td class=\"pl\">");
    pa_forest_axis(h->out);
    pa_strbuf_adds(h->out, "</td><th scope=\"col\">95%</th><th scope=\"col\">is it real?</th></tr>"
                           "</thead>\n<tbody>");
    for (size_t i = 0; i < moves->count; i++)
        add_move(h, &moves->list[i]);
    pa_strbuf_adds(h->out,
                   "</tbody></table>\n<p class=\"note\">Filled: proved. Hollow: seen, not proved. "
                   "The line is the 95% interval; the scale is stretched around 0. Orange is "
                   "worse, blue better.</p></section>\n");
}

// ---- What speaks against it

static void add_machine(struct html *h)
{
    const struct pa_page_work *w = h->work;
    const struct pa_warnings *warnings = w->session->warnings;
    if (warnings->list.count + w->health.count == 0)
        return;
    pa_strbuf_adds(h->out, "<section id=\"machine\"><h2>What speaks against the numbers</h2>"
                           "<ul class=\"warn\">\n");
    for (size_t i = 0; i < warnings->list.count; i++)
        put(h, "<li>", warnings->list.items[i], "</li>\n");
    for (size_t i = 0; i < w->health.count; i++)
        put(h, "<li>", w->health.list[i], "</li>\n");
    pa_strbuf_adds(h->out, "</ul></section>\n");
}

// ---- The page

static const struct pa_item *first_section(const struct pa_doc *doc)
{
    const struct pa_item *item = doc->items;
    while (item && item->kind != PA_ITEM_SECTION)
        item = item->next;
    return item;
}

static void add_head(struct html *h, bool files)
{
    // A content security policy that forbids any connection, whatever ends up in the page.
    put(h,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
        h->page->doc.title, "</title>\n");
    if (files) {
        pa_strbuf_adds(h->out, "<link rel=\"stylesheet\" href=\"report.css\">\n");
    } else {
        pa_strbuf_adds(h->out,
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
                       "<style>\n");
        pa_page_style(h->out);
        pa_strbuf_adds(h->out, "</style>\n");
    }
    pa_strbuf_adds(h->out, "</head>\n<body>\n");
}

static void add_scripts(struct pa_strbuf *out)
{
    pa_strbuf_adds(out, "<script>\n");
    pa_html_script(out);
    pa_strbuf_adds(out, "(function(){'use strict';");
    pa_strbuf_add(out, pa_asset_page_js, pa_asset_page_js_size);
    pa_strbuf_adds(out, "})();\n</script>\n");
}

// In JSON '<' occurs in strings only; there it is escaped, so that nothing can end the element.
static void add_json(struct html *h)
{
    struct pa_writer json = {0};
    struct pa_error ignored = {0}; // it is printed into memory
    bool ok = pa_page_print(h->page, "json", &json, &ignored);
    pa_strbuf_adds(h->out, "<script type=\"application/json\" id=\"report-json\">");
    for (size_t i = 0; ok && i < json.text.size; i++) {
        if (json.text.text[i] == '<')
            pa_strbuf_adds(h->out, "\\u003c");
        else
            pa_strbuf_addc(h->out, json.text.text[i]);
    }
    pa_strbuf_adds(h->out, "</script>\n");
    pa_strbuf_release(&json.text);
}

void pa_page_style(struct pa_strbuf *out)
{
    pa_strbuf_add(out, pa_asset_page_css, pa_asset_page_css_size);
}

void pa_page_html(const struct pa_page *page, const struct pa_page_html_options *options,
                  struct pa_writer *out)
{
    struct html h = {page, page->work, &out->text};
    const struct pa_html_options how = {.deeper = 1,
                                        .pictures = options->pictures,
                                        .cut = "functions",
                                        .most_rows = MOST_FUNCTIONS};
    add_head(&h, options->pictures);
    add_bar(&h);
    add_verdict(&h);
    add_moves(&h);
    pa_html_items(first_section(&page->doc), &how, out);
    add_machine(&h);
    pa_strbuf_adds(h.out, "</main>\n");
    if (!options->pictures && page->input->embed_json)
        add_json(&h);
    if (!options->pictures) {
        pa_page_data_add(page->work, h.out);
        add_scripts(h.out);
    }
    pa_strbuf_adds(h.out, "</body>\n</html>\n");
    pa_writer_spill(out);
}

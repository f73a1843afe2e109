// SPDX-License-Identifier: Apache-2.0
// The head of the report.
#include "page/moves.h"
#include "page/sentence.h"

#include "base/number.h"
#include "report/gate.h"

#include <math.h>
#include <string.h>

enum { MOST_MOVES = 12 };

// ---- The gate

static const enum pa_gate_conclusion WORST_FIRST[] = {PA_GATE_FAILS, PA_GATE_UNDECIDED};

static enum pa_gate_conclusion worse_of(enum pa_gate_conclusion a, enum pa_gate_conclusion b)
{
    for (size_t i = 0; i < 2; i++) {
        if (a == WORST_FIRST[i] || b == WORST_FIRST[i])
            return WORST_FIRST[i];
    }
    return PA_GATE_FINE;
}

static enum pa_gate_conclusion of_answer(enum pa_gate_answer answer)
{
    return answer == PA_GATE_AS_FAILURE ? PA_GATE_FAILS
           : answer == PA_GATE_AS_FINE  ? PA_GATE_FINE
                                        : PA_GATE_UNDECIDED;
}

static void add_rule_row(struct pa_table *table, const struct pa_gate_outcome *o, size_t rule,
                         const char *of)
{
    size_t n[PA_GATE_VERDICTS] = {0}, all = 0;
    const struct pa_gate_check *worst = NULL;
    static const int RANK[] = {0, 4, 1, 3, 2};
    for (size_t i = 0; i < o->checks.count; i++) {
        const struct pa_gate_check *c = &o->checks.items[i];
        if (c->rule != &o->gate->rules[rule])
            continue;
        n[c->verdict]++;
        all++;
        if (!worst || RANK[c->verdict] > RANK[worst->verdict])
            worst = c;
    }
    const char *state = n[PA_GATE_VERDICT_FAILED]      ? "failed"
                        : all == 0                     ? "undecided"
                        : n[PA_GATE_VERDICT_UNDECIDED] ? "undecided"
                        : n[PA_GATE_VERDICT_MISSING]   ? "missing"
                        : n[PA_GATE_VERDICT_WAIVED]    ? "waived"
                                                       : "passed";
    const char *why = !worst ? "nothing that it is about was compared"
                      : worst->verdict == PA_GATE_VERDICT_PASSED
                          ? NULL
                          : pa_arena_printf(table->arena, "%s %s: %s", worst->change.name,
                                            worst->change.quantity, worst->text);
    pa_table_row(table, state, pa_cell_text(state), pa_cell_text(o->gate->rules[rule].text),
                 pa_cell_text(of), pa_cell_count((int64_t)all),
                 pa_cell_count((int64_t)n[PA_GATE_VERDICT_FAILED]),
                 pa_cell_count((int64_t)n[PA_GATE_VERDICT_UNDECIDED]), pa_cell_text(why));
}

// `of`: what was judged.
static void add_outcome(struct pa_page *page, struct pa_table *table,
                        const struct pa_gate_outcome *o, const char *of)
{
    for (size_t i = 0; o->gate && i < o->gate->rule_count; i++) {
        if (!o->sights || !o->sights[i].elsewhere)
            add_rule_row(table, o, i, of);
    }
    if (o->gate && o->gate->rule_count)
        page->conclusion = worse_of(page->conclusion, pa_gate_conclude(o));
}

// Rules that no comparison judged.
static void add_unjudged(struct pa_page *page, struct pa_table *table, const struct pa_gate *gate,
                         const char *why)
{
    for (size_t i = 0; i < gate->rule_count; i++) {
        pa_table_row(table, "undecided", pa_cell_text("undecided"),
                     pa_cell_text(gate->rules[i].text), pa_cell_empty(), pa_cell_count(0),
                     pa_cell_count(0), pa_cell_count(0), pa_cell_text(why));
        page->conclusion = worse_of(page->conclusion, of_answer(page->input->policy.undecided));
    }
}

static struct pa_table *gate_table(struct pa_doc *doc)
{
    static const struct pa_column COLUMNS[] = {
        {.key = "result", .kind = PA_CELL_TEXT, .audience = PA_FOR_TEXT | PA_FOR_DATA},
        {.key = "rule", .kind = PA_CELL_TEXT},
        {.key = "of", .kind = PA_CELL_TEXT},
        {.key = "checks", .kind = PA_CELL_COUNT},
        {.key = "failed", .kind = PA_CELL_COUNT},
        {.key = "undecided", .kind = PA_CELL_COUNT},
        {.key = "decided_by", .title = "decided by", .kind = PA_CELL_TEXT},
    };
    struct pa_table *table = pa_doc_table(doc, "rules");
    table->title = "Gate";
    pa_table_add_columns(table, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    return table;
}

static void add_gate(struct pa_page_work *w, struct pa_page *page)
{
    static const char *const WORDS[] = {
        [PA_GATE_FINE] = "passed", [PA_GATE_FAILS] = "failed", [PA_GATE_UNDECIDED] = "undecided"};
    if (!(page->gated = w->rules.rule_count > 0))
        return;
    struct pa_table *table = gate_table(&page->doc);
    w->rules_table = table;
    if (pa_page_is_judged(w))
        add_outcome(page, table, &w->outcome,
                    pa_page_bench_compared(w) ? "benchmarks" : "evidence");
    else
        add_unjudged(page, table, &w->gates[0],
                     "no baseline: benchmark results of both sides are "
                     "needed");
    for (size_t i = 0; w->profiles_compared && i < w->kinds.count; i++)
        add_outcome(page, table, &w->kinds.items[i].outcome, w->kinds.items[i].name);
    if (!w->profiles_compared)
        add_unjudged(page, table, &w->gates[1], "no baseline: profiles of both sides are needed");
    pa_doc_fact(&page->doc, "gate", "Gate", pa_cell_text(WORDS[page->conclusion]));
}

// ---- Counts and what moved

static struct pa_cell count_of(size_t n)
{
    return pa_cell_count((int64_t)n);
}

static void add_counts(struct pa_doc *doc, const struct pa_page_counts *counts)
{
    static const char *const KEYS[] = {"worse", "better", "unproved", "equal", "new", "gone"};
    if (counts->count == 0)
        return;
    struct pa_table *table = pa_doc_table(doc, "counts");
    pa_table_column(table, (struct pa_column){.key = "of", .kind = PA_CELL_TEXT});
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
        pa_table_column(table, (struct pa_column){.key = KEYS[i], .kind = PA_CELL_COUNT});
    for (size_t i = 0; i < counts->count; i++) {
        const struct pa_page_count *n = &counts->list[i];
        pa_table_row(table, NULL, pa_cell_text(n->name), count_of(n->worse), count_of(n->better),
                     count_of(n->unproved), count_of(n->equal), count_of(n->new),
                     count_of(n->gone));
    }
}

static struct pa_table *moved_table(struct pa_doc *doc)
{
    static const struct pa_column COLUMNS[] = {
        {.key = "name", .title = "what moved", .kind = PA_CELL_TEXT},
        {.key = "kind", .title = "", .kind = PA_CELL_TEXT},
        {.key = "old", .kind = PA_CELL_NUMBER, .mixed_units = true},
        {.key = "new", .kind = PA_CELL_NUMBER, .mixed_units = true},
        {.key = "change", .kind = PA_CELL_DELTA},
        {.key = "ratio", .title = "95%", .kind = PA_CELL_INTERVAL},
        {.key = "evidence", .title = "is it real?", .kind = PA_CELL_TEXT},
    };
    struct pa_table *table = pa_doc_table(doc, "moved");
    table->title = "What moved, and is it real?";
    pa_table_add_columns(table, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    return table;
}

static struct pa_cell change_cell(const struct pa_page_move *m, struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    pa_page_change_text(m->ratio, &text);
    return pa_cell_shown(pa_cell_delta(m->ratio - 1), pa_strbuf_keep(&text, arena));
}

static struct pa_cell interval_cell(const struct pa_page_move *m, struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    pa_page_interval_text(m, &text);
    return pa_cell_shown(pa_cell_interval(m->lo, m->ratio, m->hi), pa_strbuf_keep(&text, arena));
}

static void add_moves(struct pa_doc *doc, const struct pa_page_moves *moves)
{
    static const char *const CLASSES[] = {[PA_PAGE_WORSE] = "regressed",
                                          [PA_PAGE_MAYBE_WORSE] = "unproved",
                                          [PA_PAGE_CHANGED] = "changed",
                                          [PA_PAGE_MAYBE_BETTER] = "unproved",
                                          [PA_PAGE_BETTER] = "improved"};
    if (moves->count == 0)
        return;
    struct pa_table *table = moved_table(doc);
    for (size_t i = 0; i < moves->count; i++) {
        const struct pa_page_move *m = &moves->list[i];
        pa_table_row(
            table, CLASSES[m->state],
            pa_cell_linked(pa_cell_text(m->name), pa_arena_printf(doc->arena, "#%s", m->anchor)),
            pa_cell_text(m->kind),
            pa_cell_in(pa_cell_shown(pa_cell_number(m->old), m->old_text), m->unit),
            pa_cell_in(pa_cell_shown(pa_cell_number(m->new), m->new_text), m->unit),
            change_cell(m, doc->arena), interval_cell(m, doc->arena), pa_cell_text(m->words));
    }
}

void pa_page_verdict_add(struct pa_page_work *w, struct pa_page *page)
{
    struct pa_page_moves *moves = pa_arena_calloc(w->arena, 1, sizeof *moves);
    struct pa_page_counts *counts = pa_arena_calloc(w->arena, 1, sizeof *counts);
    struct pa_doc *doc = &page->doc;
    pa_page_moves_find(w, MOST_MOVES, moves);
    pa_page_counts_find(w, counts);
    w->moves = moves;
    w->counts = counts;
    w->sentence = pa_page_sentence(w, moves);
    pa_doc_paragraph(doc, w->sentence);
    add_counts(doc, counts);
    add_gate(w, page);
    add_moves(doc, moves);
    const struct pa_warnings *warnings = w->session->warnings;
    for (size_t i = 0; i < warnings->list.count; i++)
        pa_doc_warning(doc, pa_arena_strdup(w->arena, warnings->list.items[i]));
}

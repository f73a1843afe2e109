// SPDX-License-Identifier: Apache-2.0
#include "report/gate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct pa_gate_words pa_gate_bench_words = {.name = "benchmark", .quantity = "unit"};

// ---- Each check, for JUnit

static enum pa_check_result result_of(enum pa_gate_answer answer)
{
    return answer == PA_GATE_AS_FAILURE ? PA_CHECK_FAILED
           : answer == PA_GATE_AS_FINE  ? PA_CHECK_SKIPPED
                                        : PA_CHECK_ERROR;
}

static enum pa_check_result check_result(const struct pa_gate_outcome *o,
                                         const struct pa_gate_check *c)
{
    switch (c->verdict) {
    case PA_GATE_VERDICT_FAILED:
        return PA_CHECK_FAILED;
    case PA_GATE_VERDICT_WAIVED:
        return PA_CHECK_SKIPPED;
    case PA_GATE_VERDICT_UNDECIDED:
        return result_of(o->policy.undecided);
    case PA_GATE_VERDICT_MISSING:
        return result_of(o->policy.missing == PA_GATE_AS_UNDECIDED ? o->policy.undecided
                                                                   : o->policy.missing);
    case PA_GATE_VERDICT_PASSED:
    case PA_GATE_VERDICTS:
        break;
    }
    return c->change.tested ? PA_CHECK_PASSED : PA_CHECK_SKIPPED;
}

static const char *details_of(const struct pa_gate_check *c, struct pa_arena *arena)
{
    const struct pa_gate_change *g = &c->change;
    return pa_arena_printf(arena, "rule: %s\nold: %s\nnew: %s\nchange: %s", c->rule->text,
                           g->old_text ? g->old_text : "missing",
                           g->new_text ? g->new_text : "missing",
                           isnan(g->ratio) ? "not known" : pa_gate_interval_text(g, arena));
}

// "1.2µ ± 1% -> 1.4µ ± 2%, +15.0% [+14.0%, +15.7%], q=0.000"
static const char *message_of(const struct pa_gate_check *c, struct pa_arena *arena)
{
    const struct pa_gate_change *g = &c->change;
    if (!g->old_text || !g->new_text || c->verdict == PA_GATE_VERDICT_PASSED)
        return c->text;
    return pa_arena_printf(arena, "%s -> %s, %s", g->old_text, g->new_text, c->text);
}

static int compare_cases(const void *a, const void *b)
{
    const struct pa_gate_check *const *x = a, *const *y = b;
    int order = strcmp((*x)->change.name, (*y)->change.name);
    order = order ? order : strcmp((*x)->change.quantity, (*y)->change.quantity);
    order = order ? order : strcmp((*x)->change.group, (*y)->change.group);
    order = order ? order : strcmp((*x)->rule->text, (*y)->rule->text);
    return order ? order : (*x > *y) - (*x < *y);
}

static bool same_case(const struct pa_gate_check *x, const struct pa_gate_check *y)
{
    return strcmp(x->change.name, y->change.name) == 0 &&
           strcmp(x->change.quantity, y->change.quantity) == 0 &&
           strcmp(x->change.group, y->change.group) == 0 &&
           strcmp(x->rule->text, y->rule->text) == 0;
}

// Readers of JUnit keep one case of equal names: rows of equal name in tables of other machines
// are numbered. 0: the name is the only one.
static size_t *number_cases(const struct pa_gate_outcome *o, struct pa_arena *arena)
{
    size_t count = o->checks.count, *number = pa_arena_calloc(arena, count + 1, sizeof *number);
    const struct pa_gate_check **sorted = pa_arena_calloc(arena, count + 1, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &o->checks.items[i];
    qsort(sorted, count, sizeof *sorted, compare_cases);
    for (size_t i = 1; i < count; i++) {
        if (!same_case(sorted[i - 1], sorted[i]))
            continue;
        size_t before = (size_t)(sorted[i - 1] - o->checks.items);
        number[before] = number[before] ? number[before] : 1;
        number[sorted[i] - o->checks.items] = number[before] + 1;
    }
    return number;
}

static void add_check(struct pa_doc *doc, struct pa_check check)
{
    pa_doc_check(doc, check)->audience = PA_FOR_DATA;
}

// For junit alone: a page would list every row that passed. A rule that nothing can fail must not
// be green there.
static void add_checks(struct pa_doc *doc, const struct pa_gate_outcome *o)
{
    struct pa_arena *arena = doc->arena;
    size_t *number = number_cases(o, arena);
    for (size_t i = 0; i < o->checks.count; i++) {
        const struct pa_gate_check *c = &o->checks.items[i];
        const char *name = pa_arena_printf(arena, "%s %s", c->change.name, c->change.quantity);
        add_check(
            doc, (struct pa_check){
                     .group = c->rule->text,
                     .package = c->change.group,
                     .name = number[i] ? pa_arena_printf(arena, "%s (%zu)", name, number[i]) : name,
                     .result = check_result(o, c),
                     .message = message_of(c, arena),
                     .details = c->verdict == PA_GATE_VERDICT_PASSED ? NULL : details_of(c, arena),
                 });
    }
    for (size_t i = 0; i < o->blind.count; i++)
        add_check(doc, (struct pa_check){.group = "gate",
                                         .name = pa_arena_printf(arena, "rule %zu decides", i + 1),
                                         .result = result_of(o->policy.undecided),
                                         .message = o->blind.items[i]});
    if (o->no_baseline)
        add_check(doc,
                  (struct pa_check){.group = "gate",
                                    .name = "baseline",
                                    .result = result_of(o->policy.undecided),
                                    .message = pa_arena_printf(
                                        arena, "no baseline: %s has no results", o->no_baseline)});
}

// ---- What did not just pass

static struct pa_table *make_table(struct pa_doc *doc, const struct pa_gate_words *words)
{
    const struct pa_column columns[] = {
        {.key = "result", .kind = PA_CELL_TEXT, .audience = PA_FOR_TEXT | PA_FOR_DATA},
        {.key = "rule", .kind = PA_CELL_TEXT},
        {.key = words->name, .kind = PA_CELL_TEXT},
        {.key = words->quantity, .kind = PA_CELL_TEXT},
        {.key = "old", .kind = PA_CELL_TEXT},
        {.key = "new", .kind = PA_CELL_TEXT},
        {.key = "change", .kind = PA_CELL_TEXT},
    };
    struct pa_table *table = pa_doc_table(doc, "gate");
    pa_table_add_columns(table, columns, sizeof columns / sizeof *columns);
    return table;
}

static struct pa_cell name_cell(const struct pa_gate_check *c, const struct pa_gate_words *words)
{
    bool whole = words->names && c->function &&
                 strcmp(pa_strings_text(words->names->strings, c->function), c->change.name) == 0;
    return whole ? pa_diff_name_cell(words->names, c->function) : pa_cell_text(c->change.name);
}

static void add_table(struct pa_doc *doc, const struct pa_gate_outcome *o,
                      const struct pa_gate_words *words, unsigned audience)
{
    struct pa_table *table = make_table(doc, words);
    table->audience = audience;
    for (size_t i = 0; i < o->checks.count; i++) {
        const struct pa_gate_check *c = &o->checks.items[i];
        const char *result = pa_gate_verdict_name(c->verdict);
        if (c->verdict != PA_GATE_VERDICT_PASSED)
            pa_table_row(table, result, pa_cell_text(result), pa_cell_text(c->rule->text),
                         name_cell(c, words), pa_cell_text(c->change.quantity),
                         pa_cell_text(c->change.old_text), pa_cell_text(c->change.new_text),
                         pa_cell_text(c->text));
    }
}

void pa_gate_add_verdict(struct pa_doc *doc, const struct pa_gate_outcome *o,
                         const struct pa_gate_words *words, unsigned audience)
{
    struct pa_arena *arena = doc->arena;
    const char *missing =
        o->count[PA_GATE_VERDICT_MISSING]
            ? pa_arena_printf(arena, ", %zu missing", o->count[PA_GATE_VERDICT_MISSING])
            : "";
    const char *untested =
        words->names ? pa_arena_printf(arena, ", %zu not tested", o->untested) : "";
    if (o->no_baseline)
        pa_doc_warning(doc,
                       pa_arena_printf(arena, "no baseline: %s has no results", o->no_baseline))
            ->audience = audience;
    else
        pa_doc_paragraph(
            doc,
            pa_arena_printf(arena, "gate: %zu checks, %zu failed, %zu waived, %zu undecided%s%s",
                            o->checks.count, o->count[PA_GATE_VERDICT_FAILED],
                            o->count[PA_GATE_VERDICT_WAIVED], o->count[PA_GATE_VERDICT_UNDECIDED],
                            missing, untested))
            ->audience = audience;
    if (o->count[PA_GATE_VERDICT_PASSED] < o->checks.count)
        add_table(doc, o, words, audience);
    if (audience == PA_FOR_ALL || (audience & PA_FOR_DATA))
        add_checks(doc, o);
}

void pa_gate_add_notes(struct pa_doc *doc, const struct pa_gate_outcome *o, unsigned audience)
{
    for (size_t i = 0; i < o->notes.count; i++)
        pa_doc_warning(doc, o->notes.items[i])->audience = audience;
    for (size_t i = 0; i < o->blind.count; i++)
        pa_doc_warning(doc, o->blind.items[i])->audience = audience;
}

void pa_report_add_gate(struct pa_doc *doc, const struct pa_gate_outcome *o,
                        const struct pa_gate_words *words)
{
    const struct pa_gate_check *sharpest = words->names ? pa_gate_sharpest(o) : NULL;
    pa_gate_add_verdict(doc, o, words, PA_FOR_ALL);
    pa_gate_add_notes(doc, o, PA_FOR_ALL);
    if (sharpest)
        pa_doc_paragraph(doc, pa_arena_printf(doc->arena,
                                              "the least growth that these samples could prove: "
                                              "%+.0f%%, of %s (%s)",
                                              sharpest->change.detectable * 100,
                                              sharpest->change.name, sharpest->change.quantity));
}

// ---- A gate that tests itself

bool pa_report_add_proofs(struct pa_doc *doc, const struct pa_gate_proof *proofs, size_t count,
                          const struct pa_gate_words *words)
{
    const struct pa_column columns[] = {
        {.key = "rule", .kind = PA_CELL_TEXT},
        {.key = words->name, .kind = PA_CELL_TEXT},
        {.key = words->quantity, .kind = PA_CELL_TEXT},
        {.key = "injected", .kind = PA_CELL_DELTA},
        {.key = "fired", .kind = PA_CELL_TEXT},
        {.key = "false_alarms", .title = "false alarms", .kind = PA_CELL_COUNT},
    };
    struct pa_table *table = pa_doc_table(doc, "proofs");
    bool all = true;
    pa_table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < count; i++) {
        const struct pa_gate_proof *p = &proofs[i];
        const char *nothing = words->names ? "(no function could be tested)" : "(nothing matches)";
        pa_table_row(table, p->fired ? NULL : "regressed", pa_cell_text(p->rule->text),
                     pa_cell_text(p->name ? p->name : nothing), pa_cell_text(p->quantity),
                     p->name ? pa_cell_delta(p->injected) : pa_cell_empty(),
                     pa_cell_text(p->fired ? "yes" : "no"),
                     pa_cell_count((int64_t)p->false_alarms));
        all &= p->fired;
    }
    return all;
}

// SPDX-License-Identifier: Apache-2.0
// What the gate of profiles says.
#include "cmd/diff_profiles_gate.h"

#include <math.h>

static const char *const UNITS[] = {"flat", "cum"};

static const char *interval_text(const struct pa_change *ch, struct pa_arena *arena)
{
    if (isinf(ch->log_ratio))
        return ch->log_ratio > 0 ? "new" : "gone";
    if (isnan(ch->lo) || isnan(ch->hi))
        return pa_arena_printf(arena, "%+.1f%%", expm1(ch->log_ratio) * 100);
    return pa_arena_printf(arena, "%+.1f%% [%+.1f%%, %+.1f%%]", expm1(ch->log_ratio) * 100,
                           expm1(ch->lo) * 100, expm1(ch->hi) * 100);
}

// Why it is undecided.
static const char *sight_text(const struct pa_change *ch, struct pa_arena *arena)
{
    if (isnan(ch->detectable))
        return "too few samples to be tested";
    return pa_arena_printf(arena, "so few samples prove nothing below %+.0f%%",
                           expm1(ch->detectable) * 100);
}

static const char *check_text(const struct pa_diff_check *check, struct pa_arena *arena)
{
    const struct pa_change *ch = pa_diff_check_change(check);
    switch (check->result) {
    case PA_GATE_WAIVED:
        return pa_arena_printf(arena, "%s, waived until %s: %s", interval_text(ch, arena),
                               check->waiver->expires, check->waiver->reason);
    case PA_GATE_UNDECIDED:
        return pa_arena_printf(arena, "%s: %s", interval_text(ch, arena), sight_text(ch, arena));
    default:
        if (isnan(ch->q))
            return check->tested ? interval_text(ch, arena) : "not tested";
        return pa_arena_printf(arena, "%s, q=%.3f", interval_text(ch, arena), ch->q);
    }
}

// For junit alone: a page would list all that passed.
static void add_checks(struct pa_doc *doc, const struct pa_diff_verdict *v)
{
    static const enum pa_check_result RESULTS[] = {PA_CHECK_PASSED, PA_CHECK_FAILED,
                                                   PA_CHECK_SKIPPED, PA_CHECK_ERROR};
    for (size_t i = 0; i < v->checks.count; i++) {
        const struct pa_diff_check *c = &v->checks.items[i];
        bool passed = c->result == PA_GATE_PASSED;
        struct pa_check check = {
            .group = c->rule->text,
            .name = pa_arena_printf(doc->arena, "%s %s", c->name, UNITS[c->cum]),
            .result = passed && !c->tested ? PA_CHECK_SKIPPED : RESULTS[c->result],
            .message = check_text(c, doc->arena),
        };
        pa_doc_check(doc, check)->audience = PA_FOR_DATA;
    }
}

static void add_table(struct pa_doc *doc, const struct pa_diff_verdict *v,
                      const struct pa_diff_names *names)
{
    static const struct pa_column COLUMNS[] = {
        {.key = "result", .kind = PA_CELL_TEXT},   {.key = "rule", .kind = PA_CELL_TEXT},
        {.key = "function", .kind = PA_CELL_TEXT}, {.key = "quantity", .kind = PA_CELL_TEXT},
        {.key = "change", .kind = PA_CELL_TEXT},
    };
    struct pa_table *table = pa_doc_table(doc, "gate");
    for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++)
        pa_table_column(table, COLUMNS[i]);
    for (size_t i = 0; i < v->checks.count; i++) {
        const struct pa_diff_check *c = &v->checks.items[i];
        const char *result = pa_gate_result_name(c->result);
        if (c->result != PA_GATE_PASSED)
            pa_table_row(table, result, pa_cell_text(result), pa_cell_text(c->rule->text),
                         pa_diff_name_cell(names, c->function->name), pa_cell_text(UNITS[c->cum]),
                         pa_cell_text(check_text(c, doc->arena)));
    }
}

static void say_blind(struct pa_doc *doc, const struct pa_diff_verdict *v)
{
    const char *why = v->comparison->method == PA_METHOD_NONE
                          ? "there is no noise estimate"
                          : "no function it matches has enough samples to prove that it doubled";
    for (size_t i = 0; i < v->blind.count; i++) {
        const char *rule = v->blind.items[i]->text;
        pa_doc_check(doc, (struct pa_check){.group = rule,
                                            .name = "could not decide",
                                            .result = PA_CHECK_ERROR,
                                            .message = why})
            ->audience = PA_FOR_DATA;
        pa_doc_warning(doc, pa_arena_printf(doc->arena, "%s decides nothing: %s", rule, why));
    }
}

void pa_diff_verdict_document(struct pa_doc *doc, const struct pa_diff_verdict *v,
                              const struct pa_diff_names *names)
{
    struct pa_arena *arena = doc->arena;
    add_checks(doc, v);
    if (v->failed + v->waived + v->undecided)
        add_table(doc, v, names);
    say_blind(doc, v);
    pa_doc_paragraph(doc, pa_arena_printf(arena,
                                          "gate: %zu checks, %zu failed, %zu waived, %zu "
                                          "undecided, %zu not tested",
                                          v->checks.count, v->failed, v->waived, v->undecided,
                                          v->untested));
    if (v->sharpest)
        pa_doc_paragraph(
            doc,
            pa_arena_printf(
                arena, "the least growth that these samples could prove: %+.0f%%, of %s (%s)",
                expm1(pa_diff_check_change(v->sharpest)->detectable) * 100,
                pa_diff_name_shown(names, v->sharpest->function->name), UNITS[v->sharpest->cum]));
}

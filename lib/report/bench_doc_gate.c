// SPDX-License-Identifier: Apache-2.0
// The verdict of a gate, and what speaks against the numbers.
#include "base/number.h"
#include "bench/captions.h"
#include "report/bench_doc.h"
#include "stats/multiple.h"

#include <math.h>

static const char *interval_text(const struct pa_effect *e, struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    pa_compare_change(e->ratio, 1, &text);
    if (e->bounded) {
        pa_strbuf_adds(&text, " [");
        pa_compare_change(e->lo, 1, &text);
        pa_strbuf_adds(&text, ", ");
        pa_compare_change(e->hi, 1, &text);
        pa_strbuf_addc(&text, ']');
    }
    const char *kept = pa_arena_strndup(arena, pa_strbuf_text(&text), text.size);
    pa_strbuf_release(&text);
    return kept;
}

// What the check of a row has to say, in one line.
static const char *check_text(const struct pa_gate_check *c, struct pa_arena *arena)
{
    const struct pa_effect *e = c->effect;
    switch (c->result) {
    case PA_GATE_WAIVED:
        return pa_arena_printf(arena, "%s, waived until %s: %s", interval_text(e, arena),
                               c->waiver->expires, c->waiver->reason);
    case PA_GATE_UNDECIDED:
        return pa_arena_printf(arena, "%s, but too few samples to tell (n=%zu, %zu)",
                               interval_text(e, arena), e->cell->base->cell->count,
                               e->cell->cell->count);
    default:
        return pa_arena_printf(arena, "%s, q=%.3f", interval_text(e, arena), e->q);
    }
}

// For junit alone: a page would list every row that passed. A rule that no row can fail must not be
// green there.
static void add_checks(struct pa_doc *doc, const struct pa_bench_doc *s)
{
    const struct pa_gate_outcome *o = s->outcome;
    static const enum pa_check_result results[] = {PA_CHECK_PASSED, PA_CHECK_FAILED,
                                                   PA_CHECK_SKIPPED, PA_CHECK_ERROR};
    for (size_t i = 0; i < o->count; i++) {
        const struct pa_gate_check *c = &o->checks[i];
        const char *unit = c->effect->table->unit;
        struct pa_check check = {
            .group = c->rule->text,
            .name = pa_arena_printf(doc->arena, "%s %s",
                                    pa_captions_row(s->comparison, c->effect, doc->arena), unit),
            .result = results[c->result],
            .message = check_text(c, doc->arena),
        };
        pa_doc_check(doc, check)->audience = PA_FOR_DATA;
    }
    for (size_t i = 0; i < o->blind_count; i++) {
        struct pa_check check = {
            .group = o->blind[i],
            .name = "some row can fail",
            .result = PA_CHECK_ERROR,
            .message = "nothing matches the rule, or the samples are too few",
        };
        pa_doc_check(doc, check)->audience = PA_FOR_DATA;
    }
}

// The rows that did not just pass.
static void add_gate_table(struct pa_doc *doc, const struct pa_bench_doc *s, unsigned audience)
{
    const struct pa_gate_outcome *o = s->outcome;
    static const struct pa_column columns[] = {
        {.key = "result", .kind = PA_CELL_TEXT, .audience = PA_FOR_TEXT},
        {.key = "rule", .kind = PA_CELL_TEXT},
        {.key = "benchmark", .kind = PA_CELL_TEXT},
        {.key = "unit", .kind = PA_CELL_TEXT},
        {.key = "change", .kind = PA_CELL_TEXT},
    };
    struct pa_table *table = pa_doc_table(doc, "gate");
    table->audience = audience;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        pa_table_column(table, columns[i]);
    for (size_t i = 0; i < o->count; i++) {
        const struct pa_gate_check *c = &o->checks[i];
        const char *result = pa_gate_result_name(c->result);
        if (c->result != PA_GATE_PASSED)
            pa_table_row(table, result, pa_cell_text(result), pa_cell_text(c->rule->text),
                         pa_cell_text(pa_captions_row(s->comparison, c->effect, doc->arena)),
                         pa_cell_text(c->effect->table->unit),
                         pa_cell_text(check_text(c, doc->arena)));
    }
}

void pa_bench_doc_gate(struct pa_doc *doc, const struct pa_bench_doc *s, unsigned audience)
{
    const struct pa_gate_outcome *o = s->outcome;
    pa_doc_paragraph(doc, pa_arena_printf(doc->arena,
                                          "gate: %zu checks, %zu failed, %zu waived, %zu undecided",
                                          o->count, o->failed, o->waived, o->undecided))
        ->audience = audience;
    if (o->failed + o->waived + o->undecided > 0)
        add_gate_table(doc, s, audience);
    if (audience & PA_FOR_DATA)
        add_checks(doc, s);
}

// Whether some row that is shown says what it could have seen.
static bool shows_detectable(const struct pa_comparison *c)
{
    for (size_t t = 0; t < c->table_count; t++) {
        for (size_t i = 0; i < c->tables[t].table->cell_count; i++) {
            const struct pa_effect *e = c->tables[t].cells[i].effect;
            if (e && e->detectable > 0 && isfinite(e->detectable) &&
                !pa_compare_significant(c, e->cell))
                return true;
        }
    }
    return false;
}

// How many rows a lone difference must stand out from, in the unit that has most of them. Exact
// values need no number of samples.
static size_t largest_family(const struct pa_effects *effects)
{
    size_t largest = 0;
    for (size_t i = 0; i < effects->count; i++) {
        const struct pa_effect *e = &effects->list[i];
        if (!e->table->exact && e->family > largest)
            largest = e->family;
    }
    return largest;
}

static size_t largest_sample(const struct pa_effects *effects)
{
    size_t largest = 0;
    for (size_t i = 0; i < effects->count; i++) {
        size_t n = effects->list[i].cell->cell->count;
        largest = n > largest ? n : largest;
    }
    return largest;
}

static void warn(struct pa_doc *doc, const char *text, unsigned audience)
{
    pa_doc_warning(doc, text)->audience = audience;
}

// What a rule is not able to do, as far as its rows tell.
struct sight {
    size_t rows, noisy; // in noisy ones, noise hides a change as large as the threshold
    double least;       // the smallest change that a noisy row would show
    double largest_old;
};

static struct sight sight_of(const struct pa_gate_outcome *o, size_t first)
{
    const struct pa_gate_rule *rule = o->checks[first].rule;
    struct sight s = {.least = INFINITY};
    for (size_t i = first; i < o->count && o->checks[i].rule == rule; i++) {
        const struct pa_effect *e = o->checks[i].effect;
        double old = fabs(e->cell->base->centre);
        double threshold = rule->relative ? rule->threshold : rule->threshold / old;
        s.rows++;
        s.largest_old = fmax(s.largest_old, old);
        if (threshold > 0 && e->detectable > threshold && o->checks[i].result == PA_GATE_PASSED) {
            s.noisy++;
            s.least = fmin(s.least, e->detectable);
        }
    }
    return s;
}

// A gate that stays quiet since it cannot see, or since its threshold lacks a %, should say so.
static void warn_of_sight(struct pa_doc *doc, const struct pa_gate_outcome *o, unsigned audience)
{
    for (size_t i = 0, rows; i < o->count; i += rows) {
        const struct pa_gate_rule *rule = o->checks[i].rule;
        struct sight s = sight_of(o, i);
        rows = s.rows;
        if (s.noisy && isfinite(s.least))
            warn(doc,
                 pa_arena_printf(doc->arena,
                                 "%s: noise hides changes of that size in %zu of %zu rows; the "
                                 "quietest of them would show %.1f%%",
                                 rule->text, s.noisy, s.rows, s.least * 100),
                 audience);
        if (!rule->relative && rule->threshold > 1 && rule->threshold > s.largest_old)
            warn(doc,
                 pa_arena_printf(doc->arena,
                                 "%s: the threshold is in the unit and larger than any old value; "
                                 "is a %% missing?",
                                 rule->text),
                 audience);
    }
}

void pa_bench_doc_remarks(struct pa_doc *doc, const struct pa_bench_doc *s, unsigned audience)
{
    size_t rows = largest_family(s->effects);
    size_t needed = pa_multiple_needed_n(rows, s->comparison->options.fdr);
    bool q_counts = s->outcome || s->comparison->show.q;
    if ((audience & PA_FOR_TEXT) && shows_detectable(s->shown))
        pa_doc_paragraph(doc, "~ ≥2%: no difference seen; one of about 2% or more would have "
                              "been, four times out of five")
            ->audience = PA_FOR_TEXT;
    if (s->left_out && (audience & PA_FOR_TEXT))
        pa_doc_paragraph(doc,
                         pa_arena_printf(doc->arena, "%zu row%s without a difference %s not shown",
                                         s->left_out, pa_plural(s->left_out),
                                         s->left_out == 1 ? "is" : "are"))
            ->audience = PA_FOR_TEXT;
    if (q_counts && rows > 0 && largest_sample(s->effects) < needed)
        warn(doc,
             pa_arena_printf(doc->arena, "needs n >= %zu a side to ever flag one of %zu row%s",
                             needed, rows, pa_plural(rows)),
             audience);
    for (size_t i = 0; s->health && i < s->health->count; i++)
        warn(doc, s->health->list[i], audience);
    if (s->outcome)
        warn_of_sight(doc, s->outcome, audience);
    for (size_t i = 0; s->outcome && i < s->outcome->blind_count; i++)
        warn(doc,
             pa_arena_printf(doc->arena,
                             "no row can fail %s: nothing matches it, or the samples are too few",
                             s->outcome->blind[i]),
             audience);
}

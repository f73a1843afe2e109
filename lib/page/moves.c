// SPDX-License-Identifier: Apache-2.0
#include "page/moves.h"

#include "bench/captions.h"
#include "report/diff_names.h"
#include "report/diff_sentence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { FUNCTIONS_OF_A_KIND = 6 };

// A function whose change is 1 % of the total weighs as much as a benchmark that changed by 10 %,
// but for a tenth of that where there are too few profiles to prove anything.
static double weight_of(const struct pa_profile_comparison *c, double delta)
{
    double total = fmax(c->old_total, c->new_total);
    bool few = c->old_runs < 3 || c->new_runs < 3;
    return total > 0 ? (few ? 1 : 10) * fabs(delta) / total : 0;
}

struct finder {
    const struct pa_page_work *work;
    PA_VEC(struct pa_page_move) list;
};

// ---- Words

void pa_page_change_text(double ratio, struct pa_strbuf *out)
{
    double percent = (ratio - 1) * 100;
    if (isnan(ratio))
        return;
    if (isinf(ratio))
        pa_strbuf_adds(out, "new");
    else if (ratio == 0)
        pa_strbuf_adds(out, "gone");
    else if (ratio >= 3)
        pa_strbuf_printf(out, "×%.3g", ratio);
    else if (fabs(percent) < .05)
        pa_strbuf_adds(out, "0.0%");
    else
        pa_strbuf_printf(out, "%s%.1f%%", percent < 0 ? "−" : "+", fabs(percent));
}

void pa_page_interval_text(const struct pa_page_move *m, struct pa_strbuf *out)
{
    if (isnan(m->lo) || isnan(m->hi) || isinf(m->hi) || m->lo == m->hi)
        return;
    pa_strbuf_addc(out, '[');
    pa_page_change_text(m->lo, out);
    pa_strbuf_adds(out, ", ");
    pa_page_change_text(m->hi, out);
    pa_strbuf_addc(out, ']');
}

static double size_of(double ratio)
{
    double size = ratio > 0 ? fabs(log(ratio)) : INFINITY;
    return isnan(size) ? 0 : size;
}

// ---- Benchmarks

// Whether the measured values, proved or not, go in the worse direction.
static bool leans_worse(const struct pa_effect *e)
{
    return e->better > 0 ? e->ratio < 1 : e->ratio > 1;
}

static enum pa_page_state state_of_effect(const struct pa_effect *e)
{
    switch (e->verdict) {
    case PA_EFFECT_REGRESSED:
        return PA_PAGE_WORSE;
    case PA_EFFECT_IMPROVED:
        return PA_PAGE_BETTER;
    case PA_EFFECT_CHANGED:
        return PA_PAGE_CHANGED;
    default:
        return leans_worse(e) ? PA_PAGE_MAYBE_WORSE : PA_PAGE_MAYBE_BETTER;
    }
}

static const char *words_of_effect(const struct pa_effect *e, struct pa_arena *arena)
{
    bool proved = e->verdict != PA_EFFECT_UNDECIDED && e->verdict != PA_EFFECT_NOISE;
    if (e->table->exact)
        return "exact";
    if (isnan(e->q))
        return "not tested";
    if (proved)
        return pa_arena_printf(arena, "proved, q=%.3f", e->q);
    return isfinite(e->detectable) && e->detectable > 0
               ? pa_arena_printf(arena, "not proved, q=%.2f; %.0f%% would have been seen", e->q,
                                 e->detectable * 100)
               : pa_arena_printf(arena, "not proved, q=%.2f", e->q);
}

// "315.1n", as the tables of benchmarks have it.
static const char *centre_text(const struct pa_compare_cell *cell, const char *unit,
                               struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    pa_compare_centre(cell, unit, &text);
    char *range = text.text ? strstr(text.text, " ±") : NULL;
    if (range)
        *range = '\0';
    const char *kept = pa_arena_strdup(arena, pa_strbuf_text(&text));
    pa_strbuf_release(&text);
    return kept;
}

static void add_effects(struct finder *f)
{
    const struct pa_page_work *w = f->work;
    for (size_t i = 0; i < w->effects.count; i++) {
        const struct pa_effect *e = &w->effects.list[i];
        if (e->verdict == PA_EFFECT_NOISE)
            continue;
        struct pa_page_move move = {
            .name = pa_captions_row(&w->comparison, e, w->arena),
            .kind = e->table->unit,
            .unit = e->table->unit,
            .old = e->cell->base->centre,
            .new = e->cell->centre,
            .old_text = centre_text(e->cell->base, e->table->unit, w->arena),
            .new_text = centre_text(e->cell, e->table->unit, w->arena),
            .ratio = e->ratio,
            .lo = e->bounded ? e->lo : NAN,
            .hi = e->bounded ? e->hi : NAN,
            .state = state_of_effect(e),
            .words = words_of_effect(e, w->arena),
            .anchor = "benchmarks",
            .size = size_of(e->ratio),
        };
        pa_vec_push(&f->list, move);
    }
}

// ---- Profiles

static bool proved(const struct pa_change *c)
{
    return c->class == PA_CHANGE_REGRESSED || c->class == PA_CHANGE_IMPROVED ||
           c->class == PA_CHANGE_NEW || c->class == PA_CHANGE_GONE;
}

static enum pa_page_state state_of_change(bool sure, bool more)
{
    if (sure)
        return more ? PA_PAGE_WORSE : PA_PAGE_BETTER;
    return more ? PA_PAGE_MAYBE_WORSE : PA_PAGE_MAYBE_BETTER;
}

static const char *words_of_change(const struct pa_profile_comparison *c,
                                   const struct pa_change *change, struct pa_arena *arena)
{
    if (c->method == PA_METHOD_CENSUS)
        return "counted";
    if (proved(change))
        return isnan(change->q) ? "proved" : pa_arena_printf(arena, "proved, q=%.3f", change->q);
    if (c->old_runs < 3 || c->new_runs < 3)
        return "not proved; three profiles a side would tell";
    double needed = pa_comparison_profiles_needed(c, change);
    const char *q = isnan(change->q) ? "" : pa_arena_printf(arena, ", q=%.2f", change->q);
    return isfinite(needed) && needed < 1000
               ? pa_arena_printf(arena, "not proved%s; %.0f profiles a side would tell", q, needed)
               : pa_arena_printf(arena, "not proved%s", q);
}

static struct pa_page_move total_of(const struct pa_page_work *w, const struct pa_page_kind *kind)
{
    const struct pa_profile_comparison *c = kind->compared.comparison;
    bool sure = c->total.p <= .05 || c->method == PA_METHOD_CENSUS;
    return (struct pa_page_move){
        .name = "total",
        .kind = c->type,
        .unit = c->unit,
        .old = c->old_total,
        .new = c->new_total,
        .ratio = pa_comparison_total_ratio(c),
        .lo = exp(c->total.lo),
        .hi = exp(c->total.hi),
        .state = state_of_change(sure, c->new_total > c->old_total),
        .words = sure                ? isnan(c->total.p) ? "counted"
                                                         : pa_arena_printf(w->arena, "proved, p=%.3f", c->total.p)
                                : isnan(c->total.p) ? "not proved"
                                     : pa_arena_printf(w->arena, "not proved, p=%.2f", c->total.p),
        .anchor = kind->anchor,
        .total = true,
        .size = size_of(pa_comparison_total_ratio(c)),
    };
}

static void add_kind(struct finder *f, const struct pa_page_kind *kind)
{
    const struct pa_page_work *w = f->work;
    const struct pa_profile_comparison *c = kind->compared.comparison;
    const struct pa_strings *strings = kind->compared.sides->runs.items[0].profile->strings;
    struct pa_diff_names names = pa_diff_names_at(c, strings, PA_SYMBOL_LEVEL_SHORT, w->arena);
    double total = fmax(c->old_total, c->new_total);
    size_t count = 0;
    pa_vec_push(&f->list, total_of(w, kind));
    for (size_t i = 0; i < c->count && count < FUNCTIONS_OF_A_KIND; i++) {
        const struct pa_change *change = pa_diff_judged(c, i);
        double delta = change->new_value - change->old_value;
        bool seen = proved(change) || (change->class == PA_CHANGE_NOISE && change->p <= .05) ||
                    change->class == PA_CHANGE_LIKELY || change->class == PA_CHANGE_UNPROVED;
        if (!seen || (!proved(change) && fabs(delta) < .01 * total))
            continue;
        struct pa_page_move move = {
            .name = pa_diff_name_shown(&names, c->functions[i].name),
            .function = pa_diff_name_shown(&names, c->functions[i].name),
            .kind = c->type,
            .unit = c->unit,
            .old = change->old_value,
            .new = change->new_value,
            .ratio = change->old_value > 0 ? change->new_value / change->old_value : INFINITY,
            .lo = exp(change->lo),
            .hi = exp(change->hi),
            .state = state_of_change(proved(change), delta > 0),
            .words = words_of_change(c, change, w->arena),
            .anchor = kind->anchor,
            .size = weight_of(c, delta),
        };
        if (isfinite(change->log_ratio))
            move.ratio = exp(change->log_ratio);
        pa_vec_push(&f->list, move);
        count++;
    }
}

// ---- Order

// Orders by whether a change is proved, then by size, the larger first.
static int by_weight(const void *a, const void *b)
{
    const struct pa_page_move *x = a, *y = b;
    static const int RANK[] = {0, 3, 1, 4, 2};
    if (x->state != y->state)
        return RANK[x->state] - RANK[y->state];
    return (x->size < y->size) - (x->size > y->size);
}

static int by_state(const void *a, const void *b)
{
    const struct pa_page_move *x = a, *y = b;
    if (x->state != y->state)
        return (int)x->state - (int)y->state;
    int order = (x->size < y->size) - (x->size > y->size);
    return order ? order : strcmp(x->name, y->name);
}

void pa_page_moves_find(const struct pa_page_work *w, size_t most, struct pa_page_moves *moves)
{
    struct finder f = {.work = w};
    add_effects(&f);
    for (size_t i = 0; i < w->kinds.count; i++) {
        if (w->kinds.items[i].sides)
            add_kind(&f, &w->kinds.items[i]);
    }
    if (f.list.count)
        qsort(f.list.items, f.list.count, sizeof *f.list.items, by_weight);
    moves->count = f.list.count < most ? f.list.count : most;
    moves->list = pa_arena_memdup(w->arena, f.list.items, moves->count * sizeof *moves->list);
    if (moves->count)
        qsort(moves->list, moves->count, sizeof *moves->list, by_state);
    pa_vec_release(&f.list);
}

// ---- Counts

static bool is_equal(const struct pa_bench_comparison *c, const struct pa_effect *e)
{
    return e->table->exact || e->cell->centre == e->cell->base->centre ||
           (e->detectable > 0 && e->detectable <= c->options.min_effect);
}

static bool is_old(const struct pa_page_work *w, const struct pa_bench_comparison *c,
                   const struct pa_compare_table *t, uint32_t col)
{
    return strcmp(pa_captions_column(c, t, col, w->arena), pa_page_label(w, 0)) == 0;
}

// Rows that only one column has.
static void count_lone(const struct pa_page_work *w, const struct pa_bench_comparison *c,
                       struct pa_page_count *n)
{
    for (size_t t = 0; t < c->table_count; t++) {
        const struct pa_pivot_table *table = c->tables[t].table;
        for (size_t r = 0; r < table->row_count; r++) {
            const struct pa_pivot_cell *cell = &table->cells[table->row_start[r]];
            if (table->row_start[r + 1] - table->row_start[r] == 1)
                *(is_old(w, c, &c->tables[t], cell->col) ? &n->gone : &n->new) += 1;
        }
    }
}

static struct pa_page_count count_effects(const struct pa_page_work *w,
                                          const struct pa_gate_bench *rows, const char *name)
{
    struct pa_page_count n = {.name = name};
    for (size_t i = 0; i < rows->effects->count; i++) {
        const struct pa_effect *e = &rows->effects->list[i];
        if (e->verdict == PA_EFFECT_REGRESSED)
            n.worse++;
        else if (e->verdict == PA_EFFECT_IMPROVED)
            n.better++;
        else if (e->verdict == PA_EFFECT_NOISE && is_equal(rows->comparison, e))
            n.equal++;
        else
            n.unproved++;
    }
    count_lone(w, rows->comparison, &n);
    return n;
}

static struct pa_page_count count_functions(const struct pa_page_work *w,
                                            const struct pa_page_kind *kind)
{
    const struct pa_profile_comparison *c = kind->compared.comparison;
    struct pa_page_count n = {.name = pa_arena_printf(w->arena, "Functions, %s", c->type)};
    for (size_t i = 0; i < c->count; i++) {
        switch (pa_diff_judged(c, i)->class) {
        case PA_CHANGE_REGRESSED:
            n.worse++;
            break;
        case PA_CHANGE_IMPROVED:
            n.better++;
            break;
        case PA_CHANGE_NEW:
            n.new ++;
            break;
        case PA_CHANGE_GONE:
            n.gone++;
            break;
        case PA_CHANGE_MOVED:
        case PA_CHANGE_NOISE:
            n.equal++;
            break;
        default:
            n.unproved++;
        }
    }
    return n;
}

void pa_page_counts_find(const struct pa_page_work *w, struct pa_page_counts *counts)
{
    struct pa_gate_bench rows[PA_PAGE_JUDGED];
    size_t judged = pa_page_find_judged(w, rows);
    counts->list = pa_arena_calloc(w->arena, w->kinds.count + PA_PAGE_JUDGED, sizeof *counts->list);
    counts->count = 0;
    for (size_t i = 0; i < judged; i++) {
        const struct pa_bench_comparison *c = rows[i].comparison;
        const char *name = c == &w->comparison                          ? "Benchmark results"
                           : w->metrics && c == &w->metrics->comparison ? "Metrics"
                                                                        : "Escapes to the heap";
        counts->list[counts->count++] = count_effects(w, &rows[i], name);
    }
    for (size_t i = 0; i < w->kinds.count; i++) {
        if (w->kinds.items[i].sides)
            counts->list[counts->count++] = count_functions(w, &w->kinds.items[i]);
    }
}

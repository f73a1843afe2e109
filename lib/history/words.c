// SPDX-License-Identifier: Apache-2.0
#include "history/words.h"

#include "base/number.h"
#include "bench/unit.h"
#include "stats/robust.h"

#include <math.h>
#include <string.h>

const char *pa_history_value_text(double value, const char *unit, struct pa_arena *arena)
{
    struct pa_strbuf text = {0};
    struct pa_unit_scale scale = pa_unit_scale_for(&value, 1, pa_unit_is_binary(unit));
    pa_unit_format(&text, value, &scale);
    return pa_strbuf_keep(&text, arena);
}

static const char *amount(const struct pa_history_change *c, double size, struct pa_arena *arena)
{
    const struct pa_history_series *s = c->series;
    if (s->found.logarithms)
        return pa_arena_printf(arena, "%+.*f%%", fabs(size) < .001 ? 2 : 1, size * 100);
    return pa_arena_printf(arena, "%s%s", size > 0 ? "+" : "",
                           pa_history_value_text(size, s->unit, arena));
}

const char *pa_history_size_text(const struct pa_history_change *c, struct pa_arena *arena)
{
    const char *size = amount(c, c->size, arena);
    if (c->low == c->high)
        return size;
    return pa_arena_printf(arena, "%s [%s, %s]", size, amount(c, c->low, arena),
                           amount(c, c->high, arena));
}

static const char *label(const struct pa_history *h, size_t point)
{
    return h->points.items[point].label;
}

const char *pa_history_place_text(const struct pa_history *h, const struct pa_history_change *c,
                                  struct pa_arena *arena)
{
    enum pa_change_kind kind = c->point->kind;
    if (kind == PA_CHANGE_STEP || kind == PA_CHANGE_MACHINE)
        return pa_arena_printf(arena, "between %s and %s", label(h, c->lo > 0 ? c->lo - 1 : 0),
                               label(h, c->hi));
    if (c->end - c->at == 1)
        return pa_arena_printf(arena, "in %s", label(h, c->at));
    return pa_arena_printf(arena, "in %s..%s", label(h, c->at), label(h, c->end - 1));
}

const char *pa_history_status(const struct pa_history_change *c)
{
    if (c->point->kind != PA_CHANGE_STEP)
        return "";
    return c->confirmed ? "confirmed" : "provisional";
}

// Why a step is not certain yet.
static const char *why_provisional(const struct pa_history_change *c, struct pa_arena *arena)
{
    const struct pa_change_point *p = c->point;
    size_t needed = c->series->found.needed;
    if (p->after <= 2)
        return "not yet told from an outlier";
    if (p->after < needed && p->at + p->after == c->series->n)
        return pa_arena_printf(arena, "seen in %zu commits, confirmed after %zu", p->after, needed);
    if (p->before < needed && p->at == p->before)
        return pa_arena_printf(arena, "only %zu commit%s before it", p->before,
                               pa_plural(p->before));
    if (p->after < needed && p->p <= 1e-3)
        return pa_arena_printf(arena,
                               "seen in %zu commits before the machine changed, confirmed "
                               "after %zu",
                               p->after, needed);
    if (c->series->found.rho > 0)
        return pa_arena_printf(arena, "p=%.2g, the series wanders: not certain", p->p);
    return pa_arena_printf(arena, "p=%.2g among all series: not certain", p->p);
}

static const char *step_text(const struct pa_history *h, const struct pa_history_change *c,
                             struct pa_arena *arena)
{
    const char *size = pa_history_size_text(c, arena), *place = pa_history_place_text(h, c, arena);
    size_t after = c->point->after;
    if (!c->confirmed)
        return pa_arena_printf(arena, "%s %s: provisional, %s", size, place,
                               why_provisional(c, arena));
    const char *trust = c->alarm ? "" : ", too small to count in such noise";
    return pa_arena_printf(arena, "%s %s (%zu commit%s behind it, p=%.2g); %s%s", size, place,
                           after, pa_plural(after), c->point->p,
                           pa_noise_class_name(c->series->class), trust);
}

static const char *machine_name(const struct pa_history_series *s, size_t i)
{
    return *s->machines[i] ? s->machines[i] : "unknown";
}

static const char *machine_text(const struct pa_history *h, const struct pa_history_change *c,
                                struct pa_arena *arena)
{
    const struct pa_change_point *p = c->point;
    const char *unlike = c->unlike ? "; moved unlike the other series: code and machine cannot be "
                                     "told apart"
                                   : "";
    return pa_arena_printf(arena,
                           "%s %s: the machine changed (%s -> %s), not counted: histories are "
                           "compared within a machine%s",
                           pa_history_size_text(c, arena), pa_history_place_text(h, c, arena),
                           machine_name(c->series, p->at - 1), machine_name(c->series, p->at),
                           unlike);
}

// "+0.25% [+0.23%, +0.27%]": what a drift is from one commit to the next.
static const char *slope_text(const struct pa_history_change *c, struct pa_arena *arena)
{
    const struct pa_change_point *p = c->point;
    double steps = (double)(p->end - p->at - 1);
    double size = p->size / steps, low = p->size_lo / steps, high = p->size_hi / steps;
    if (!c->series->found.logarithms)
        return pa_arena_printf(arena, "%+.3g [%+.3g, %+.3g] %s", size, low, high, c->series->unit);
    return pa_arena_printf(arena, "%+.2f%% [%+.2f%%, %+.2f%%]", 100 * expm1(size), 100 * expm1(low),
                           100 * expm1(high));
}

const char *pa_history_sentence(const struct pa_history *h, const struct pa_history_change *c,
                                struct pa_arena *arena)
{
    const char *size = pa_history_size_text(c, arena), *place = pa_history_place_text(h, c, arena);
    bool last = c->end == h->points.count;
    switch (c->point->kind) {
    case PA_CHANGE_STEP:
        return step_text(h, c, arena);
    case PA_CHANGE_MACHINE:
        return machine_text(h, c, arena);
    case PA_CHANGE_DRIFT:
        return pa_arena_printf(arena, "%s drift %s, %s a commit, spread evenly: no single commit",
                               size, place, slope_text(c, arena));
    case PA_CHANGE_OUTLIER:
        return pa_arena_printf(arena, "%s %s alone: %s", size, place,
                               last ? "not yet told from a step"
                                    : "the next is back, not a change");
    case PA_CHANGE_TRANSIENT:
        break;
    }
    if (last)
        return pa_arena_printf(arena, "%s %s: scattered, not a level", size, place);
    return pa_arena_printf(arena, "%s %s, gone since %s (reverted, or the machine)", size, place,
                           label(h, c->end));
}

// ---- Sparklines

// The range of what is drawn: all levels and nearly all values.
static void find_range(const struct pa_history_series *s, double *lo, double *hi)
{
    const double *y = s->found.y, *level = s->found.fitted;
    *lo = *hi = level[0];
    for (size_t i = 0; i < s->n; i++) {
        double off = y[i] - level[i], most = 3 * s->found.s;
        double value = level[i] + (off < -most ? -most : off > most ? most : off);
        *lo = value < *lo ? value : *lo;
        *hi = value > *hi ? value : *hi;
    }
}

const char *pa_history_sparkline(const struct pa_history_series *s, size_t width,
                                 struct pa_arena *arena)
{
    static const char *const BLOCKS[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    enum { BLOCK_COUNT = sizeof BLOCKS / sizeof *BLOCKS };
    struct pa_strbuf line = {0};
    double lo, hi, *scratch = pa_arena_calloc(arena, s->n, sizeof *scratch);
    size_t count = s->n < width ? s->n : width;
    find_range(s, &lo, &hi);
    for (size_t i = 0; i < count; i++) {
        size_t from = i * s->n / count, to = (i + 1) * s->n / count;
        memcpy(scratch, s->found.y + from, (to - from) * sizeof *scratch);
        double value = pa_robust_median(scratch, to - from);
        double share = hi > lo ? (value - lo) / (hi - lo) : .5;
        int block = (int)floor(fmin(fmax(share, 0), 1) * (BLOCK_COUNT - 1) + .5);
        pa_strbuf_adds(&line, BLOCKS[block]);
    }
    return pa_strbuf_keep(&line, arena);
}

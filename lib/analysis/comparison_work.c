// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison.h"

#include <math.h>

double pa_comparison_total_ratio(const struct pa_profile_comparison *c)
{
    if (c->norm == PA_NORM_WORK)
        return exp(c->total.log_ratio);
    return c->old_total > 0 ? c->new_total / c->old_total : NAN;
}

static double percent(double log_ratio)
{
    return expm1(log_ratio) * 100;
}

// "grew by 7.8 %"
static const char *moved_text(double log_ratio, struct pa_arena *arena)
{
    return pa_arena_printf(arena, "%s by %.1f %%", log_ratio < 0 ? "shrank" : "grew",
                           fabs(percent(log_ratio)));
}

// Measured, not known: more work and slower code look the same.
static const char *most_text(const struct pa_work_evidence *w, struct pa_arena *arena)
{
    if (fabs(w->refined) < fmax(w->counting, 2 * w->refined_error))
        return pa_arena_printf(arena,
                               "Most functions differ by %.1f %%, no more than by chance: that is "
                               "left out as a different length of the runs (--norm none shows all)",
                               fabs(percent(w->refined)));
    bool less = w->refined < 0;
    return pa_arena_printf(
        arena,
        "Most functions %s: %s work was done, or all of it got %s%s. Shown is what differs from "
        "that (--norm none shows all, --ops gives the numbers of operations)",
        moved_text(w->refined, arena), less ? "less" : "more", less ? "faster" : "slower",
        w->same_time ? "; the profiles took the same time, so load may have changed" : "");
}

static const char *dearer_text(const struct pa_work_evidence *w, struct pa_arena *arena)
{
    double most = isnan(w->refined) ? w->total : w->refined;
    return pa_arena_printf(
        arena,
        "The totals of equal runs vary too little for their work to differ: that "
        "%s %s is taken for real (--norm median leaves it out)",
        isnan(w->refined) ? "the total" : "most functions", moved_text(most, arena));
}

static const char *unclear_text(const struct pa_work_evidence *w, struct pa_arena *arena)
{
    const char *why =
        w->disputed
            ? pa_arena_printf(arena,
                              "the middle one of the functions %s, but %.0f %% of them did "
                              "about that, and %.0f %% are as before",
                              moved_text(w->refined, arena), 100 * w->agree, 100 * w->stay)
            : pa_arena_printf(arena, "counted one by one most functions %s, by their cost they %s",
                              moved_text(w->median, arena), moved_text(w->refined, arena));
    return pa_arena_printf(arena,
                           "How much work the sides did is unclear: %s. Nothing is scaled, and "
                           "what is called a change is one by either reading (--ops gives the "
                           "numbers of operations, --norm median or none looks at one)",
                           why);
}

// Of known amounts of work, which most functions may or may not follow.
static const char *known_text(const struct pa_profile_comparison *c, struct pa_arena *arena)
{
    const struct pa_work_evidence *w = &c->work;
    double apart = w->refined - w->known;
    bool differs = fabs(apart) > 2 * hypot(w->refined_error, w->counting / 2); // not if unknown
    return pa_arena_printf(
        arena, "By the operations of each run, the new side did %.3f times the work%s%s",
        c->exposure, differs ? "; for each of them most functions " : "",
        differs ? moved_text(apart, arena) : "");
}

static const char *asked_text(enum pa_comparison_norm norm)
{
    return norm == PA_NORM_TOTAL ? "Compared are shares of the totals, as --norm total asks"
                                 : "Values are compared as they are, as --norm none asks";
}

const char *pa_comparison_work_text(const struct pa_profile_comparison *c, struct pa_arena *arena)
{
    switch (c->work.reason) {
    case PA_WORK_ASKED:
        return asked_text(c->norm);
    case PA_WORK_KNOWN:
        return known_text(c, arena);
    case PA_WORK_SAME:
        return "Neither totals nor most functions tell the sides apart: they are taken to have "
               "done "
               "the same work";
    case PA_WORK_DEARER:
        return dearer_text(&c->work, arena);
    case PA_WORK_MOST:
        return most_text(&c->work, arena);
    case PA_WORK_FEW:
        return "Fewer than five functions have samples enough on both sides to tell the work by: "
               "shown is what was measured, and what is called a change is one of the share of the "
               "total, too (--norm none or total looks at one of them)";
    case PA_WORK_UNCLEAR:
        return unclear_text(&c->work, arena);
    case PA_WORK_MOMENT:
    case PA_WORK_APART:
        break;
    }
    return NULL;
}

// SPDX-License-Identifier: Apache-2.0
#include "page/explain.h"

#include "page/data.h"

#include <math.h>

static const double MOST = .85;       // of the change: what explains it
static const double BY_ITSELF = .75;  // of that: a function that needs no caller to explain it
static const double EVERYTHING = .95; // of the largest cost: what everything runs under

struct job {
    const struct pa_profile_comparison *comparison;
    double scale; // what takes old values back to what was measured, as the total is
    bool more;
    const bool *own; // by name: the user's; NULL: not known
};

static double old_of(const struct job *j, const struct pa_change *c)
{
    return c->old_value * j->scale;
}

// Returns the size of a change in the direction of the total's change; negative if it goes the
// other way.
static double along(const struct job *j, const struct pa_change *c)
{
    double more = c->new_value - old_of(j, c);
    return j->more ? more : -more;
}

static double size_of(const struct job *j, const struct pa_change *c)
{
    return fmax(old_of(j, c), c->new_value);
}

static struct job begin(const struct pa_profile_comparison *c, bool more)
{
    bool is = c->norm != PA_NORM_WORK && c->exposure > 0;
    return (struct job){c, is ? 1 / c->exposure : 1, more, NULL};
}

double pa_page_explain_ratio(const struct pa_profile_comparison *c, const struct pa_compared *call)
{
    const struct job j = begin(c, true);
    double old = old_of(&j, &call->cum);
    return old > 0 ? call->cum.new_value / old : INFINITY;
}

// Marks the user's functions by id of name; NULL if they are not known. Background work of run
// times is left out: it follows from what the program does.
static const bool *find_own(const struct pa_page_work *w, const struct pa_page_kind *kind)
{
    const struct pa_page_data *d = kind->data;
    size_t names = w->session->strings->list.count;
    if (!d || d->own.count == 0)
        return NULL;
    bool *own = pa_arena_calloc(w->arena, names + 1, sizeof *own);
    for (size_t i = 0; i < d->own.count; i++)
        own[d->own.items[i]] = true;
    return own;
}

static bool counts(const struct job *j, size_t function)
{
    return !j->own || j->own[j->comparison->functions[function].name];
}

// Returns the function with the smallest cum that explains a change of `all`.
static const struct pa_compared *smallest(const struct job *j, double all)
{
    const struct pa_compared *best = NULL;
    for (size_t i = 0; i < j->comparison->count; i++) {
        const struct pa_compared *f = &j->comparison->functions[i];
        if (counts(j, i) && along(j, &f->cum) >= MOST * all &&
            (!best || size_of(j, &f->cum) < size_of(j, &best->cum)))
            best = f;
    }
    return best;
}

const struct pa_compared *pa_page_explain(const struct pa_page_work *w,
                                          const struct pa_page_kind *kind)
{
    const struct pa_profile_comparison *c = kind->compared.comparison;
    struct job j = begin(c, c->new_total > c->old_total);
    double all = 0, flat = 0, largest = 0;
    j.own = find_own(w, kind);
    for (size_t i = 0; i < c->count; i++) {
        largest = fmax(largest, size_of(&j, &c->functions[i].cum));
        if (counts(&j, i)) {
            all = fmax(all, along(&j, &c->functions[i].cum));
            flat = fmax(flat, along(&j, &c->functions[i].flat));
        }
    }
    const struct pa_compared *best = all > 0 && !c->by_cum ? smallest(&j, all) : NULL;
    bool explains = best && flat < BY_ITSELF * along(&j, &best->cum) &&
                    size_of(&j, &best->cum) < EVERYTHING * largest;
    return explains ? best : NULL;
}

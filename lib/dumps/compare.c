// SPDX-License-Identifier: Apache-2.0
#include "dumps/compare.h"

#include "view/sides.h"

#include <math.h>

struct pair {
    struct pa_dumps *dumps;
    const struct pa_dump_group *group;
    const struct pa_dump *old, *new;
};

static bool costs_more(const struct pa_change *ch)
{
    return ch->class == PA_CHANGE_REGRESSED || ch->class == PA_CHANGE_NEW ||
           (ch->class == PA_CHANGE_LIKELY && ch->new_value > ch->old_value);
}

static bool costs_less(const struct pa_change *ch)
{
    return ch->class == PA_CHANGE_IMPROVED || ch->class == PA_CHANGE_GONE ||
           (ch->class == PA_CHANGE_LIKELY && ch->new_value < ch->old_value);
}

// Keeps the largest, in order.
static void keep(struct pa_dump_comparison *c, struct pa_dump_change change)
{
    size_t at = c->count;
    while (at > 0 &&
           c->changes[at - 1].after - c->changes[at - 1].before < change.after - change.before)
        at--;
    if (at >= PA_DUMP_CHANGES)
        return;
    size_t last = c->count < PA_DUMP_CHANGES ? c->count : PA_DUMP_CHANGES - 1;
    for (size_t i = last; i > at; i--)
        c->changes[i] = c->changes[i - 1];
    c->changes[at] = change;
    c->count = last + 1;
}

// A difference is shown if it is at least this share of the group's rise.
static const double MATERIAL = .1;

static void take(const struct pair *pair, const struct pa_profile_comparison *c,
                 const struct pa_strings *strings, struct pa_dump_comparison *out)
{
    struct pa_dumps *d = pair->dumps;
    // Values are those of the new profile's time.
    double time = pair->group->rated ? (double)pair->new->duration / 1e9 : 1;
    double least = MATERIAL * pair->group->growth * time;
    out->method = c->method;
    for (size_t i = 0; i < c->count; i++) {
        const struct pa_change *ch = c->by_cum ? &c->functions[i].cum : &c->functions[i].flat;
        out->more += costs_more(ch);
        out->less += costs_less(ch);
        bool shown = costs_more(ch) || ch->class == PA_CHANGE_UNPROVED;
        if (shown && least > 0 && ch->new_value - ch->old_value >= least)
            keep(out, (struct pa_dump_change){pa_strings_text(strings, c->functions[i].name),
                                              ch->old_value, ch->new_value / time, ch->p, ch->q,
                                              ch->class});
    }
    for (size_t i = 0; i < out->count; i++)
        out->changes[i].name = pa_arena_strdup(d->arena, out->changes[i].name);
}

static bool load(const struct pair *pair, struct pa_session *session, struct pa_sides *sides,
                 struct pa_error *err)
{
    const struct pa_dump *old = pair->old, *new = pair->new;
    const struct pa_dump_options *from = &pair->dumps->options;
    const char *paths[2] = {old->path, new->path};
    const struct pa_side_files files = {.words = {{&paths[0], 1}, {&paths[1], 1}}};
    const struct pa_side_options options = {
        .source = from->source, .sample_index = old->type, .mine = from->mine};
    if (!pa_sides_load(session, &files, &options, sides, err))
        return false;
    for (size_t r = 0; r < sides->runs.count; r++) {
        struct pa_comparison_run *run = &sides->runs.items[r];
        if (pair->group->rated)
            run->work = (double)(run->side ? new : old)->duration / 1e9;
    }
    return true;
}

bool pa_dump_compare(struct pa_dumps *d, const struct pa_dump_group *g, size_t dump,
                     struct pa_dump_comparison *out, struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_warnings ignored = {0}; // they were given when the files were read before
    struct pa_session *session = pa_session_new(&arena, &ignored);
    const struct pair pair = {d, g, pa_dump_of(d, g, g->baseline), pa_dump_of(d, g, dump)};
    struct pa_sides sides = {0};
    struct pa_profile_comparison *c;
    const struct pa_comparison_options how = {.norm = g->rated ? PA_NORM_WORK : PA_NORM_NONE,
                                              .by_cum = !g->rated && !g->moment};
    session->binaries.places = d->options.places;
    *out = (struct pa_dump_comparison){0};
    bool ok = load(&pair, session, &sides, err) &&
              pa_compare_profiles((struct pa_comparison_runs){sides.runs.items, sides.runs.count},
                                  &how, &arena, &c, err);
    if (ok)
        take(&pair, c, sides.runs.items[0].profile->strings, out);
    pa_sides_release(&sides);
    pa_warnings_release(&ignored);
    pa_arena_release(&arena);
    return ok;
}

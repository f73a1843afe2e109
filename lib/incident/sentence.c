// SPDX-License-Identifier: Apache-2.0
#include "incident/incident.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

enum { MOST_NAMED = 3 };
static const double MAIN_SHARE = .5, WORD = .15;

static const char *keep(const struct pa_incident *d, struct pa_strbuf *text)
{
    return pa_strbuf_keep(text, d->doc->arena);
}

static const char *subject_of(const struct pa_dump_group *g)
{
    static const char *const WORDS[][2] = {{"cpu", "processor time"},
                                           {"heap", "memory held"},
                                           {"goroutine", "goroutines"},
                                           {"threads", "threads created"}};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (strcmp(g->kind, WORDS[i][0]) == 0)
            return WORDS[i][1];
    }
    return g->kind;
}

// ---- The sentence

static void add_course(const struct pa_incident *d, const struct pa_dump_group *g,
                       struct pa_strbuf *text)
{
    static const char *const HOW[] = {"went", "grew steadily", "stepped up", "rose"};
    pa_strbuf_printf(text, "%s: %s %s from %s (%s) to %s (%s)", pa_incident_group_name(d, g),
                     subject_of(g), HOW[g->shape], pa_incident_level(d, g, g->levels[g->baseline]),
                     pa_incident_moment(d, pa_incident_time(d, g, g->baseline)),
                     pa_incident_level(d, g, g->levels[g->peak]),
                     pa_incident_moment(d, pa_incident_time(d, g, g->peak)));
    if (g->shape == PA_SHAPE_SPIKE)
        pa_strbuf_printf(text, " and fell back to %s",
                         pa_incident_level(d, g, g->levels[g->count - 1]));
    if (g->shape == PA_SHAPE_SPIKE && g->since != g->peak)
        pa_strbuf_printf(text, ", begun at %s",
                         pa_incident_moment(d, pa_incident_time(d, g, g->since)));
    if (g->shape != PA_SHAPE_SPIKE && g->count > 2)
        pa_strbuf_printf(text, ", since %s",
                         pa_incident_moment(d, pa_incident_time(d, g, g->since)));
}

static void add_course_of_site(const struct pa_incident *d, const struct pa_dump_group *g,
                               const struct pa_dump_site *s, struct pa_strbuf *text)
{
    if (s->shape != g->shape && g->count > 3)
        pa_strbuf_printf(text, " (%s since %s)", pa_dump_shape_name(s->shape),
                         pa_incident_moment(d, pa_incident_time(d, g, s->since)));
    else if (g->moment && s->every)
        pa_strbuf_adds(text, " and grows in every dump since");
}

// The site that grew most, and those after it that are worth a word.
static void add_culprits(const struct pa_incident *d, const struct pa_dump_group *g,
                         struct pa_strbuf *text)
{
    const struct pa_dump_site *s = g->sites;
    if (!g->site_count || !(s->growth > 0))
        return;
    if (s->share > .995) // more than all, where others fell
        pa_strbuf_printf(text, "; %s has all of that", pa_incident_site(d, s));
    else
        pa_strbuf_printf(text, "; %s has %.0f %% of that", pa_incident_site(d, s), s->share * 100);
    add_course_of_site(d, g, s, text);
    for (size_t i = 1; i < g->site_count && i < MOST_NAMED && g->sites[i].share >= WORD; i++) {
        pa_strbuf_printf(text, ", %s %.0f %%", pa_incident_site(d, &g->sites[i]),
                         g->sites[i].share * 100);
        add_course_of_site(d, g, &g->sites[i], text);
    }
}

static void add_quiet(const struct pa_incident *d, const struct pa_dump_group *g,
                      struct pa_strbuf *text)
{
    const char *name = pa_incident_group_name(d, g);
    if (!g->has_baseline && g->count == 1) {
        pa_strbuf_printf(text, "%s: one dump (%s), nothing to compare it with", name,
                         pa_incident_level(d, g, g->levels[0]));
        return;
    }
    pa_strbuf_printf(text, "%s: nothing stands out over %zu dumps, from %s to %s", name, g->count,
                     pa_incident_level(d, g, g->levels[g->baseline]),
                     pa_incident_level(d, g, g->levels[g->peak]));
}

// What stands out first.
void pa_incident_add_sentences(const struct pa_incident *d)
{
    size_t count = d->dumps->group_count;
    for (size_t k = 0; k < 2 * count; k++) {
        size_t i = k % count;
        const struct pa_dump_group *g = &d->dumps->groups[i];
        struct pa_strbuf text = {0};
        if (d->verdicts[i].stands_out != (k < count))
            continue;
        if (d->verdicts[i].stands_out) {
            add_course(d, g, &text);
            add_culprits(d, g, &text);
        } else {
            add_quiet(d, g, &text);
        }
        pa_strbuf_adds(&text, ".");
        pa_doc_paragraph(d->doc, keep(d, &text));
    }
}

// ---- The doubt

static void late(const struct pa_incident *d, const struct pa_dump_group *g)
{
    for (size_t i = 0; i < g->count; i++) {
        struct pa_dump_lateness l;
        if (!pa_dump_lateness(d->dumps, g, i, &l) || !l.late)
            continue;
        struct pa_strbuf text = {0};
        pa_strbuf_printf(&text, "%s is late: ", pa_dump_of(d->dumps, g, i)->name);
        if (strcmp(l.unit, "percent") == 0)
            pa_strbuf_printf(&text, "it shows %s%.0f %% of the %.0f %% that triggered it%s",
                             l.at_most ? "at most " : "", l.shown, l.trigger,
                             l.at_most ? " (--cpus says how many processors that is of)" : "");
        else
            pa_strbuf_printf(&text, "it shows %s of the %s that triggered it",
                             pa_incident_level(d, g, l.shown), pa_incident_level(d, g, l.trigger));
        pa_doc_warning(d->doc, keep(d, &text));
    }
}

// Warns of triggered dumps that are no higher than the baseline: what triggered them is not in
// them.
static void past(const struct pa_incident *d, const struct pa_dump_group *g)
{
    size_t triggered = 0, low = 0;
    const char *first = NULL;
    for (size_t i = 0; i < g->count; i++) {
        const struct pa_dump *dump = pa_dump_of(d->dumps, g, i);
        bool is = pa_dump_triggered(dump) && i != g->baseline;
        triggered += is;
        if (is && g->levels[i] <= g->levels[g->baseline] + .1 * fabs(g->growth)) {
            first = first ? first : dump->name;
            low++;
        }
    }
    if (!g->baseline_calm || !low)
        return;
    pa_doc_warning(d->doc, pa_arena_printf(d->doc->arena,
                                           "%s: %zu of %zu triggered dumps show no more than the "
                                           "baseline (%s%s): what triggered them was over, or is "
                                           "of another kind",
                                           g->kind, low, triggered, first, low > 1 ? " …" : ""));
}

static void baseline(const struct pa_incident *d, const struct pa_dump_group *g,
                     const struct pa_dump_verdict *v)
{
    struct pa_arena *arena = d->doc->arena;
    if (v->stands_out && g->count < 4)
        pa_doc_warning(d->doc, pa_arena_printf(arena,
                                               "%s: %zu dumps are too few to tell a step from "
                                               "steady growth",
                                               pa_incident_group_name(d, g), g->count));
    if (g->has_baseline && pa_dump_triggered(pa_dump_of(d->dumps, g, g->baseline)))
        pa_doc_warning(d->doc, pa_arena_printf(arena,
                                               "%s: every dump before was triggered, so the "
                                               "baseline is only the lowest (%s)",
                                               pa_incident_group_name(d, g),
                                               pa_dump_of(d->dumps, g, g->baseline)->name));
    if (v->stands_out && g->site_count && g->sites[0].share < MAIN_SHARE)
        pa_doc_warning(d->doc, pa_arena_printf(arena, "%s: no site has most of the growth",
                                               pa_incident_group_name(d, g)));
    if (g->restarts)
        pa_doc_warning(d->doc, pa_arena_printf(arena,
                                               "%s: what was allocated falls %zu time%s: the "
                                               "process began anew, or there are several",
                                               pa_incident_group_name(d, g), g->restarts,
                                               pa_plural(g->restarts)));
}

static void method(const struct pa_incident *d, const struct pa_dump_group *g,
                   const struct pa_dump_verdict *v)
{
    const char *what = NULL;
    if (!v->count || !v->stands_out)
        return;
    if (v->comparisons[0].method == PA_METHOD_SINGLE)
        what = "one profile a side proves nothing: a difference is likely where it is larger than "
               "the noise of most functions";
    else if (v->comparisons[0].method == PA_METHOD_SAMPLING)
        what = "heap profiles are samples: what is held less than a few times the sampling "
               "interval (512 kB in Go) may be missing";
    if (what)
        pa_doc_warning(
            d->doc, pa_arena_printf(d->doc->arena, "%s: %s", pa_incident_group_name(d, g), what));
}

static void clocks(const struct pa_incident *d)
{
    size_t from[5] = {0}, zoneless = 0;
    for (size_t i = 0; i < d->dumps->list.count; i++) {
        const struct pa_dump *dump = &d->dumps->list.items[i];
        if (dump->state != PA_DUMP_READ)
            continue;
        from[dump->clock]++;
        zoneless += dump->clock == PA_CLOCK_NAME && !dump->named.time.zoned;
    }
    struct pa_arena *arena = d->doc->arena;
    if (from[PA_CLOCK_FILE])
        pa_doc_warning(d->doc,
                       pa_arena_printf(arena,
                                       "the time of %zu dump%s is that of the file: "
                                       "copying may have changed it",
                                       from[PA_CLOCK_FILE], pa_plural(from[PA_CLOCK_FILE])));
    if (from[PA_CLOCK_NONE])
        pa_doc_warning(d->doc,
                       pa_arena_printf(arena,
                                       "the time of %zu dump%s is not known: they "
                                       "stand first, by name",
                                       from[PA_CLOCK_NONE], pa_plural(from[PA_CLOCK_NONE])));
    if (zoneless && !d->dumps->zone_known)
        pa_doc_warning(d->doc,
                       pa_arena_printf(arena, "%zu name%s no zone: taken as UTC", zoneless,
                                       zoneless == 1 ? " of a dump says" : "s of dumps say"));
    else if (zoneless && d->dumps->zone)
        pa_doc_warning(d->doc,
                       pa_arena_printf(arena,
                                       "names of dumps without a zone are taken as UTC%+.4g hours, "
                                       "as those whose content has the time as well",
                                       -(double)d->dumps->zone / 3600e9));
}

static void builds(const struct pa_incident *d)
{
    for (size_t i = 1; i < d->dumps->group_count; i++) {
        const struct pa_dump_group *g = &d->dumps->groups[i];
        if (strcmp(g->kind, g[-1].kind) != 0)
            continue;
        pa_doc_warning(d->doc, "there are dumps of several builds: each is compared with its own "
                               "(--across-builds compares them with each other)");
        return;
    }
}

static void left_out(const struct pa_incident *d, const struct pa_dump_group *g,
                     const struct pa_dump_verdict *v)
{
    if (v->left_out)
        pa_doc_warning(d->doc,
                       pa_arena_printf(d->doc->arena,
                                       "%s: the %zu highest dumps were compared with the baseline, "
                                       "%zu others were not",
                                       pa_incident_group_name(d, g), v->count, v->left_out));
}

void pa_incident_add_doubts(const struct pa_incident *d)
{
    for (size_t i = 0; i < d->dumps->group_count; i++) {
        const struct pa_dump_group *g = &d->dumps->groups[i];
        late(d, g);
        past(d, g);
        baseline(d, g, &d->verdicts[i]);
        method(d, g, &d->verdicts[i]);
        left_out(d, g, &d->verdicts[i]);
    }
    builds(d);
    clocks(d);
}

// SPDX-License-Identifier: Apache-2.0
#include "incident/incident.h"

#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double MAIN_SHARE = .5;
enum { FEW = 5 }; // of fewer dumps the noise is not known

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
        pa_doc_warning(d->doc, pa_strbuf_keep(&text, d->doc->arena));
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
    if (v->stands_out && g->count < FEW)
        pa_doc_warning(d->doc, pa_arena_printf(arena,
                                               "%s: %zu dumps are too few to tell a step from "
                                               "steady growth, or from what comes and goes",
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
    if (g->restarts && (g->summed || strcmp(g->kind, "heap") == 0))
        pa_doc_warning(
            d->doc,
            pa_arena_printf(arena,
                            "%s: what was %s since the start falls %zu time%s: "
                            "%s",
                            pa_incident_group_name(d, g), g->summed ? "waited" : "allocated",
                            g->restarts, pa_plural(g->restarts),
                            g->in_turn ? "there are several processes" : "the process began anew"));
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

struct range {
    double low, middle, high;
};

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static struct range range_of(const struct pa_incident *d, const struct pa_dump_group *g)
{
    double *sorted = pa_arena_memdup(d->doc->arena, g->levels, g->count * sizeof *sorted);
    qsort(sorted, g->count, sizeof *sorted, ascending);
    return (struct range){sorted[0], sorted[g->count / 2], sorted[g->count - 1]};
}

// Of two builds in the order of their first dumps: levels that lie apart are said, although
// nothing is compared.
static void add_builds(const struct pa_incident *d, const struct pa_dump_group *a,
                       const struct pa_dump_group *b)
{
    bool turned = pa_incident_time(d, a, 0) > pa_incident_time(d, b, 0);
    const struct pa_dump_group *old = turned ? b : a, *new = turned ? a : b;
    struct range before = range_of(d, old), after = range_of(d, new);
    if (after.middle <= before.high && after.middle >= before.low)
        return;
    pa_doc_warning(
        d->doc,
        pa_arena_printf(d->doc->arena,
                        "%s: usually %s, %s: usually %s; that is not explained here, as "
                        "builds are not compared",
                        pa_incident_group_name(d, old), pa_incident_level(d, old, before.middle),
                        pa_incident_group_name(d, new), pa_incident_level(d, new, after.middle)));
}

static void builds(const struct pa_incident *d)
{
    bool several = false;
    for (size_t i = 1; i < d->dumps->group_count; i++) {
        const struct pa_dump_group *g = &d->dumps->groups[i];
        if (strcmp(g->kind, g[-1].kind) != 0)
            continue;
        several = true;
        if (strcmp(g->unit, g[-1].unit) == 0 && strcmp(g->program, g[-1].program) == 0)
            add_builds(d, g - 1, g);
    }
    if (several)
        pa_doc_warning(d->doc, d->dumps->builds_by_address
                                   ? "there are dumps of several builds, told apart by the "
                                     "addresses of calls: each is compared with its own "
                                     "(--across-builds compares them with each other)"
                                   : "there are dumps of several builds: each is compared with its "
                                     "own (--across-builds compares them with each other)");
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

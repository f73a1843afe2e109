// SPDX-License-Identifier: Apache-2.0
#include "incident/incident.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

enum { MOST_NAMED = 3 };
static const double WORD = .15;

static const char *keep(const struct pa_incident *d, struct pa_strbuf *text)
{
    return pa_strbuf_keep(text, d->doc->arena);
}

static const char *subject_of(const struct pa_dump_group *g)
{
    static const char *const WORDS[][2] = {
        {"cpu", "processor time"},        {"heap", "memory held"},
        {"goroutine", "goroutines"},      {"threads", "threads created"},
        {"mutex", "waiting for mutexes"}, {"block", "blocking"}};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (strcmp(g->kind, WORDS[i][0]) == 0)
            return WORDS[i][1];
    }
    return g->kind;
}

static void add_course(const struct pa_incident *d, const struct pa_dump_group *g,
                       struct pa_strbuf *text)
{
    static const char *const HOW[] = {"went", "grew steadily", "stepped up", "rose"};
    if (g->peak < g->baseline) {
        pa_strbuf_printf(text, "%s: %s fell from %s (%s) to %s (%s)", pa_incident_group_name(d, g),
                         subject_of(g), pa_incident_level(d, g, g->levels[g->peak]),
                         pa_incident_moment(d, pa_incident_time(d, g, g->peak)),
                         pa_incident_level(d, g, g->levels[g->baseline]),
                         pa_incident_moment(d, pa_incident_time(d, g, g->baseline)));
        return;
    }
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
    if (g->restarts && !g->in_turn)
        pa_strbuf_printf(text, ", over %zu starts of the process", g->restarts + 1);
}

static void add_course_of_site(const struct pa_incident *d, const struct pa_dump_group *g,
                               const struct pa_dump_site *s, struct pa_strbuf *text)
{
    if (!s->certain && g->certain > 0)
        pa_strbuf_adds(text, " (up and down)");
    else if (s->shape != g->shape && g->count > 3)
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
    double low = g->levels[0], high = low;
    for (size_t i = 1; i < g->count; i++) {
        low = fmin(low, g->levels[i]);
        high = fmax(high, g->levels[i]);
    }
    if (!g->has_baseline && g->count == 1) {
        pa_strbuf_printf(text, "%s: one dump (%s), nothing to compare it with", name,
                         pa_incident_level(d, g, g->levels[0]));
        return;
    }
    pa_strbuf_printf(text, "%s: nothing stands out over %zu dumps, from %s to %s", name, g->count,
                     pa_incident_level(d, g, low), pa_incident_level(d, g, high));
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

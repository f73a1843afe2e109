// SPDX-License-Identifier: Apache-2.0
#include "incident/incident.h"

#include "base/number.h"
#include "base/quantity.h"
#include "base/visible.h"
#include "view/local_time.h"

#include <math.h>
#include <string.h>

enum { MOST_MARKS = 60 };

static bool is_time(const struct pa_dump_group *g)
{
    return pa_units_compatible(g->unit, "nanoseconds");
}

// A rate of time in nanoseconds per second as seconds per second: for cpu time the number of
// processors.
static double per_second(const struct pa_dump_group *g, double v)
{
    double scaled;
    const char *unit;
    pa_quantity_scale_double(v, g->unit, "seconds", &scaled, &unit);
    return scaled;
}

const char *pa_incident_level(const struct pa_incident *d, const struct pa_dump_group *g, double v)
{
    struct pa_strbuf text = {0};
    if ((g->rated || g->summed) && is_time(g) && strcmp(g->kind, "cpu") == 0) {
        pa_strbuf_printf(&text, "%.2f CPUs", per_second(g, v));
    } else { // of locks "8.4ms/s": waited for, by all together
        pa_quantity_label(&text, pa_int64_of_double(round(v)), g->unit, "auto");
        if (g->rated || g->summed)
            pa_strbuf_adds(&text, "/s");
    }
    return pa_strbuf_keep(&text, d->doc->arena);
}

const char *pa_incident_level_unit(const struct pa_dump_group *g)
{
    return (g->rated || g->summed) && is_time(g) ? "seconds per second"
           : g->rated || g->summed               ? "per second"
                                                 : g->unit;
}

struct pa_cell pa_incident_level_cell(const struct pa_incident *d, const struct pa_dump_group *g,
                                      double value)
{
    if (isnan(value))
        return pa_cell_empty();
    bool seconds = (g->rated || g->summed) && is_time(g);
    struct pa_cell cell = pa_cell_number(seconds ? per_second(g, value) : value);
    return pa_cell_shown(pa_cell_in(cell, pa_incident_level_unit(g)),
                         pa_incident_level(d, g, value));
}

const char *pa_incident_moment(const struct pa_incident *d, int64_t nanos)
{
    return nanos ? pa_local_time_text(d->doc->arena, nanos) : "an unknown time";
}

struct pa_cell pa_incident_time_cell(const struct pa_incident *d, int64_t nanos)
{
    return nanos ? pa_cell_shown(pa_cell_quantity(nanos), pa_local_time_text(d->doc->arena, nanos))
                 : pa_cell_empty();
}

int64_t pa_incident_time(const struct pa_incident *d, const struct pa_dump_group *g, size_t i)
{
    return pa_dump_of(d->dumps, g, i)->nanos;
}

// With its build if there are dumps of others.
const char *pa_incident_group_name(const struct pa_incident *d, const struct pa_dump_group *g)
{
    size_t same = 0;
    for (size_t i = 0; i < d->dumps->group_count; i++)
        same += strcmp(d->dumps->groups[i].kind, g->kind) == 0;
    if (same < 2)
        return g->kind;
    struct pa_strbuf text = {0};
    pa_strbuf_printf(&text, "%s (%s", g->kind, *g->program ? g->program : "unknown program");
    if (*g->build && strcmp(g->build, g->program) != 0)
        pa_strbuf_printf(&text, ", build %.12s", g->build);
    pa_strbuf_adds(&text, ")");
    return pa_strbuf_keep(&text, d->doc->arena);
}

// A block a dump, or the highest of several where there are many; gaps are blanks.
const char *pa_incident_sparkline(const struct pa_incident *d, const struct pa_dump_group *g,
                                  const double *levels)
{
    static const char *const BLOCKS[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    struct pa_strbuf text = {0};
    double high = 0;
    size_t step = (g->count + MOST_MARKS - 1) / MOST_MARKS;
    for (size_t i = 0; i < g->count; i++)
        high = fmax(high, levels[i]);
    for (size_t i = 0; i < g->count; i += step) {
        double most = 0;
        bool gap = false;
        for (size_t k = i; k < i + step && k < g->count; k++) {
            most = fmax(most, levels[k]);
            gap |= pa_dump_is_gap(g, k);
        }
        int block = high > 0 ? (int)(most / high * 7.999) : 0;
        pa_strbuf_printf(&text, "%s%s", gap ? " " : "", BLOCKS[block]);
    }
    return pa_strbuf_keep(&text, d->doc->arena);
}

const char *pa_incident_site(const struct pa_incident *d, const struct pa_dump_site *s)
{
    struct pa_strbuf text = {0};
    const char *name = pa_strings_text(d->dumps->strings, s->name);
    pa_visible_line(&text, name, strlen(name));
    return pa_strbuf_keep(&text, d->doc->arena);
}

const char *pa_incident_trigger_text(const struct pa_incident *d, const struct pa_dump *dump)
{
    const char *unit, *why = dump->event && dump->event->why ? dump->event->why : dump->named.why;
    double value = pa_dump_trigger(dump, &unit);
    struct pa_strbuf text = {0};
    if (!pa_dump_triggered(dump))
        return NULL;
    pa_strbuf_adds(&text, why ? why : "triggered");
    if (unit && strcmp(unit, "bytes") == 0) {
        pa_strbuf_adds(&text, ": ");
        pa_quantity_label(&text, pa_int64_of_double(value), "bytes", "auto");
    } else if (unit) {
        pa_strbuf_printf(&text, ": %.4g%s", value, strcmp(unit, "percent") == 0 ? " %" : "");
    }
    if (dump->event && !isnan(dump->event->usual))
        pa_strbuf_printf(&text, ", usually %.3g", dump->event->usual);
    return pa_strbuf_keep(&text, d->doc->arena);
}

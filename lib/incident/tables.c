// SPDX-License-Identifier: Apache-2.0
#include "incident/incident.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

// CHURN: a site that still holds less than this share of what it allocated is called churn.
static const double HOUR = 3600e9, CHURN = .1;

static void text_column(struct pa_table *t, const char *key, const char *title)
{
    pa_table_column(t, (struct pa_column){.key = key, .title = title, .kind = PA_CELL_TEXT});
}

static void level_column(struct pa_table *t, const char *key, const char *title)
{
    pa_table_column(t,
                    (struct pa_column){
                        .key = key, .title = title, .kind = PA_CELL_NUMBER, .mixed_units = true});
}

static void count_column(struct pa_table *t, const char *key, const char *title)
{
    pa_table_column(t, (struct pa_column){.key = key, .title = title, .kind = PA_CELL_COUNT});
}

static void time_column(struct pa_table *t, const char *key, const char *title)
{
    pa_table_column(t, (struct pa_column){.key = key,
                                          .title = title,
                                          .kind = PA_CELL_QUANTITY,
                                          .unit = "nanoseconds since 1970",
                                          .align = PA_ALIGN_LEFT});
}

static struct pa_cell time_at(const struct pa_incident *d, const struct pa_dump_group *g, size_t i)
{
    return pa_incident_time_cell(d, pa_incident_time(d, g, i));
}

static const char *class_of(const struct pa_dump_verdict *v)
{
    return v->stands_out ? "regressed" : NULL;
}

// ---- Timelines

static size_t triggered(const struct pa_incident *d, const struct pa_dump_group *g)
{
    size_t count = 0;
    for (size_t i = 0; i < g->count; i++)
        count += pa_dump_triggered(pa_dump_of(d->dumps, g, i));
    return count;
}

void pa_incident_add_timelines(const struct pa_incident *d)
{
    if (!d->dumps->group_count)
        return;
    pa_doc_heading(d->doc, "Timelines");
    struct pa_table *t = pa_doc_table(d->doc, "timelines");
    text_column(t, "kind", NULL);
    text_column(t, "timeline", NULL);
    level_column(t, "lowest", NULL);
    level_column(t, "highest", NULL);
    text_column(t, "shape", NULL);
    count_column(t, "dumps", NULL);
    count_column(t, "triggered", NULL);
    time_column(t, "from", NULL);
    time_column(t, "to", NULL);
    text_column(t, "program", NULL);
    text_column(t, "build", NULL);
    for (size_t i = 0; i < d->dumps->group_count; i++) {
        const struct pa_dump_group *g = &d->dumps->groups[i];
        const struct pa_dump_verdict *v = &d->verdicts[i];
        double low = g->levels[0];
        for (size_t k = 1; k < g->count; k++)
            low = fmin(low, g->levels[k]);
        pa_table_row(t, class_of(v), pa_cell_text(g->kind),
                     pa_cell_text(pa_incident_sparkline(d, g, g->levels)),
                     pa_incident_level_cell(d, g, low),
                     pa_incident_level_cell(d, g, g->levels[g->peak]),
                     pa_cell_text(pa_dump_shape_name(v->stands_out ? g->shape : PA_SHAPE_FLAT)),
                     pa_cell_count((int64_t)g->count), pa_cell_count((int64_t)triggered(d, g)),
                     time_at(d, g, 0), time_at(d, g, g->count - 1), pa_cell_text(g->program),
                     pa_cell_text(g->build));
    }
    pa_table_note(t, "a block is a dump, of its kind's highest; a blank is a gap");
}

// ---- Culprits

static struct pa_table *culprit_table(const struct pa_incident *d)
{
    struct pa_table *t = pa_doc_table(d->doc, "culprits");
    text_column(t, "kind", NULL);
    text_column(t, "site", NULL);
    level_column(t, "growth", NULL);
    pa_table_column(
        t, (struct pa_column){.key = "share", .title = "of growth", .kind = PA_CELL_RATIO});
    level_column(t, "before", NULL);
    level_column(t, "at", NULL);
    text_column(t, "shape", NULL);
    time_column(t, "since", NULL);
    pa_table_column(
        t, (struct pa_column){
               .key = "slope", .title = "an hour", .kind = PA_CELL_NUMBER, .mixed_units = true});
    level_column(t, "slope_low", "from");
    level_column(t, "slope_high", "to");
    pa_table_column(t, (struct pa_column){.key = "q", .kind = PA_CELL_NUMBER, .evidence = true});
    pa_table_column(
        t, (struct pa_column){.key = "held", .title = "of allocated", .kind = PA_CELL_RATIO});
    text_column(t, "timeline", NULL);
    text_column(t, "in", "mostly in");
    text_column(t, "place", NULL);
    return t;
}

// A slope is shown where there is a trend.
static struct pa_cell trend_cell(const struct pa_incident *d, const struct pa_dump_group *g,
                                 const struct pa_dump_site *s, double value)
{
    return s->q <= .05 && isfinite(value) ? pa_incident_level_cell(d, g, value) : pa_cell_empty();
}

static struct pa_cell place_cell(const struct pa_incident *d, const struct pa_dump_site *s)
{
    const char *file = pa_strings_text(d->dumps->strings, s->file);
    return !*file ? pa_cell_empty()
           : s->line
               ? pa_cell_text(pa_arena_printf(d->doc->arena, "%s:%lld", file, (long long)s->line))
               : pa_cell_text(file);
}

static struct pa_cell held_cell(const struct pa_dump_site *s)
{
    return isnan(s->allocated) || !(s->allocated > 0) || !(s->growth > 0)
               ? pa_cell_empty()
               : pa_cell_ratio(fmin(1, s->growth / s->allocated));
}

static void add_site(const struct pa_incident *d, struct pa_table *t, const struct pa_dump_group *g,
                     const struct pa_dump_site *s)
{
    pa_table_row(t, s->q <= .05 && s->slope > 0 ? "regressed" : NULL,
                 pa_cell_text(pa_incident_group_name(d, g)), pa_cell_text(pa_incident_site(d, s)),
                 pa_incident_level_cell(d, g, s->growth), pa_cell_ratio(s->share),
                 pa_incident_level_cell(d, g, s->before), pa_incident_level_cell(d, g, s->at),
                 pa_cell_text(pa_dump_shape_name(s->shape)), time_at(d, g, s->since),
                 trend_cell(d, g, s, s->slope), trend_cell(d, g, s, s->lo),
                 trend_cell(d, g, s, s->hi), isnan(s->q) ? pa_cell_empty() : pa_cell_number(s->q),
                 held_cell(s), pa_cell_text(pa_incident_sparkline(d, g, s->levels)),
                 s->inner ? pa_cell_text(pa_strings_text(d->dumps->strings, s->inner))
                          : pa_cell_empty(),
                 place_cell(d, s));
}

void pa_incident_add_culprits(const struct pa_incident *d)
{
    struct pa_table *t = NULL;
    for (size_t i = 0; i < d->dumps->group_count; i++) {
        const struct pa_dump_group *g = &d->dumps->groups[i];
        size_t shown = 0;
        for (size_t k = 0; d->verdicts[i].stands_out && k < g->site_count; k++) {
            const struct pa_dump_site *s = &g->sites[k];
            if (!(s->growth > 0) || (d->options->sites && shown++ >= d->options->sites))
                break;
            if (!t) {
                pa_doc_heading(d->doc, "Who");
                t = culprit_table(d);
            }
            add_site(d, t, g, s);
        }
    }
    if (t)
        pa_table_note(t, "growth from the baseline to the highest dump; an hour: median slope over "
                         "all dumps with its 95 % interval; q: of no trend (Mann-Kendall); of "
                         "allocated: how much of what was allocated since is still held");
}

// ---- Survivors and churn

static void add_allocation(const struct pa_incident *d, struct pa_table *t,
                           const struct pa_dump_group *g, const struct pa_dump_site *s)
{
    double growth = fmax(0, s->growth), held = fmin(1, growth / s->allocated);
    pa_table_row(t, NULL, pa_cell_text(pa_incident_group_name(d, g)),
                 pa_incident_level_cell(d, g, s->allocated), pa_incident_level_cell(d, g, growth),
                 pa_cell_ratio(held), pa_cell_text(held < CHURN ? "churn" : "held"),
                 pa_cell_text(pa_incident_site(d, s)), place_cell(d, s));
}

static struct pa_table *allocation_table(const struct pa_incident *d)
{
    pa_doc_heading(d->doc, "Allocated since the baseline");
    struct pa_table *t = pa_doc_table(d->doc, "allocations");
    text_column(t, "kind", NULL);
    level_column(t, "allocated", NULL);
    level_column(t, "held", NULL);
    pa_table_column(
        t, (struct pa_column){.key = "share", .title = "of allocated", .kind = PA_CELL_RATIO});
    text_column(t, "class", "is");
    text_column(t, "site", NULL);
    text_column(t, "place", NULL);
    return t;
}

void pa_incident_add_allocations(const struct pa_incident *d)
{
    struct pa_table *t = NULL;
    for (size_t i = 0; i < d->dumps->group_count; i++) {
        const struct pa_dump_group *g = &d->dumps->groups[i];
        size_t most = d->options->sites ? d->options->sites : g->churn_count;
        for (size_t k = 0; k < g->churn_count && k < most && d->verdicts[i].stands_out; k++) {
            t = t ? t : allocation_table(d);
            add_allocation(d, t, g, &g->sites[g->churn[k]]);
        }
    }
}

// ---- Dumps

static const char *clock_name(enum pa_dump_clock clock)
{
    static const char *const NAMES[] = {"unknown", "content", "name", "log", "file"};
    return NAMES[clock];
}

static struct pa_cell lateness_cell(const struct pa_incident *d, const struct pa_dump_group *g,
                                    size_t i)
{
    struct pa_dump_lateness l;
    return pa_dump_lateness(d->dumps, g, i, &l) ? pa_cell_ratio(l.shown / l.trigger)
                                                : pa_cell_empty();
}

void pa_incident_add_dumps(const struct pa_incident *d)
{
    if (!d->dumps->group_count)
        return;
    pa_doc_heading(d->doc, "Dumps");
    struct pa_table *t = pa_doc_table(d->doc, "dumps");
    time_column(t, "time", NULL);
    text_column(t, "clock", "time from");
    text_column(t, "kind", NULL);
    level_column(t, "level", NULL);
    text_column(t, "role", NULL);
    text_column(t, "trigger", NULL);
    pa_table_column(
        t, (struct pa_column){.key = "shown", .title = "of trigger", .kind = PA_CELL_RATIO});
    pa_table_column(
        t, (struct pa_column){.key = "duration", .kind = PA_CELL_QUANTITY, .unit = "nanoseconds"});
    text_column(t, "file", NULL);
    for (size_t i = 0; i < d->dumps->group_count; i++) {
        const struct pa_dump_group *g = &d->dumps->groups[i];
        for (size_t k = 0; k < g->count; k++) {
            const struct pa_dump *dump = pa_dump_of(d->dumps, g, k);
            const char *role = g->has_baseline && k == g->baseline ? "baseline"
                               : g->has_baseline && k == g->peak   ? "highest"
                                                                   : NULL;
            pa_table_row(t, NULL, time_at(d, g, k), pa_cell_text(clock_name(dump->clock)),
                         pa_cell_text(pa_incident_group_name(d, g)),
                         pa_incident_level_cell(d, g, g->levels[k]), pa_cell_text(role),
                         pa_cell_text(pa_incident_trigger_text(d, dump)), lateness_cell(d, g, k),
                         dump->duration ? pa_cell_quantity(dump->duration) : pa_cell_empty(),
                         pa_cell_text(dump->name));
        }
    }
}

// ---- Differences

static const char *change_name(enum pa_change_class class)
{
    return class == PA_CHANGE_LIKELY     ? "likely"
           : class == PA_CHANGE_NEW      ? "new"
           : class == PA_CHANGE_UNPROVED ? "unproved"
                                         : "regressed";
}

static void add_difference(const struct pa_incident *d, struct pa_table *t,
                           const struct pa_dump_group *g, size_t dump,
                           const struct pa_dump_change *c)
{
    pa_table_row(
        t, change_name(c->class), time_at(d, g, dump), pa_cell_text(pa_incident_group_name(d, g)),
        pa_incident_level_cell(d, g, c->before), pa_incident_level_cell(d, g, c->after),
        pa_cell_text(change_name(c->class)), isnan(c->p) ? pa_cell_empty() : pa_cell_number(c->p),
        isnan(c->q) ? pa_cell_empty() : pa_cell_number(c->q), pa_cell_text(c->name),
        pa_cell_text(pa_dump_of(d->dumps, g, dump)->name));
}

void pa_incident_add_differences(const struct pa_incident *d)
{
    struct pa_table *t = NULL;
    for (size_t i = 0; i < d->dumps->group_count; i++) {
        const struct pa_dump_group *g = &d->dumps->groups[i];
        const struct pa_dump_verdict *v = &d->verdicts[i];
        for (size_t k = 0; v->stands_out && k < v->count; k++) {
            for (size_t c = 0; c < v->comparisons[k].count; c++) {
                if (!t) {
                    pa_doc_heading(d->doc, "What differs from the baseline");
                    t = pa_doc_table(d->doc, "differences");
                    time_column(t, "time", NULL);
                    text_column(t, "kind", NULL);
                    level_column(t, "before", "baseline");
                    level_column(t, "after", "dump");
                    text_column(t, "verdict", NULL);
                    pa_table_column(t, (struct pa_column){
                                           .key = "p", .kind = PA_CELL_NUMBER, .evidence = true});
                    pa_table_column(t, (struct pa_column){
                                           .key = "q", .kind = PA_CELL_NUMBER, .evidence = true});
                    text_column(t, "function", NULL);
                    text_column(t, "file", NULL);
                }
                add_difference(d, t, g, v->compared[k], &v->comparisons[k].changes[c]);
            }
        }
    }
}

// ---- Gaps and files

void pa_incident_add_gaps(const struct pa_incident *d)
{
    struct pa_table *t = NULL;
    for (size_t i = 0; i < d->dumps->group_count; i++) {
        const struct pa_dump_group *g = &d->dumps->groups[i];
        for (size_t k = 1; k < g->count; k++) {
            if (!pa_dump_is_gap(g, k))
                continue;
            if (!t) {
                pa_doc_heading(d->doc, "Gaps");
                t = pa_doc_table(d->doc, "gaps");
                text_column(t, "kind", NULL);
                time_column(t, "from", NULL);
                time_column(t, "to", NULL);
                pa_table_column(t, (struct pa_column){.key = "length",
                                                      .kind = PA_CELL_QUANTITY,
                                                      .unit = "nanoseconds"});
                pa_table_column(t, (struct pa_column){.key = "usual",
                                                      .kind = PA_CELL_QUANTITY,
                                                      .unit = "nanoseconds"});
            }
            double length = g->hours[k] - g->hours[k - 1];
            pa_table_row(t, NULL, pa_cell_text(pa_incident_group_name(d, g)), time_at(d, g, k - 1),
                         time_at(d, g, k), pa_cell_quantity(pa_int64_of_double(length * HOUR)),
                         pa_cell_quantity(pa_int64_of_double(g->typical_gap * HOUR)));
        }
    }
}

void pa_incident_add_files(const struct pa_incident *d)
{
    static const char *const STATES[] = {"read", "damaged", "empty", "log", "foreign"};
    struct pa_table *t = NULL;
    for (size_t i = 0; i < d->dumps->list.count; i++) {
        const struct pa_dump *dump = &d->dumps->list.items[i];
        if (dump->state == PA_DUMP_READ)
            continue;
        if (!t) {
            pa_doc_heading(d->doc, "Other files");
            t = pa_doc_table(d->doc, "files");
            text_column(t, "state", NULL);
            text_column(t, "file", NULL);
            text_column(t, "why", NULL);
        }
        pa_table_row(t, NULL, pa_cell_text(STATES[dump->state]), pa_cell_text(dump->name),
                     dump->problem ? pa_cell_text(dump->problem) : pa_cell_empty());
    }
}

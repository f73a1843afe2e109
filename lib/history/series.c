// SPDX-License-Identifier: Apache-2.0
#include "history/series.h"

#include "bench/effect.h"
#include "bench/unit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// A measurement of a row, with the point it belongs to.
struct sample {
    size_t point, result;
    double value;
};

static int by_point(const void *a, const void *b)
{
    const struct sample *x = a, *y = b;
    if (x->point != y->point)
        return x->point < y->point ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

// The mean of the middle half of sorted samples; of fewer than four the mean.
static double midmean(const struct sample *samples, size_t count)
{
    size_t cut = count / 4;
    double sum = 0;
    for (size_t i = cut; i < count - cut; i++)
        sum += samples[i].value;
    return sum / (double)(count - 2 * cut);
}

static size_t gather(const struct pa_pivot_table *t, size_t row, const struct pa_history *h,
                     struct sample *samples)
{
    size_t count = 0;
    for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++)
        for (size_t k = 0; k < t->cells[i].count; k++) {
            const struct pa_pivot_cell *c = &t->cells[i];
            if (isfinite(c->samples[k]))
                samples[count++] = (struct sample){h->points.of_result[c->results[k]],
                                                   c->results[k], c->samples[k]};
        }
    qsort(samples, count, sizeof *samples, by_point);
    return count;
}

static const char *value_of(struct pa_records *set, const struct pa_record *r, const char *name)
{
    pa_str key = pa_strings_find(&set->strings, name, strlen(name));
    return pa_records_text(set, key ? pa_records_config_get(set, r->config, key) : 0);
}

// The machine of a result, by its processor or else by its system; "" if the files say neither.
static const char *machine_of(struct pa_records *set, const struct pa_record *r,
                              struct pa_arena *arena)
{
    const char *cpu = value_of(set, r, "cpu"), *os = value_of(set, r, "goos");
    const char *arch = value_of(set, r, "goarch");
    if (*cpu || (!*os && !*arch))
        return cpu;
    return pa_arena_printf(arena, "%s/%s", os, arch);
}

static void fill(struct pa_history_series *s, const struct sample *samples, size_t count,
                 struct pa_records *set, struct pa_arena *arena)
{
    size_t *points = pa_arena_calloc(arena, count + 1, sizeof *points);
    size_t *sizes = pa_arena_calloc(arena, count + 1, sizeof *sizes);
    double *values = pa_arena_calloc(arena, count + 1, sizeof *values);
    s->machines = pa_arena_calloc(arena, count + 1, sizeof *s->machines);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && samples[end].point == samples[i].point;)
            end++;
        points[s->n] = samples[i].point;
        sizes[s->n] = end - i;
        values[s->n] = midmean(samples + i, end - i);
        s->machines[s->n] = machine_of(set, &set->results.items[samples[i].result], arena);
        s->n++;
    }
    s->points = points;
    s->samples = sizes;
    s->values = values;
}

// Sets the class of noise by all samples around the levels, since the centres of commits hide two
// modes.
static void find_class(struct pa_history_series *s, const struct sample *samples, size_t count,
                       struct pa_arena *arena)
{
    const struct pa_change_points *f = &s->found;
    double *r = pa_arena_calloc(arena, count + 1, sizeof *r);
    s->class = f->noise.v > 0 ? f->class : PA_NOISE_QUIET; // counts that are exact
    if (count == s->n || s->class == PA_NOISE_NOISY)
        return;
    for (size_t i = 0, k = 0; i < count; i++) {
        while (s->points[k] != samples[i].point)
            k++;
        double value = f->logarithms ? log(fmax(samples[i].value, 1e-300)) : samples[i].value;
        r[i] =
            value - (f->fitted[k] + (f->logarithms ? log(s->values[k]) : s->values[k]) - f->y[k]);
    }
    struct pa_change_modes modes = pa_change_two_modes(r, count, f->unit);
    if (modes.distance > 4.2 && modes.share >= .15)
        s->class = PA_NOISE_BIMODAL;
}

// Ids of the machines; where a file says none, that of the one before.
static unsigned *machine_ids(const struct pa_history_series *s, struct pa_arena *arena)
{
    unsigned *ids = pa_arena_calloc(arena, s->n + 1, sizeof *ids), count = 0;
    const char **seen = pa_arena_calloc(arena, s->n + 1, sizeof *seen);
    for (size_t i = 0; i < s->n; i++) {
        const char *name = s->machines[i];
        unsigned k = 0;
        if (!*name) {
            ids[i] = i ? ids[i - 1] : 0;
            continue;
        }
        while (k < count && strcmp(seen[k], name) != 0)
            k++;
        if (k == count)
            seen[count++] = name;
        ids[i] = k;
    }
    return ids;
}

// The configuration that tells the table of the series from others, without the unit, which comes
// last.
static const char *config_of(const struct pa_history *h, const struct pa_records *set,
                             const struct pa_pivot_table *t, struct pa_arena *arena)
{
    const char *label = pa_projection_label(&h->pivot.table, set, t->key, arena);
    size_t size = strlen(label), unit = pa_strings_size(&set->strings, t->unit);
    if (size < unit || strcmp(label + size - unit, pa_records_text(set, t->unit)) != 0)
        return label;
    size -= unit;
    return pa_arena_strndup(arena, label, size && label[size - 1] == ' ' ? size - 1 : size);
}

static void add_row(struct pa_history *h, struct pa_records *set, const struct pa_pivot_table *t,
                    size_t row, struct pa_arena *arena)
{
    struct pa_history_series *s = &h->series[h->series_count];
    struct sample *samples;
    size_t most = 0, count;
    for (size_t i = t->row_start[row]; i < t->row_start[row + 1]; i++)
        most += t->cells[i].count;
    samples = pa_arena_calloc(arena, most + 1, sizeof *samples);
    count = gather(t, row, h, samples);
    pa_str package = pa_strings_find(&set->strings, "pkg", 3);
    *s = (struct pa_history_series){.unit = pa_records_text(set, t->unit), .package = ""};
    s->name = pa_projection_label(&h->pivot.row, set, t->rows[row], arena);
    s->config = config_of(h, set, t, arena);
    s->better = pa_effect_better(set, t->unit);
    if (package && count)
        s->package = pa_records_text(
            set, pa_records_config_get(set, set->results.items[samples->result].config, package));
    fill(s, samples, count, set, arena);
    if (s->n < 2)
        return;
    const struct pa_change_series series = {s->values, s->n, machine_ids(s, arena)};
    pa_change_points_find(&series, arena, &s->found);
    double limit = pa_change_points_detectable(&s->found);
    s->detectable = s->found.logarithms ? exp(limit) - 1 : limit / s->found.unit;
    find_class(s, samples, count, arena);
    h->series_count++;
}

void pa_history_series_make(struct pa_history *h, struct pa_records *set, struct pa_arena *arena)
{
    size_t rows = 0;
    for (size_t t = 0; t < h->pivot.table_count; t++)
        rows += h->pivot.tables[t].row_count;
    h->series = pa_arena_calloc(arena, rows + 1, sizeof *h->series);
    for (size_t t = 0; t < h->pivot.table_count; t++)
        for (size_t r = 0; r < h->pivot.tables[t].row_count; r++)
            add_row(h, set, &h->pivot.tables[t], r, arena);
}

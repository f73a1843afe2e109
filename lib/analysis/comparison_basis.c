// SPDX-License-Identifier: Apache-2.0
#include "analysis/comparison_basis.h"

#include "base/quantity.h"
#include "profile/sample.h"
#include "stats/heap_variance.h"

#include <math.h>
#include <string.h>

// ---- Which it is

static bool named(const struct pa_profile *p, pa_str id, const char *name)
{
    return strcmp(pa_profile_text(p, id), name) == 0;
}

static bool find_type(const struct pa_profile *p, const char *name, uint32_t *index)
{
    for (uint32_t i = 0; i < p->type_count; i++) {
        if (named(p, p->types[i].type, name)) {
            *index = i;
            return true;
        }
    }
    return false;
}

// "alloc_objects" for "alloc_space" and for itself.
static bool find_objects(const struct pa_profile *p, uint32_t type, uint32_t *objects)
{
    static const char *const PAIRS[][2] = {
        {"alloc_space", "alloc_objects"}, {"inuse_space", "inuse_objects"}, {"space", "objects"}};
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        if (named(p, p->types[type].type, PAIRS[i][0]) ||
            named(p, p->types[type].type, PAIRS[i][1]))
            return find_type(p, PAIRS[i][1], objects);
    }
    return false;
}

static bool is_one_of(const struct pa_profile *p, pa_str id, const char *const *names, size_t n)
{
    size_t i = 0;
    while (i < n && !named(p, id, names[i]))
        i++;
    return i < n;
}

// Everything there is gets counted: no sampling.
static bool is_census(const struct pa_profile *p, uint32_t type)
{
    static const char *const NAMES[] = {"goroutine", "goroutineleak", "threadcreate"};
    return is_one_of(p, p->types[type].type, NAMES, sizeof NAMES / sizeof *NAMES);
}

static bool is_moment(const struct pa_profile *p, uint32_t type)
{
    static const char *const NAMES[] = {"inuse_objects", "inuse_space"};
    return is_census(p, type) ||
           is_one_of(p, p->types[type].type, NAMES, sizeof NAMES / sizeof *NAMES);
}

// Counts with fractions are weights: nobody knows of how many samples.
static bool finds_samples(const struct pa_profile *p, uint32_t *samples)
{
    if (!find_type(p, "samples", samples) && !find_type(p, "sample", samples))
        return false;
    const char *unit = pa_profile_text(p, p->types[*samples].unit);
    return strcmp(unit, "count") == 0 || !pa_units_compatible(unit, "count");
}

struct pa_basis pa_basis_find(const struct pa_profile *p, uint32_t type)
{
    struct pa_basis s = {.type = type,
                         .period = (double)p->period,
                         .moment = is_moment(p, type),
                         .scale = 1,
                         .weight = 1};
    const struct pa_value_type t = p->types[type];
    if (is_census(p, type))
        s.kind = PA_BASIS_CENSUS;
    else if (named(p, t.type, "contentions") || named(p, t.type, "delay")) // they come in bursts
        s.kind = PA_BASIS_UNKNOWN;
    else if (t.type == p->period_type.type && t.unit == p->period_type.unit && p->period > 0)
        s.kind = PA_BASIS_PERIOD;
    else if (find_objects(p, type, &s.other) && named(p, p->period_type.unit, "bytes"))
        s.kind = p->period <= 1 ? PA_BASIS_CENSUS : PA_BASIS_HEAP;
    else if (finds_samples(p, &s.other))
        s.kind = PA_BASIS_SAMPLES;
    else
        s.kind = PA_BASIS_UNKNOWN;
    if (s.kind == PA_BASIS_HEAP) {
        s.space = type;
        if (type == s.other) // objects were asked for: their bytes are the type behind
            s.space = s.other + 1 < p->type_count ? s.other + 1 : s.other;
    }
    return s;
}

// ---- What a sample counts

// Even what is always recorded differs from run to run: 1 - q is not taken to be less.
static const double least_missed = .05;

static double heap_variance(const struct pa_basis *b, const int64_t *value)
{
    double count = fabs((double)value[b->other]), bytes = fabs((double)value[b->space]);
    if (!(count > 0 && bytes > 0))
        return 0;
    double size = bytes / count, q = pa_heap_variance_share(size, b->period);
    double samples = pa_heap_variance_samples(count, size, b->period);
    double v =
        fmax(pa_heap_variance_objects(samples, size, b->period), samples * least_missed / (q * q));
    return b->type == b->space ? v * size * size : v;
}

double pa_basis_sample_value(const struct pa_basis *b, const struct pa_profile *p)
{
    double values = 0, samples = 0;
    if (b->kind == PA_BASIS_PERIOD)
        return b->period;
    if (b->kind != PA_BASIS_SAMPLES)
        return 0;
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    r.skip_labels = p->filter_count == 0;
    while (pa_sample_next(&r)) {
        values += fabs((double)r.sample.value[b->type]);
        samples += fabs((double)r.sample.value[b->other]);
    }
    pa_sample_reader_release(&r);
    return samples > 0 ? values / samples : 0;
}

double pa_basis_count(const struct pa_basis *b, const int64_t *value)
{
    switch (b->kind) {
    case PA_BASIS_PERIOD:
        return (double)value[b->type] / b->period * b->weight;
    case PA_BASIS_SAMPLES:
        return (double)value[b->other] * b->weight;
    case PA_BASIS_HEAP:
        return heap_variance(b, value);
    case PA_BASIS_CENSUS:
        return (double)value[b->type];
    case PA_BASIS_UNKNOWN:
        break;
    }
    return 0;
}

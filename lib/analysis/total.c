// SPDX-License-Identifier: Apache-2.0
#include "analysis/total.h"

#include "profile/sample.h"

bool pa_measure_fits(const struct pa_profile *p, struct pa_measure measure, struct pa_error *err)
{
    if (p->store.magnitude[measure.type] <= INT64_MAX &&
        (!measure.mean || p->store.magnitude[0] <= INT64_MAX))
        return true;
    return pa_error_set(err, PA_ERROR_LIMIT, "a sum of values does not fit into 64 bits");
}

struct sums {
    int64_t value, divisor;
    bool overflow;
};

static void add(struct sums *s, int64_t value, int64_t divisor)
{
    if (value == INT64_MIN ||
        __builtin_add_overflow(s->value, value < 0 ? -value : value, &s->value) ||
        __builtin_add_overflow(s->divisor, divisor, &s->divisor))
        s->overflow = true;
}

static bool is_base(const struct pa_sample *s, pa_str key, pa_str yes)
{
    for (uint32_t i = 0; i < s->label_count; i++) {
        if (!s->label[i].numeric && s->label[i].key == key && s->label[i].text == yes)
            return true;
    }
    return false;
}

// Of costs of calls, which are samples and their opposites, the values themselves; of a comparison
// those of the base.
static bool total_of_calls(const struct pa_profile *profile, struct pa_measure measure, pa_str key,
                           pa_str yes, int64_t *total)
{
    struct pa_sample_reader r;
    int64_t all = 0, base = 0;
    bool fits = true;
    pa_sample_reader_init(&r, profile);
    while (pa_sample_next(&r)) {
        int64_t value = r.sample.value[measure.type];
        fits &= !__builtin_add_overflow(all, value, &all);
        if (is_base(&r.sample, key, yes))
            fits &= !__builtin_add_overflow(base, value, &base);
    }
    pa_sample_reader_release(&r);
    *total = base ? base : all;
    *total = *total < 0 ? -*total : *total;
    return fits && *total >= 0;
}

static bool total_by_samples(const struct pa_profile *profile, struct pa_measure measure,
                             pa_str key, pa_str yes, int64_t *total)
{
    struct sums all = {0}, base = {0};
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, profile);
    while (pa_sample_next(&r)) {
        int64_t value = r.sample.value[measure.type];
        int64_t divisor = measure.mean ? r.sample.value[0] : 0;
        add(&all, value, divisor);
        if (is_base(&r.sample, key, yes))
            add(&base, value, divisor);
    }
    pa_sample_reader_release(&r);
    struct sums s = base.value > 0 ? base : all;
    *total = s.divisor ? s.value / s.divisor : s.value;
    return !all.overflow;
}

bool pa_total(const struct pa_profile *profile, struct pa_measure measure, int64_t *total,
              struct pa_error *err)
{
    uint64_t magnitude = profile->store.magnitude[measure.type];
    pa_str key = pa_strings_find(profile->strings, "pprof::base", 11);
    pa_str yes = pa_strings_find(profile->strings, "true", 4);
    *total = (int64_t)magnitude;
    if (magnitude > INT64_MAX)
        return pa_error_set(err, PA_ERROR_LIMIT, "the total does not fit into 64 bits");
    if (profile->calls_only)
        return total_of_calls(profile, measure, key, yes, total) ||
               pa_error_set(err, PA_ERROR_LIMIT, "the total does not fit into 64 bits");
    if (key == UINT32_MAX && !measure.mean && profile->filter_count == 0)
        return true;
    return total_by_samples(profile, measure, key, yes, total) ||
           pa_error_set(err, PA_ERROR_LIMIT, "the total does not fit into 64 bits");
}

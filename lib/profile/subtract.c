// SPDX-License-Identifier: Apache-2.0
#include "profile/subtract.h"

#include "base/memory.h"
#include "profile/sample.h"

#include <stdlib.h>
#include <string.h>

static void sums_of(const struct pa_profile *p, double *sums)
{
    struct pa_sample_reader r;
    memset(sums, 0, p->type_count * sizeof *sums);
    pa_sample_reader_init(&r, p);
    r.skip_labels = true;
    while (pa_sample_next(&r)) {
        for (uint32_t i = 0; i < p->type_count; i++)
            sums[i] += (double)r.sample.value[i];
    }
    pa_sample_reader_release(&r);
}

static bool same_types(const struct pa_profile *a, const struct pa_profile *b)
{
    return a->type_count == b->type_count &&
           memcmp(a->types, b->types, a->type_count * sizeof *a->types) == 0 &&
           memcmp(&a->period_type, &b->period_type, sizeof a->period_type) == 0;
}

bool pa_profile_normalize_ratios(const struct pa_profile *p, const struct pa_profile *base,
                                 double *ratios, struct pa_error *err)
{
    if (!same_types(p, base))
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "to normalize, both sides need the same sample types and units");
    double *base_sums = pa_xcalloc(p->type_count, sizeof *base_sums);
    sums_of(base, base_sums);
    sums_of(p, ratios);
    for (uint32_t i = 0; i < p->type_count; i++)
        ratios[i] = ratios[i] == 0 ? 0 : base_sums[i] / ratios[i];
    free(base_sums);
    return true;
}

struct label_adder {
    struct pa_sample_filter base;
    struct pa_label label;
};

static bool apply_label(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct pa_label *label = &((const struct label_adder *)base)->label;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < edit->label_count; i++) {
        if (edit->label[i].key != label->key || edit->label[i].numeric)
            edit->label[kept++] = edit->label[i];
    }
    edit->label[kept] = *label;
    edit->label_count = kept + 1;
    return true;
}

struct pa_profile *pa_profile_label_all(const struct pa_profile *profile, const char *key,
                                        const char *text, struct pa_arena *arena)
{
    struct pa_profile *p = pa_profile_copy(profile, arena);
    struct label_adder *f = pa_arena_calloc(arena, 1, sizeof *f);
    f->base.apply = apply_label;
    f->label.key = pa_strings_adds(profile->strings, key);
    f->label.text = pa_strings_adds(profile->strings, text);
    pa_profile_add_filter(p, &f->base, arena);
    return p;
}

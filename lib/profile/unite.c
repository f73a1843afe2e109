// SPDX-License-Identifier: Apache-2.0
#include "profile/unite.h"

#include "base/memory.h"
#include "base/number.h"
#include "profile/import.h"
#include "profile/type_units.h"

#include <stdlib.h>

struct uniting {
    struct pa_profile_builder *b;
    struct pa_strings *strings;
    PA_VEC(struct pa_value_type) types; // of the result
};

// ---- Types

// The result's type that a profile's own is of, -1 if there is none yet; `unit` is what suits both.
static int find_type(const struct uniting *u, struct pa_value_type type, pa_str *unit)
{
    for (size_t i = 0; i < u->types.count; i++) {
        const struct pa_value_type *t = &u->types.items[i];
        if (t->type == type.type && pa_unit_common(u->strings, t->unit, type.unit, unit))
            return (int)i;
    }
    return -1;
}

static void add_types(struct uniting *u, const struct pa_profile *p)
{
    for (uint32_t i = 0; i < p->type_count; i++) {
        pa_str unit;
        int at = find_type(u, p->types[i], &unit);
        if (at < 0)
            pa_vec_push(&u->types, p->types[i]);
        else
            u->types.items[at].unit = unit;
    }
}

// ---- Headers

struct interval {
    int64_t start, end;
};

static int by_start(const void *a, const void *b)
{
    const struct interval *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

// How long at least one profile lasted: profiles of one moment do not add up.
static int64_t covered(const struct pa_profile *const *profiles, size_t count)
{
    struct interval *all = pa_xcalloc(count, sizeof *all);
    int64_t sum = 0, end = INT64_MIN;
    for (size_t i = 0; i < count; i++) {
        int64_t length = profiles[i]->duration_nanos > 0 ? profiles[i]->duration_nanos : 0;
        all[i].start = profiles[i]->time_nanos;
        if (!pa_add_int64(all[i].start, length, &all[i].end))
            all[i].end = INT64_MAX;
    }
    qsort(all, count, sizeof *all, by_start);
    for (size_t i = 0; i < count; i++) {
        int64_t from = all[i].start > end ? all[i].start : end, more;
        if (all[i].end <= from)
            continue;
        if (__builtin_sub_overflow(all[i].end, from, &more) || !pa_add_int64(sum, more, &sum))
            sum = INT64_MAX;
        end = all[i].end;
    }
    free(all);
    return sum;
}

static void add_header(struct uniting *u, const struct pa_profile *p)
{
    struct pa_profile *head = pa_profile_builder_head(u->b);
    if (p->time_nanos && (!head->time_nanos || p->time_nanos < head->time_nanos))
        head->time_nanos = p->time_nanos;
    if (!head->period) {
        head->period = p->period;
        head->period_type = p->period_type.type ? p->period_type : head->period_type;
    }
    head->default_type = head->default_type ? head->default_type : p->default_type;
    head->doc_url = head->doc_url ? head->doc_url : p->doc_url;
    if (!head->drop_frames && !head->keep_frames) { // the two belong together
        head->drop_frames = p->drop_frames;
        head->keep_frames = p->keep_frames;
    }
    for (uint32_t i = 0; i < p->comment_count; i++)
        pa_profile_builder_add_comment(u->b, p->comments[i]);
}

// ---- Samples

static void add_samples(struct uniting *u, const struct pa_profile *p)
{
    uint32_t count = (uint32_t)u->types.count;
    uint32_t *source = pa_xcalloc(count, sizeof *source);
    double *ratio = pa_xcalloc(count, sizeof *ratio); // 0: the profile has no such type
    for (uint32_t i = p->type_count; i-- > 0;) {      // of two of one name the first counts
        pa_str unit;
        int at = find_type(u, p->types[i], &unit);
        source[at] = i;
        ratio[at] = pa_unit_ratio(u->strings, p->types[i].unit, u->types.items[at].unit);
    }
    for (uint32_t i = 1; i <= p->mapping_count; i++) // also those that no location has
        pa_profile_builder_mapping(u->b, &p->mappings[i]);
    struct pa_profile_importer *importer = pa_profile_importer_new(u->b, p);
    pa_profile_import_samples(
        importer, &(struct pa_value_map){.count = count, .source = source, .ratio = ratio});
    pa_profile_importer_free(importer);
    free(source);
    free(ratio);
}

const struct pa_profile *pa_profile_unite(const struct pa_profile *const *profiles, size_t count,
                                          struct pa_arena *arena, struct pa_error *err)
{
    if (count == 1)
        return profiles[0];
    struct uniting u = {.strings = profiles[0]->strings};
    u.b = pa_profile_builder_new(arena, u.strings);
    for (size_t i = 0; i < count; i++) {
        add_types(&u, profiles[i]);
        add_header(&u, profiles[i]);
    }
    pa_profile_builder_head(u.b)->duration_nanos = covered(profiles, count);
    for (size_t i = 0; i < u.types.count; i++)
        pa_profile_builder_add_type(u.b, u.types.items[i].type, u.types.items[i].unit);
    for (size_t i = 0; i < count; i++)
        add_samples(&u, profiles[i]);
    pa_vec_release(&u.types);
    return pa_profile_builder_finish(u.b, err);
}

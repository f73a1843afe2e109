// SPDX-License-Identifier: Apache-2.0
#include "profile/merge.h"

#include "base/memory.h"
#include "base/quantity.h"
#include "profile/import.h"
#include "profile/sample.h"

#include <stdlib.h>
#include <string.h>

struct pa_merger {
    struct pa_arena *arena;
    struct pa_strings *strings;
    struct pa_profile_builder *builder; // NULL before the first profile
    PA_VEC(struct pa_value_type) types; // of the builder
};

static void release(void *object)
{
    struct pa_merger *m = object;
    pa_vec_release(&m->types);
}

struct pa_merger *pa_merger_new(struct pa_arena *arena, struct pa_strings *strings)
{
    struct pa_merger *m = pa_arena_calloc(arena, 1, sizeof *m);
    m->arena = arena;
    m->strings = strings;
    pa_arena_defer(arena, release, m);
    return m;
}

static int find_type(const struct pa_value_type *types, size_t count, pa_str type)
{
    for (size_t i = 0; i < count; i++) {
        if (types[i].type == type)
            return (int)i;
    }
    return -1;
}

static double ratio_of(const struct pa_strings *strings, pa_str from, pa_str to)
{
    double ratio;
    const char *unit;
    pa_quantity_scale(1, pa_strings_text(strings, from), pa_strings_text(strings, to), &ratio,
                      &unit);
    return from == to ? 1 : ratio;
}

// The finer of two units; false if they measure different things.
static bool common_unit(struct pa_merger *m, pa_str a, pa_str b, pa_str *unit)
{
    const char *ta = pa_strings_text(m->strings, a), *tb = pa_strings_text(m->strings, b);
    *unit = a;
    if (a == b)
        return true;
    if (!pa_units_compatible(ta, tb))
        return false;
    if (ratio_of(m->strings, b, a) < 1)
        *unit = b;
    return true;
}

static bool incompatible(struct pa_merger *m, const char *what, struct pa_value_type a,
                         struct pa_value_type b, struct pa_error *err)
{
    return pa_error_set(err, PA_ERROR_FORMAT, "incompatible %s %s/%s and %s/%s", what,
                        pa_strings_text(m->strings, a.type), pa_strings_text(m->strings, a.unit),
                        pa_strings_text(m->strings, b.type), pa_strings_text(m->strings, b.unit));
}

// ---- Types

struct type_list {
    PA_VEC(struct pa_value_type) list;
};

static bool common_types(struct pa_merger *m, const struct pa_profile *p, struct type_list *common,
                         struct pa_error *err)
{
    for (size_t i = 0; i < m->types.count; i++) {
        struct pa_value_type mine = m->types.items[i];
        int other = find_type(p->types, p->type_count, mine.type);
        if (other < 0)
            continue;
        struct pa_value_type both = mine;
        if (!common_unit(m, mine.unit, p->types[other].unit, &both.unit))
            return incompatible(m, "sample types", mine, p->types[other], err);
        pa_vec_push(&common->list, both);
    }
    return common->list.count > 0 ||
           pa_error_set(err, PA_ERROR_FORMAT, "no sample type in common with the files before");
}

static void feed(struct pa_merger *m, const struct pa_profile *p, const double *weights)
{
    uint32_t count = (uint32_t)m->types.count;
    uint32_t *source = pa_xcalloc(count, sizeof *source);
    double *ratio = pa_xcalloc(count, sizeof *ratio);
    for (uint32_t i = 0; i < count; i++) {
        source[i] = (uint32_t)find_type(p->types, p->type_count, m->types.items[i].type);
        ratio[i] = ratio_of(m->strings, p->types[source[i]].unit, m->types.items[i].unit);
        if (weights)
            ratio[i] *= weights[source[i]];
    }
    struct pa_profile_importer *importer = pa_profile_importer_new(m->builder, p);
    pa_profile_import_samples(
        importer, &(struct pa_value_map){.count = count, .source = source, .ratio = ratio});
    pa_profile_importer_free(importer);
    free(source);
    free(ratio);
}

// Goes on with fewer types or finer units: what was merged so far becomes the first profile of a
// new builder.
static bool change_types(struct pa_merger *m, struct type_list *types, struct pa_error *err)
{
    bool same =
        types->list.count == m->types.count &&
        memcmp(types->list.items, m->types.items, m->types.count * sizeof *m->types.items) == 0;
    if (same)
        return true;
    const struct pa_profile *before = pa_profile_builder_finish(m->builder, err);
    if (!before)
        return false;
    bool default_kept = find_type(types->list.items, types->list.count, before->default_type) >= 0;
    bool fewer = types->list.count < m->types.count;
    m->builder = pa_profile_builder_new(m->arena, m->strings);
    struct pa_profile header = *before;
    header.types = types->list.items;
    header.type_count = (uint32_t)types->list.count;
    if (fewer && !default_kept)
        header.default_type = types->list.items[0].type;
    pa_profile_import_header(m->builder, &header);
    m->types.count = 0;
    for (size_t i = 0; i < types->list.count; i++)
        pa_vec_push(&m->types, types->list.items[i]);
    feed(m, before, NULL);
    return true;
}

// ---- Headers

static pa_str singular(struct pa_merger *m, pa_str id)
{
    const char *text = pa_strings_text(m->strings, id);
    size_t size = pa_strings_size(m->strings, id);
    return size && text[size - 1] == 's' ? pa_strings_add(m->strings, text, size - 1) : id;
}

static bool merge_period(struct pa_merger *m, const struct pa_profile *p, struct pa_error *err)
{
    struct pa_profile *head = pa_profile_builder_head(m->builder);
    pa_str unit;
    if (singular(m, head->period_type.type) != singular(m, p->period_type.type) ||
        !common_unit(m, head->period_type.unit, p->period_type.unit, &unit))
        return incompatible(m, "period types", head->period_type, p->period_type, err);
    double mine = (double)head->period * ratio_of(m->strings, head->period_type.unit, unit);
    double other = (double)p->period * ratio_of(m->strings, p->period_type.unit, unit);
    if (other > mine)
        head->period = p->period_type.unit == unit ? p->period : (int64_t)other;
    else if (head->period_type.unit != unit)
        head->period = (int64_t)mine;
    head->period_type.unit = unit;
    return true;
}

static void merge_header(struct pa_merger *m, const struct pa_profile *p)
{
    struct pa_profile *head = pa_profile_builder_head(m->builder);
    if (p->time_nanos && (!head->time_nanos || p->time_nanos < head->time_nanos))
        head->time_nanos = p->time_nanos;
    if (__builtin_add_overflow(head->duration_nanos, p->duration_nanos, &head->duration_nanos))
        pa_profile_builder_overflow(m->builder);
    head->doc_url = head->doc_url ? head->doc_url : p->doc_url;
    head->default_type = head->default_type ? head->default_type : p->default_type;
    for (uint32_t i = 0; i < p->comment_count; i++)
        pa_profile_builder_add_comment(m->builder, p->comments[i]);
}

static bool prepare(struct pa_merger *m, const struct pa_profile *p, struct pa_error *err)
{
    struct type_list types = {0};
    bool ok =
        common_types(m, p, &types, err) && change_types(m, &types, err) && merge_period(m, p, err);
    pa_vec_release(&types.list);
    if (ok)
        merge_header(m, p);
    return ok;
}

bool pa_merger_add(struct pa_merger *m, const struct pa_profile *p, const double *weights,
                   struct pa_error *err)
{
    if (!m->builder) {
        m->builder = pa_profile_builder_new(m->arena, m->strings);
        pa_profile_import_header(m->builder, p);
        for (uint32_t i = 0; i < p->type_count; i++)
            pa_vec_push(&m->types, p->types[i]);
    } else if (!prepare(m, p, err)) {
        return false;
    }
    feed(m, p, weights);
    return true;
}

const struct pa_profile *pa_merger_finish(struct pa_merger *m, struct pa_error *err)
{
    if (!m->builder) {
        pa_error_set(err, PA_ERROR_USAGE, "no profiles to merge");
        return NULL;
    }
    return pa_profile_builder_finish(m->builder, err);
}

// ---- Comparing two

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
    edit->label[edit->label_count++] = ((const struct label_adder *)base)->label;
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

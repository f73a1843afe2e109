// SPDX-License-Identifier: Apache-2.0
#include "profile/merge.h"

#include "base/memory.h"
#include "base/number.h"
#include "profile/heap_types.h"
#include "profile/import.h"
#include "profile/mapping_join.h"
#include "profile/type_units.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct pa_merger {
    struct pa_arena *arena;
    struct pa_strings *strings;
    struct pa_profile_builder *builder; // NULL before the first profile
    PA_VEC(struct pa_value_type) types; // of the builder
    bool any_order, apart;
    bool broken; // some of a profile was added before it failed
    struct pa_kept_places kept;
    struct pa_mapping_join mappings; // if any_order
    PA_VEC(size_t) ends;             // of each profile's samples in the builder
};

static void release(void *object)
{
    struct pa_merger *m = object;
    pa_vec_release(&m->types);
    pa_mapping_join_release(&m->mappings);
    pa_vec_release(&m->ends);
}

struct pa_merger *pa_merger_new(struct pa_arena *arena, struct pa_strings *strings)
{
    struct pa_merger *m = pa_arena_calloc(arena, 1, sizeof *m);
    m->arena = arena;
    m->strings = strings;
    m->kept = (struct pa_kept_places){true, true, true};
    pa_arena_defer(arena, release, m);
    return m;
}

void pa_merger_any_order(struct pa_merger *m)
{
    m->any_order = true;
}

void pa_merger_keep_apart(struct pa_merger *m)
{
    m->apart = true;
}

void pa_merger_keep_places(struct pa_merger *m, struct pa_kept_places places)
{
    m->kept = places;
}

bool pa_merger_broken(const struct pa_merger *m)
{
    return m->broken;
}

static void new_builder(struct pa_merger *m)
{
    m->builder = pa_profile_builder_new(m->arena, m->strings);
    if (m->apart)
        pa_profile_builder_keep_apart(m->builder);
}

// Types of one name are told apart by their place, if the other profile has the name there as well.
static int find_type(const struct pa_value_type *types, size_t count, size_t place, pa_str type)
{
    if (place < count && types[place].type == type)
        return (int)place;
    for (size_t i = 0; i < count; i++) {
        if (types[i].type == type)
            return (int)i;
    }
    return -1;
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

static bool same_names(const struct pa_merger *m, const struct pa_profile *p)
{
    bool same = m->types.count == p->type_count;
    for (uint32_t i = 0; same && i < p->type_count; i++)
        same = m->types.items[i].type == p->types[i].type;
    return same;
}

static bool type_before(const struct pa_strings *strings, struct pa_value_type a,
                        struct pa_value_type b)
{
    bool count_a = strcmp(pa_strings_text(strings, a.unit), "count") == 0;
    bool count_b = strcmp(pa_strings_text(strings, b.unit), "count") == 0;
    return count_a != count_b ? count_a : pa_strings_compare(strings, a.type, b.type) < 0;
}

static void sort_types(const struct pa_strings *strings, struct type_list *types)
{
    struct pa_value_type *list = types->list.items;
    for (size_t i = 1; i < types->list.count; i++) {
        for (size_t at = i; at > 0 && type_before(strings, list[at], list[at - 1]); at--) {
            struct pa_value_type other = list[at];
            list[at] = list[at - 1];
            list[at - 1] = other;
        }
    }
}

static bool common_types(struct pa_merger *m, const struct pa_profile *p, struct type_list *common,
                         struct pa_error *err)
{
    for (size_t i = 0; i < m->types.count; i++) {
        struct pa_value_type mine = m->types.items[i];
        int other = find_type(p->types, p->type_count, i, mine.type);
        if (other < 0)
            continue;
        struct pa_value_type both = mine;
        if (!pa_unit_common(m->strings, mine.unit, p->types[other].unit, &both.unit))
            return incompatible(m, "sample types", mine, p->types[other], err);
        pa_vec_push(&common->list, both);
    }
    if (m->any_order && !same_names(m, p))
        sort_types(m->strings, common);
    return common->list.count > 0 ||
           pa_error_set(err, PA_ERROR_FORMAT, "no sample type in common with the files before");
}

static void feed(struct pa_merger *m, const struct pa_profile *p, const double *weights)
{
    uint32_t count = (uint32_t)m->types.count;
    uint32_t *source = pa_xcalloc(count, sizeof *source);
    double *ratio = pa_xcalloc(count, sizeof *ratio);
    for (uint32_t i = 0; i < count; i++) {
        source[i] = (uint32_t)find_type(p->types, p->type_count, i, m->types.items[i].type);
        ratio[i] = pa_unit_ratio(m->strings, p->types[source[i]].unit, m->types.items[i].unit);
        if (weights)
            ratio[i] *= weights[source[i]];
    }
    if (m->any_order)
        pa_mapping_join_add(&m->mappings, m->builder, p);
    struct pa_profile_importer *importer = pa_profile_importer_new(m->builder, p);
    pa_profile_importer_keep_places(importer, m->kept);
    pa_profile_import_samples(
        importer, &(struct pa_value_map){.count = count, .source = source, .ratio = ratio});
    pa_profile_importer_free(importer);
    free(source);
    free(ratio);
}

static bool has_value(const struct pa_merger *m, const struct pa_profile *p, const int64_t *values)
{
    for (size_t i = 0; i < m->types.count; i++) {
        if (values[find_type(p->types, p->type_count, i, m->types.items[i].type)])
            return true;
    }
    return false;
}

// Samples of `before` that have no value of the types that are left are not in the new builder.
static void move_ends(struct pa_merger *m, const struct pa_profile *before)
{
    struct pa_sample_reader reader;
    size_t read = 0, kept = 0, profile = 0;
    pa_sample_reader_init(&reader, before);
    for (; pa_sample_next(&reader); read++) {
        for (; m->ends.items[profile] == read; profile++)
            m->ends.items[profile] = kept;
        kept += has_value(m, before, reader.sample.value);
    }
    pa_sample_reader_release(&reader);
    for (; profile < m->ends.count; profile++)
        m->ends.items[profile] = kept;
}

// What was merged so far becomes the first profile of a new builder with other types.
static void start_again(struct pa_merger *m, const struct pa_profile *header,
                        const struct pa_profile *before)
{
    new_builder(m);
    pa_profile_import_header(m->builder, header);
    m->types.count = 0;
    for (size_t i = 0; i < header->type_count; i++)
        pa_vec_push(&m->types, header->types[i]);
    feed(m, before, NULL);
    if (m->apart)
        move_ends(m, before);
}

// Goes on with fewer types or finer units.
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
    bool default_kept =
        find_type(types->list.items, types->list.count, 0, before->default_type) >= 0;
    bool fewer = types->list.count < m->types.count;
    struct pa_profile header = *before;
    header.types = types->list.items;
    header.type_count = (uint32_t)types->list.count;
    if (fewer && !default_kept && !m->any_order)
        header.default_type = types->list.items[0].type;
    start_again(m, &header, before);
    return true;
}

static enum pa_heap_types heap_types_of(const struct pa_profile *p)
{
    return pa_heap_types_of(p->strings, p->types, p->type_count);
}

// Dumps of one heap that have two types or four: all get four, and so do the weights.
static bool match_heap_types(struct pa_merger *m, const struct pa_profile **p,
                             const double **weights, struct pa_arena *scratch, struct pa_error *err)
{
    enum pa_heap_types mine = pa_heap_types_of(m->strings, m->types.items, m->types.count);
    if (mine == PA_HEAP_TYPES_FOUR && heap_types_of(*p) == PA_HEAP_TYPES_TWO) {
        double *four = pa_arena_calloc(scratch, 4, sizeof *four);
        for (size_t i = 0; *weights && i < 4; i++)
            four[i] = (*weights)[i % 2];
        *weights = *weights ? four : NULL;
        *p = pa_heap_types_widen(*p, scratch, err);
    } else if (mine == PA_HEAP_TYPES_TWO && heap_types_of(*p) == PA_HEAP_TYPES_FOUR) {
        const struct pa_profile *before = pa_profile_builder_finish(m->builder, err);
        before = before ? pa_heap_types_widen(before, m->arena, err) : NULL;
        if (!before)
            return false;
        start_again(m, before, before);
    }
    return *p != NULL;
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
        !pa_unit_common(m->strings, head->period_type.unit, p->period_type.unit, &unit))
        return incompatible(m, "period types", head->period_type, p->period_type, err);
    double mine = (double)head->period * pa_unit_ratio(m->strings, head->period_type.unit, unit);
    double other = (double)p->period * pa_unit_ratio(m->strings, p->period_type.unit, unit);
    if (fabs(mine) > 9.2e18 || fabs(other) > 9.2e18)
        return pa_error_set(err, PA_ERROR_LIMIT, "the period does not fit into 64 bits");
    if (other > mine)
        head->period = p->period_type.unit == unit ? p->period : (int64_t)other;
    else if (head->period_type.unit != unit)
        head->period = (int64_t)mine;
    head->period_type.unit = unit;
    return true;
}

// The text that sorts first; "" is none.
static pa_str first_text(const struct pa_merger *m, pa_str a, pa_str b)
{
    if (a == 0 || b == 0)
        return a ? a : b;
    return pa_strings_compare(m->strings, a, b) <= 0 ? a : b;
}

// The two expressions belong together.
static void merge_frames(const struct pa_merger *m, struct pa_profile *head,
                         const struct pa_profile *p)
{
    bool mine = head->drop_frames || head->keep_frames, other = p->drop_frames || p->keep_frames;
    int order = pa_strings_compare(m->strings, p->drop_frames, head->drop_frames);
    if (order == 0)
        order = pa_strings_compare(m->strings, p->keep_frames, head->keep_frames);
    if (!other || (mine && order >= 0))
        return;
    head->drop_frames = p->drop_frames;
    head->keep_frames = p->keep_frames;
}

// As pprof has it: a profile whose types are others, or in another order, has a default always.
static pa_str default_of(const struct pa_merger *m, const struct pa_profile *p)
{
    bool kept = find_type(m->types.items, m->types.count, 0, p->default_type) >= 0;
    return same_names(m, p) || kept ? p->default_type : m->types.items[0].type;
}

static void merge_texts(const struct pa_merger *m, struct pa_profile *head,
                        const struct pa_profile *p)
{
    if (!m->any_order) {
        head->doc_url = head->doc_url ? head->doc_url : p->doc_url;
        head->default_type = head->default_type ? head->default_type : default_of(m, p);
        return;
    }
    head->doc_url = first_text(m, head->doc_url, p->doc_url);
    head->default_type = head->default_type == p->default_type ? p->default_type : 0;
    head->period_type.type = first_text(m, head->period_type.type, p->period_type.type);
    merge_frames(m, head, p);
}

static void merge_header(struct pa_merger *m, const struct pa_profile *p)
{
    struct pa_profile *head = pa_profile_builder_head(m->builder);
    if (p->time_nanos && (!head->time_nanos || p->time_nanos < head->time_nanos))
        head->time_nanos = p->time_nanos;
    if (!pa_add_int64(head->duration_nanos, p->duration_nanos, &head->duration_nanos))
        pa_profile_builder_overflow(m->builder, "the sum of durations");
    merge_texts(m, head, p);
    for (uint32_t i = 0; i < p->comment_count; i++)
        pa_profile_builder_add_comment(m->builder, p->comments[i]);
}

static bool prepare(struct pa_merger *m, const struct pa_profile *p, struct pa_error *err)
{
    struct type_list types = {0};
    if (pa_profile_builder_head(m->builder)->calls_only != p->calls_only)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "a profile of stacks and one of calls without stacks cannot be merged");
    // Whatever can be incompatible is looked at first: a profile that does not fit leaves no trace.
    bool ok =
        common_types(m, p, &types, err) && merge_period(m, p, err) && change_types(m, &types, err);
    pa_vec_release(&types.list);
    if (ok)
        merge_header(m, p);
    return ok;
}

// `scratch` is for what only this profile needs.
static bool add_profile(struct pa_merger *m, const struct pa_profile *p, const double *weights,
                        struct pa_arena *scratch, struct pa_error *err)
{
    if (!m->builder) {
        new_builder(m);
        pa_profile_import_header(m->builder, p);
        for (uint32_t i = 0; i < p->type_count; i++)
            pa_vec_push(&m->types, p->types[i]);
    } else if (!match_heap_types(m, &p, &weights, scratch, err) || !prepare(m, p, err)) {
        return false;
    }
    feed(m, p, weights);
    pa_vec_push(&m->ends, pa_profile_builder_apart_count(m->builder));
    m->broken = !pa_profile_builder_check(m->builder, err);
    return !m->broken;
}

bool pa_merger_add(struct pa_merger *m, const struct pa_profile *p, const double *weights,
                   struct pa_error *err)
{
    struct pa_arena scratch = {0};
    if (m->any_order)
        p = pa_mapping_drop_blank(p, &scratch);
    bool ok = add_profile(m, p, weights, &scratch, err);
    pa_arena_release(&scratch);
    return ok;
}

bool pa_merger_source(const struct pa_merger *m, size_t sample, size_t *profile)
{
    size_t low = 0, high = m->ends.count; // the first one whose end is behind the sample
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (m->ends.items[middle] > sample)
            high = middle;
        else
            low = middle + 1;
    }
    *profile = low;
    return low < m->ends.count;
}

// Samples that cancel each other out are none, and no report may show where they were: the tables
// have what the samples left need, numbered by its first use.
static const struct pa_profile *join(struct pa_merger *m, const struct pa_profile *merged,
                                     struct pa_error *err)
{
    struct pa_profile_builder *b = pa_profile_builder_new(m->arena, m->strings);
    pa_profile_import_header(b, merged);
    struct pa_profile_importer *importer = pa_profile_importer_new(b, merged);
    pa_profile_import_samples(importer, NULL);
    pa_profile_importer_free(importer);
    return pa_profile_builder_finish(b, err);
}

const struct pa_profile *pa_merger_finish(struct pa_merger *m, struct pa_error *err)
{
    if (!m->builder) {
        pa_error_set(err, PA_ERROR_USAGE, "no profiles to merge");
        return NULL;
    }
    struct pa_profile *profile = pa_profile_builder_head(m->builder);
    bool unjoined = m->apart && pa_profile_builder_can_cancel(m->builder);
    size_t joined = pa_profile_builder_joined_count(m->builder);
    if (!pa_profile_builder_finish(m->builder, err))
        return NULL;
    if (m->any_order)
        pa_mapping_join_apply(&m->mappings, profile);
    bool cancelled = !m->apart && profile->sample_count < joined;
    return !m->any_order && (unjoined || cancelled) ? join(m, profile, err) : profile;
}

// SPDX-License-Identifier: Apache-2.0
#include "profile/delta.h"

#include "base/moment.h"
#include "base/number.h"
#include "profile/heap_types.h"
#include "profile/merge.h"
#include "profile/sample.h"

#include <inttypes.h>
#include <string.h>

bool pa_type_is_cumulative(const char *type)
{
    return strncmp(type, "alloc_", 6) == 0 || strcmp(type, "contentions") == 0 ||
           strcmp(type, "delay") == 0;
}

static bool has_type(const struct pa_profile *p, pa_str type)
{
    uint32_t i = 0;
    while (i < p->type_count && p->types[i].type != type)
        i++;
    return i < p->type_count;
}

static bool fits(const struct pa_profile *newer, const struct pa_profile *older,
                 struct pa_error *err)
{
    char old_time[PA_MOMENT_TEXT], new_time[PA_MOMENT_TEXT];
    for (uint32_t i = 0; i < newer->type_count; i++) {
        if (!has_type(older, newer->types[i].type))
            return pa_error_set(err, PA_ERROR_FORMAT, "the older profile has no sample type '%s'",
                                pa_profile_text(newer, newer->types[i].type));
    }
    if (!newer->time_nanos || !older->time_nanos || newer->time_nanos >= older->time_nanos)
        return true;
    pa_moment_text(older->time_nanos, old_time);
    pa_moment_text(newer->time_nanos, new_time);
    return pa_error_set(err, PA_ERROR_FORMAT,
                        "the older profile, of %s, was taken after the newer one, of %s", old_time,
                        new_time);
}

static const char *leaf_name(const struct pa_profile *p, const struct pa_sample *s)
{
    if (s->depth == 0)
        return "a sample without a stack";
    const struct pa_location *leaf = &p->locations[s->location[s->depth - 1]];
    if (leaf->line_count == 0)
        return "a frame without a name";
    return pa_profile_text(p, p->functions[p->lines[leaf->first_line].function].name);
}

// The first value that went down, and how many samples have one.
static bool find_shrunk(const struct pa_profile *p, const bool *cumulative, struct pa_error *err)
{
    struct pa_sample_reader r;
    size_t count = 0;
    struct pa_error first = {0};
    pa_sample_reader_init(&r, p);
    while (pa_sample_next(&r)) {
        uint32_t t = 0;
        while (t < p->type_count && !(cumulative[t] && r.sample.value[t] < 0))
            t++;
        if (t < p->type_count && count++ == 0)
            pa_error_set(&first, PA_ERROR_FORMAT, "%s of %s is %" PRIu64 " below the older profile",
                         pa_profile_text(p, p->types[t].type), leaf_name(p, &r.sample),
                         -(uint64_t)r.sample.value[t]);
    }
    pa_sample_reader_release(&r);
    if (count == 1)
        pa_error_set(err, PA_ERROR_FORMAT, "%s: another process, or it was started again",
                     first.text);
    else if (count)
        pa_error_set(err, PA_ERROR_FORMAT,
                     "%s (and %zu more sample%s): another process, or it was started again",
                     first.text, count - 1, pa_plural(count - 1));
    return count > 0;
}

static bool subtract(struct pa_merger *merger, const struct pa_delta *d, struct pa_error *err)
{
    const struct pa_profile *newer = d->newer, *older = d->older;
    struct pa_arena arena = {0};
    double *weights = pa_arena_calloc(&arena, older->type_count + 1, sizeof *weights);
    for (uint32_t i = 0; i < older->type_count; i++) {
        for (uint32_t k = 0; k < newer->type_count; k++) {
            if (newer->types[k].type == older->types[i].type)
                weights[i] = d->cumulative[k] ? -1 : 0;
        }
    }
    bool ok = pa_merger_add(merger, newer, NULL, err) && pa_merger_add(merger, older, weights, err);
    pa_arena_release(&arena);
    return ok;
}

// 0 if it is not known, or more than fits.
static int64_t time_between(const struct pa_profile *older, const struct pa_profile *newer)
{
    int64_t nanos;
    bool known = older->time_nanos && newer->time_nanos &&
                 !__builtin_sub_overflow(newer->time_nanos, older->time_nanos, &nanos);
    return known ? nanos : 0;
}

static enum pa_heap_types heap_types_of(const struct pa_profile *p)
{
    return pa_heap_types_of(p->strings, p->types, p->type_count);
}

// ---- Sizes of blocks

struct size_filter {
    struct pa_sample_filter filter; // first, so that a filter is one of these
    pa_str key;
};

static bool drop_size(const struct pa_sample_filter *filter, struct pa_sample_edit *edit)
{
    pa_str key = ((const struct size_filter *)filter)->key;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < edit->label_count; i++) {
        if (edit->label[i].key != key || !edit->label[i].numeric)
            edit->label[kept++] = edit->label[i];
    }
    edit->label_count = kept;
    return true;
}

// gperftools' heaps have no more than the mean size of a stack's blocks, as the label "bytes", and
// that changes from one dump to the next: samples are of one stack although their labels differ.
static const struct pa_profile *without_sizes(const struct pa_profile *profile,
                                              struct pa_arena *arena)
{
    struct pa_profile *p = pa_profile_copy(profile, arena);
    struct size_filter *f = pa_arena_calloc(arena, 1, sizeof *f);
    f->filter.apply = drop_size;
    f->key = pa_strings_adds(profile->strings, "bytes");
    pa_profile_add_filter(p, &f->filter, arena);
    return p;
}

static const struct pa_profile *difference(const struct pa_delta *d, bool *shrunk,
                                           struct pa_arena *arena, struct pa_error *err)
{
    struct pa_merger *merger = pa_merger_new(arena, d->newer->strings);
    if (!subtract(merger, d, err))
        return NULL;
    const struct pa_profile *merged = pa_merger_finish(merger, err);
    *shrunk = merged && find_shrunk(merged, d->cumulative, err);
    return *shrunk ? NULL : merged;
}

const struct pa_profile *pa_profile_delta(const struct pa_delta *delta, bool *shrunk,
                                          struct pa_arena *arena, struct pa_error *err)
{
    const struct pa_profile *newer = delta->newer, *older = delta->older;
    *shrunk = false;
    if (heap_types_of(newer) == PA_HEAP_TYPES_FOUR && heap_types_of(older) == PA_HEAP_TYPES_TWO &&
        !(older = pa_heap_types_widen(older, arena, err)))
        return NULL;
    if (!fits(newer, older, err))
        return NULL;
    struct pa_delta d = {newer, older, delta->cumulative};
    const struct pa_profile *merged = difference(&d, shrunk, arena, err);
    if (*shrunk && heap_types_of(newer) == PA_HEAP_TYPES_FOUR) {
        struct pa_error same = {0}; // what was found with the sizes says more
        d.newer = without_sizes(newer, arena);
        d.older = without_sizes(older, arena);
        merged = difference(&d, shrunk, arena, &same);
    }
    if (!merged)
        return NULL;
    // Tables, samples and types are those of `merged`, whose units may be finer.
    struct pa_profile *p = pa_profile_copy(merged, arena);
    pa_profile_copy_header(p, newer);
    p->comments = newer->comments;
    p->comment_count = newer->comment_count;
    p->duration_nanos = time_between(older, newer);
    return p;
}

// SPDX-License-Identifier: Apache-2.0
#include "profile/sample.h"

#include "base/memory.h"
#include "base/thread.h"
#include "base/wire.h"
#include "profile/sample_format.h"

#include <stdlib.h>
#include <string.h>

enum { WIDEN = 8 };
typedef uint16_t pa_narrow __attribute__((vector_size(WIDEN * sizeof(uint16_t))));
typedef uint32_t pa_wide __attribute__((vector_size(WIDEN * sizeof(uint32_t))));

void pa_sample_reader_init(struct pa_sample_reader *r, const struct pa_profile *profile)
{
    *r = (struct pa_sample_reader){
        .profile = profile,
        .next = profile->store.bytes,
        .left = profile->sample_count,
        .path = pa_xcalloc(profile->store.deepest + WIDEN, sizeof *r->path),
        .edited = pa_xcalloc(profile->store.deepest + 1, sizeof *r->edited),
        .values = pa_xcalloc(profile->type_count, sizeof *r->values),
    };
    r->sample.location = r->path;
    r->sample.value = r->values;
}

// Where a share begins: at one of the starts, or behind the last sample.
static struct pa_sample_start start_of(const struct pa_profile *p, uint32_t part, uint32_t parts)
{
    size_t i = p->store.start_count * part / parts;
    return i < p->store.start_count ? p->store.starts[i]
                                    : (struct pa_sample_start){p->store.size, p->sample_count};
}

void pa_sample_reader_init_part(struct pa_sample_reader *r, const struct pa_profile *profile,
                                uint32_t part, uint32_t parts)
{
    struct pa_sample_start from = start_of(profile, part, parts);
    pa_sample_reader_init(r, profile);
    r->next += from.offset;
    r->left = start_of(profile, part + 1, parts).sample - from.sample;
}

uint32_t pa_sample_parts(const struct pa_profile *p, size_t least)
{
    size_t most = p->filter_count ? 1 : p->sample_count / least;
    if (most < 2)
        return 1;
    return pa_thread_count(most < PA_SAMPLE_PARTS ? (uint32_t)most : PA_SAMPLE_PARTS);
}

void pa_sample_reader_release(struct pa_sample_reader *r)
{
    free(r->path);
    free(r->edited);
    free(r->values);
    pa_vec_release(&r->labels);
}

// The bytes are our own: nothing has to be checked.
static inline uint64_t take(const uint8_t **next)
{
    const uint8_t *p = *next;
    if (*p < 0x80) {
        *next = p + 1;
        return *p;
    }
    uint64_t v;
    unsigned size = pa_varint_load(p, &v);
    if (size) {
        *next = p + size;
        return v;
    }
    v = *p & 0x7f;
    for (unsigned shift = 7; *p++ >= 0x80; shift += 7)
        v |= (uint64_t)(*p & 0x7f) << shift;
    *next = p;
    return v;
}

static void read_labels(struct pa_sample_reader *r, const uint8_t *p, const uint8_t *end)
{
    const pa_str *strings = r->profile->store.strings;
    while (p < end) {
        struct pa_label label = {.key = (pa_str)take(&p)};
        uint8_t flags = *p++;
        uint64_t value = take(&p);
        label.numeric = flags & PA_LABEL_NUMERIC;
        if (label.numeric)
            label.num = (int64_t)value;
        else
            label.text = (pa_str)value;
        if (flags & PA_LABEL_UNIT)
            label.unit = (pa_str)take(&p);
        if (strings) {
            label.key = strings[label.key];
            label.text = strings[label.text];
            label.unit = strings[label.unit];
        }
        pa_vec_push(&r->labels, label);
    }
}

// Reads `count` locations of 16 or 32 bits; returns what follows. Of short ones up to WIDEN - 1
// more are read and written.
static inline const uint8_t *read_locations(const uint8_t *p, uint32_t *location, uint32_t count,
                                            bool wide)
{
    if (wide) {
        memcpy(location, p, count * sizeof *location);
        return p + count * sizeof *location;
    }
    for (uint32_t i = 0; i < count; i += WIDEN) {
        pa_narrow some;
        memcpy(&some, p + i * sizeof(uint16_t), sizeof some);
        pa_wide same = __builtin_convertvector(some, pa_wide);
        memcpy(location + i, &same, sizeof same);
    }
    return p + count * sizeof(uint16_t);
}

static void read_sample(struct pa_sample_reader *r)
{
    const uint8_t *p = r->next;
    uint32_t common = (uint32_t)take(&p), fresh = (uint32_t)take(&p), depth = common + fresh / 2;
    p = read_locations(p, r->path + common, fresh / 2, fresh & 1);
    for (uint32_t i = 0; i < r->profile->type_count; i++)
        r->values[i] = (int64_t)take(&p);
    size_t label_bytes = (size_t)take(&p);
    r->labels.count = 0;
    if (!(r->skip_labels && r->profile->filter_count == 0) && label_bytes)
        read_labels(r, p, p + label_bytes);
    r->next = p + label_bytes;
    r->left--;
    r->sample.common = common;
    r->sample.depth = depth;
    r->sample.label = r->labels.items;
    r->sample.label_count = (uint32_t)r->labels.count;
}

static bool apply_filters(struct pa_sample_reader *r)
{
    const struct pa_profile *p = r->profile;
    memcpy(r->edited, r->path, r->sample.depth * sizeof *r->path);
    struct pa_sample_edit edit = {
        .location = r->edited,
        .depth = r->sample.depth,
        .common = r->sample.common,
        .value = r->values,
        .type_count = p->type_count,
        .label_count = r->sample.label_count,
    };
    for (uint32_t i = 0; i < p->filter_count; i++) {
        r->labels.count = edit.label_count;
        pa_vec_reserve(&r->labels, 1);
        edit.label = r->labels.items;
        if (!p->filters[i]->apply(p->filters[i], &edit))
            return false;
    }
    r->sample.location = edit.location;
    r->sample.depth = edit.depth;
    r->sample.common = edit.common;
    r->sample.label = edit.label;
    r->sample.label_count = edit.label_count;
    return true;
}

bool pa_sample_next(struct pa_sample_reader *r)
{
    while (r->left) {
        read_sample(r);
        if (r->profile->filter_count == 0)
            return true;
        if (!apply_filters(r)) {
            r->broken = true; // what is common with a sample left out is of no use
            continue;
        }
        if (r->broken)
            r->sample.common = 0;
        if (r->sample.common > r->emitted)
            r->sample.common = r->emitted;
        if (r->sample.common > r->sample.depth)
            r->sample.common = r->sample.depth;
        r->emitted = r->sample.depth;
        r->broken = false;
        return true;
    }
    return false;
}

bool pa_samples_can_be_listed(const struct pa_profile *profile, struct pa_error *err)
{
    static const uint64_t most = (uint64_t)1 << 30;
    struct pa_sample_reader r;
    uint64_t frames = 0;
    pa_sample_reader_init(&r, profile);
    while (pa_sample_next(&r))
        frames += r.sample.depth;
    pa_sample_reader_release(&r);
    return frames <= most ||
           pa_error_set(err, PA_ERROR_LIMIT,
                        "all stacks together have %.1f billion frames: too many to list each",
                        (double)frames / 1e9);
}

// ---- For filters

void pa_sample_edit_cut(struct pa_sample_edit *edit, uint32_t from, uint32_t to)
{
    // Equal stacks up to and including `from` were cut alike; otherwise nothing is known.
    edit->common = from < edit->common ? edit->common - from : from == 0 ? edit->common : 0;
    if (from)
        memmove(edit->location, edit->location + from, (to - from) * sizeof *edit->location);
    edit->depth = to - from;
    if (edit->common > edit->depth)
        edit->common = edit->depth;
}

void pa_sample_edit_keep(struct pa_sample_edit *edit, const bool *flags)
{
    uint32_t depth = 0, common = 0;
    for (uint32_t i = 0; i < edit->depth; i++) {
        if (!flags[edit->location[i]])
            continue;
        common += i < edit->common;
        edit->location[depth++] = edit->location[i];
    }
    edit->depth = depth;
    edit->common = common;
}

void pa_profile_add_filter(struct pa_profile *profile, const struct pa_sample_filter *filter,
                           struct pa_arena *arena)
{
    const struct pa_sample_filter **all = pa_arena_alloc(
        arena, (profile->filter_count + 1) * sizeof(const struct pa_sample_filter *));
    for (uint32_t i = 0; i < profile->filter_count; i++)
        all[i] = profile->filters[i];
    all[profile->filter_count++] = filter;
    profile->filters = all;
}

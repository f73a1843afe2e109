// SPDX-License-Identifier: Apache-2.0
// Rows of pa_sample with the stacks and places they stand for, and profiles made of them. Private
// to lib/engine.
#ifndef PA_ENGINE_STACKS_H
#define PA_ENGINE_STACKS_H

#include "engine/engine_private.h"

// A value of a sample, or the sum of those of many. `group` is what it belongs to: a profile, or a
// kind of profiles.
struct pa_engine_value {
    uint64_t group, stack;
    const char *labels; // a record
    uint32_t labels_size;
    uint32_t type;
    int64_t value;
};

// A record or a list of places, by a number.
struct pa_engine_item {
    uint64_t id;
    const uint8_t *bytes;
    size_t size;
};
struct pa_engine_items {
    struct pa_engine_item *items; // sorted by id
    size_t count, width;          // bytes of what the second column has many of
};

struct pa_engine_samples {
    const struct pa_engine *engine;
    const struct pa_engine_list *list;
    struct pa_arena *arena;
    bool summed; // groups are kinds, else numbers of the list
    // From here on filled by pa_engine_read_samples().
    struct pa_engine_value *values; // sorted by group, stack and labels
    size_t count;
    struct pa_engine_items stacks, places;
};

// Fails if the rows are not as many as the profiles of the list have.
PA_MUST_CHECK bool pa_engine_read_samples(struct pa_engine *e, struct pa_engine_samples *samples,
                                          struct pa_error *err);
// Those of a group, as a profile with the head of profile `head` of the list. With `samples_only`
// see pa_record_read_head().
struct pa_engine_making {
    uint64_t group;
    size_t head;
    bool samples_only;
};
// Makes it in `arena`. PA_ERROR_FORMAT if a stack or a place of the group is missing.
PA_MUST_CHECK bool pa_engine_make_profile(const struct pa_engine_samples *samples,
                                          const struct pa_engine_making *making,
                                          struct pa_arena *arena, const struct pa_profile **profile,
                                          struct pa_error *err);
// The item with this number, NULL if there is none. Binary search.
const struct pa_engine_item *pa_engine_item(const struct pa_engine_items *items, uint64_t id);

#endif

// SPDX-License-Identifier: Apache-2.0
// Rows of pa_sample, with the stacks and places (locations) that they refer to, read into memory,
// and profiles that are made of them. Private to lib/engine.
#ifndef PA_ENGINE_STACKS_H
#define PA_ENGINE_STACKS_H

#include "engine/engine_private.h"

// A value of one sample type of a sample, or the sum over many samples. `group` is the profile's
// index in the list, or the kind (hash of types and units) of the profiles that were summed.
struct pa_engine_value {
    uint64_t group, stack; // stack: its hash, an id in pa_engine_samples.stacks
    const char *labels;    // a record (record.h) of labels_size bytes
    uint32_t labels_size;
    uint32_t type; // index of the sample type
    int64_t value;
};

// A row of pa_place (bytes: a record) or pa_stack (bytes: ids of places, root first, 8 bytes each).
struct pa_engine_item {
    uint64_t id;
    const uint8_t *bytes;
    size_t size;
};
struct pa_engine_items {
    struct pa_engine_item *items; // sorted by id
    size_t count;
    size_t width; // bytes of an item of the second column: 8 of pa_stack, 1 of pa_place
};

struct pa_engine_samples {
    const struct pa_engine *engine;
    const struct pa_engine_list *list;
    struct pa_arena *arena;
    bool summed; // ask for sums over all profiles of a kind
    // From here on filled by pa_engine_read_samples().
    struct pa_engine_value *values; // sorted by group, stack and labels
    size_t count;
    struct pa_engine_items stacks, places;
};

// Asks for the samples of samples->list and fills the rest of *samples, in samples->arena. The
// caller sets engine, list, arena and summed. PA_ERROR_FORMAT if the number of rows is not what
// the profiles of the list have, PA_ERROR_LIMIT if a sum does not fit into 64 bits. Errors name
// the server.
PA_MUST_CHECK bool pa_engine_read_samples(struct pa_engine *e, struct pa_engine_samples *samples,
                                          struct pa_error *err);
// Which profile to make: of the values of `group`, with the head of profile `head` of the list,
// which is read with `samples_only` (pa_record_read_head()). A group without values makes a profile
// without samples.
struct pa_engine_making {
    uint64_t group;
    size_t head;
    bool samples_only;
};
// Makes the profile in `arena`. PA_ERROR_FORMAT if a stack or place of the group is missing or
// damaged; *profile is NULL then.
PA_MUST_CHECK bool pa_engine_make_profile(const struct pa_engine_samples *samples,
                                          const struct pa_engine_making *making,
                                          struct pa_arena *arena, const struct pa_profile **profile,
                                          struct pa_error *err);
// Returns the item with this id, NULL if there is none, by binary search.
const struct pa_engine_item *pa_engine_item(const struct pa_engine_items *items, uint64_t id);

#endif

// SPDX-License-Identifier: Apache-2.0
// Reading a profile's samples one after another:
//
//     struct pa_sample_reader reader;
//     pa_sample_reader_init(&reader, profile);
//     while (pa_sample_next(&reader)) {
//         const struct pa_sample *s = &reader.sample;
//         for (uint32_t i = s->common; i < s->depth; i++)
//             … profile->locations[s->location[i]] …
//     }
//     pa_sample_reader_release(&reader);
//
// A stack is given root first. `common` says how many locations, counted from the root, are the
// same as in the sample before: a consumer that keeps a path from the root to the leaf has to
// look at the rest only. Neighbours share most of their stacks in real profiles, which makes this
// the difference between work per frame and work per change (see ARCHITECTURE.md, "Samples").
//
// Everything in `sample` is valid until the next call. Samples of a finished profile are valid:
// reading cannot fail.
#ifndef PA_PROFILE_SAMPLE_H
#define PA_PROFILE_SAMPLE_H

#include "base/vec.h"
#include "profile/profile.h"

struct pa_sample {
    uint32_t depth;
    uint32_t common;          // at most the depth of this sample and of the one before
    const uint32_t *location; // location[0] is the root, location[depth - 1] the leaf
    const int64_t *value;     // one for each type
    const struct pa_label *label;
    uint32_t label_count;
};

struct pa_sample_reader {
    struct pa_sample sample;
    const struct pa_profile *profile;
    const char *error; // only while lib/input verifies new samples
    size_t index;      // of the next message
    uint64_t bad_id;   // that `error` is about
    bool skip_labels;  // set after init by those who need none: sample.label_count is then 0
    // private
    const uint8_t *next, *end;
    const uint8_t *ids, *ids_end; // the packed ids of the sample before
    PA_VEC(uint32_t) path;        // locations, root first
    PA_VEC(uint32_t) reach;       // bytes from the end of the ids to the start of path[i]
    PA_VEC(uint32_t) fresh;       // ids just decoded, leaf first
    PA_VEC(uint8_t) copies[2];    // ids that were not packed, packed
    PA_VEC(int64_t) values;
    PA_VEC(struct pa_label) labels;
    PA_VEC(uint32_t) edited; // the stack that filters work on
    unsigned copy;
    uint32_t emitted; // depth of the last sample given out
    bool broken;      // a sample was left out: nothing is common
};

void pa_sample_reader_init(struct pa_sample_reader *reader, const struct pa_profile *profile);
void pa_sample_reader_release(struct pa_sample_reader *reader);
bool pa_sample_next(struct pa_sample_reader *reader);

// A step that every sample passes. It may drop the sample, or edit it through the functions below;
// it must depend on nothing but the sample and its own constant data.
struct pa_sample_edit {
    uint32_t *location; // root first
    uint32_t depth, common;
    int64_t *value;
    uint32_t type_count;
    struct pa_label *label; // room for one more
    uint32_t label_count;
};

struct pa_sample_filter {
    bool (*apply)(const struct pa_sample_filter *filter, struct pa_sample_edit *edit);
};

// Keeps [from, to) of the stack. `from` must be a function of location[0..from] alone.
void pa_sample_edit_cut(struct pa_sample_edit *edit, uint32_t from, uint32_t to);
// Keeps the locations whose flag is set; flags[location].
void pa_sample_edit_keep(struct pa_sample_edit *edit, const bool *flags);

// Puts a filter behind those that `profile` has (profile is a copy made for it).
void pa_profile_add_filter(struct pa_profile *profile, const struct pa_sample_filter *filter,
                           struct pa_arena *arena);

#endif

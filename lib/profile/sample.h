// SPDX-License-Identifier: Apache-2.0
// Samples are kept packed in one run of bytes, each as what it adds to the one before: how many
// locations of the stack, counted from the root, are the same, the locations that follow, values,
// labels. Real profiles share most of their stacks between neighbours, so
// this is a third of the file's size, and reading is as fast as memory.
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
// A stack is given root first. A consumer that keeps a path from the root to the leaf only has to
// look at what is not `common`: the difference between work per frame and work per change (see
// ARCHITECTURE.md, "Samples").
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
    bool skip_labels; // set after init by those who need none: sample.label_count is then 0
    // private
    const uint8_t *next;
    size_t left;             // samples not yet read
    uint32_t *path, *edited; // the stack, and the copy that filters work on
    int64_t *values;
    PA_VEC(struct pa_label) labels;
    uint32_t emitted; // depth of the last sample given out
    bool broken;      // a sample was left out: nothing is common
};

// A reader of all samples, from the first one on.
void pa_sample_reader_init(struct pa_sample_reader *reader, const struct pa_profile *profile);
// Reads one of `parts` shares of about the same size; together they are all samples.
void pa_sample_reader_init_part(struct pa_sample_reader *reader, const struct pa_profile *profile,
                                uint32_t part, uint32_t parts);
void pa_sample_reader_release(struct pa_sample_reader *reader); // frees what it holds
// Goes to the next sample that the profile's filters leave, reader->sample; false at the end.
bool pa_sample_next(struct pa_sample_reader *reader);

// For those who need every stack in full, in memory or in a file: false (PA_ERROR_LIMIT) if all
// stacks together have more than 2^30 frames. A store of a few megabytes can.
PA_MUST_CHECK bool pa_samples_can_be_listed(const struct pa_profile *profile, struct pa_error *err);

// The other direction, for those who make profiles.
struct pa_sample_writer {
    uint8_t *bytes; // malloc'ed
    size_t size, room;
    uint32_t type_count, deepest;
    bool has_empty;
    uint64_t *magnitude;
    size_t count;
    PA_VEC(struct pa_sample_start) starts;
    struct pa_arena *arena;
};

// An empty store of samples with `type_count` values each. What lives as long as the samples, but
// for their bytes, lives in the arena.
void pa_sample_writer_init(struct pa_sample_writer *writer, uint32_t type_count,
                           struct pa_arena *arena);
// Makes room for about so many bytes of samples; what is not needed costs nothing.
void pa_sample_writer_expect(struct pa_sample_writer *writer, size_t bytes);
// Appends a sample. `sample->common` must be true of the sample written before.
void pa_sample_write(struct pa_sample_writer *writer, const struct pa_sample *sample);
// Whether the next sample is to be written with nothing in common.
bool pa_sample_writer_starts(const struct pa_sample_writer *writer);
// Writes a sample of which only the locations behind the common ones are known: `fresh`, root
// first, instead of sample->location. Starts have none in common.
void pa_sample_write_fresh(struct pa_sample_writer *writer, const struct pa_sample *sample,
                           const uint32_t *fresh);
// Fills profile->store and the number of samples. The store's bytes are malloc'ed.
void pa_sample_writer_finish(struct pa_sample_writer *writer, struct pa_profile *profile);
void pa_sample_writer_discard(struct pa_sample_writer *writer); // instead of finishing

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

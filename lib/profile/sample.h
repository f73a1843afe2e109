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

// A sample as a reader gives it and a writer takes it.
struct pa_sample {
    uint32_t depth;
    uint32_t common;          // at most the depth of this sample and of the one before
    const uint32_t *location; // location[0] is the root, location[depth - 1] the leaf
    const int64_t *value;     // one for each type
    const struct pa_label *label;
    uint32_t label_count;
};

// Reads the samples of a profile one after another.
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

enum { PA_SAMPLE_PARTS = 2 };

// Starts a reader of all samples, which borrows the profile; to be released. Several readers may
// read a profile at once.
void pa_sample_reader_init(struct pa_sample_reader *reader, const struct pa_profile *profile);
// Starts a reader of share number `part`, from 0, of `parts` shares of about the same size;
// together they give every sample once. Shares may be read on different threads.
void pa_sample_reader_init_part(struct pa_sample_reader *reader, const struct pa_profile *profile,
                                uint32_t part, uint32_t parts);
// Returns how many shares of the profile are worth reading at the same time, 1 to
// PA_SAMPLE_PARTS: not more than there are threads (pa_thread_count()), nor so many that a share
// has fewer than `least` samples, at least 1. A profile with filters is one share, since filters
// may keep notes while they work.
uint32_t pa_sample_parts(const struct pa_profile *profile, size_t least);
// Frees what the reader holds.
void pa_sample_reader_release(struct pa_sample_reader *reader);
// Moves to the next sample that the profile's filters leave and puts it into reader->sample, valid
// until the next call. Returns false at the end.
bool pa_sample_next(struct pa_sample_reader *reader);

// Checks that all stacks can be written out in full, in memory or in a file: fails with
// PA_ERROR_LIMIT if together they have more than 2^30 frames, which a packed store of a few
// megabytes can have. Reads all samples.
PA_MUST_CHECK bool pa_samples_can_be_listed(const struct pa_profile *profile, struct pa_error *err);

// Packs samples, for those who make profiles.
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

// Starts an empty store of samples with `type_count` values each. What goes with the samples, but
// not their bytes, lives in the arena. To be finished or discarded.
void pa_sample_writer_init(struct pa_sample_writer *writer, uint32_t type_count,
                           struct pa_arena *arena);
// Makes room for about `bytes` bytes of packed samples. It is only a hint: room that is not written
// to costs no memory.
void pa_sample_writer_expect(struct pa_sample_writer *writer, size_t bytes);
// Appends a sample, which is copied. `sample->common` must be at most the locations, from the root,
// that are equal to those of the sample written before.
void pa_sample_write(struct pa_sample_writer *writer, const struct pa_sample *sample);
// Returns whether the next sample is one at which reading can begin, which must have common = 0 for
// pa_sample_write_fresh().
bool pa_sample_writer_starts(const struct pa_sample_writer *writer);
// Appends a sample of which only the locations behind the common ones are known: `fresh`, depth -
// common of them, root first, are used instead of sample->location.
void pa_sample_write_fresh(struct pa_sample_writer *writer, const struct pa_sample *sample,
                           const uint32_t *fresh);
// Fills profile->store and profile->sample_count. The store's bytes are malloc'ed and the caller's
// to free, the rest is in the arena. The writer must not be used afterwards.
void pa_sample_writer_finish(struct pa_sample_writer *writer, struct pa_profile *profile);
// Frees what the writer holds, instead of finishing.
void pa_sample_writer_discard(struct pa_sample_writer *writer);

// A sample on its way through the filters. Each filter is a function that may edit it, by the
// functions below, or drop it by returning false; it must depend on nothing but the sample and the
// filter's own constant data.
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

// Keeps the locations [from, to) of the stack, from <= to <= depth. Whether and where is cut at
// `from` must depend on location[0] to location[from] alone, so that `common` stays true.
void pa_sample_edit_cut(struct pa_sample_edit *edit, uint32_t from, uint32_t to);
// Keeps the locations whose flag is set; `flags` is an array by the profile's locations, from 1.
void pa_sample_edit_keep(struct pa_sample_edit *edit, const bool *flags);

// Adds a filter behind those that `profile`, a copy made for it, has. The filter is borrowed and
// must live as long as the profile, usually in the same arena.
void pa_profile_add_filter(struct pa_profile *profile, const struct pa_sample_filter *filter,
                           struct pa_arena *arena);

#endif

// SPDX-License-Identifier: Apache-2.0
// A profile of V8 as JSON, CPU or heap, or a chunk of one, as .cpuprofile, .heapprofile, answers of
// the debugging protocol and traces of Chrome have it.
// Format: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/ and …/tot/HeapProfiler/
#ifndef PA_INPUT_V8_PROFILE_H
#define PA_INPUT_V8_PROFILE_H

#include "input/v8_tree.h"

struct pa_v8_profile {
    struct pa_v8_tree tree;
    struct pa_packed_ints samples; // ids of nodes
    struct pa_packed_ints deltas;  // microseconds between samples
    struct pa_packed_ints times;   // of samples, in files of 2016 and before, in place of deltas
    bool has_tree, has_deltas;
    bool has_heap_samples;  // samples are of a heap, their nodes counted
    size_t unknown_samples; // of a heap, of nodes that V8 had dropped: found when they are counted
    int64_t start, end;     // microseconds of some clock, 0: not given
};

// Frees the tree and the lists.
void pa_v8_profile_release(struct pa_v8_profile *p);
// Empties a profile that was not linked, for the next chunk; the memory is kept.
void pa_v8_profile_clear(struct pa_v8_profile *p);
// Reads the next value of `j`, a profile or an object that has one as its member `profile`,
// `result`, `params`, `data` or `cpuProfile`, and adds it to `p`. Functions and locations of its
// nodes are added to `b`, texts to `strings`. Members of an unexpected type are skipped: what is
// missing is found when the profile is used. Malformed JSON is reported by pa_json_close(j).
void pa_v8_profile_parse(struct pa_v8_profile *p, struct pa_json *j, struct pa_strings *strings,
                         struct pa_profile_builder *b);
// Appends nodes, samples and times of a chunk of a CPU profile, which is copied, to `p`. The start
// is that of the first chunk, the end that of the last. Neither is linked yet.
void pa_v8_profile_append(struct pa_v8_profile *p, const struct pa_v8_profile *chunk);
// Returns whether the time of samples is known: each has a time, or the profile has a duration, of
// which each gets an equal part.
bool pa_v8_profile_has_times(const struct pa_v8_profile *p);
// Sets `count` of each node to the number of its samples and `amount` to their time in
// microseconds: from each sample to the next, the last one's to the end of the profile. Without
// times the amounts stay 0; of a heap profile only samples are counted. p->tree must be linked.
// False, with the sample: PA_ERROR_FORMAT for an unknown node or another number of times than of
// samples, PA_ERROR_LIMIT for a time over 64 bits.
PA_MUST_CHECK bool pa_v8_profile_add_ticks(struct pa_v8_profile *p, struct pa_error *err);
// Returns the time from start to end in microseconds, 0 if one is not known or they are in a wrong
// order.
int64_t pa_v8_profile_duration(const struct pa_v8_profile *p);

#endif

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

void pa_v8_profile_release(struct pa_v8_profile *p); // frees what it holds
void pa_v8_profile_clear(struct pa_v8_profile *p);   // keeps the memory
// Adds the next value of the text, which may be wrapped in others. Locations go into `b`. Only the
// text may be wrong; what is missing is found by those who use it.
void pa_v8_profile_parse(struct pa_v8_profile *p, struct pa_json *j, struct pa_strings *strings,
                         struct pa_profile_builder *b);
// Adds a chunk behind those that are there.
void pa_v8_profile_append(struct pa_v8_profile *p, const struct pa_v8_profile *chunk);
// Whether the samples have times, or a duration to share.
bool pa_v8_profile_has_times(const struct pa_v8_profile *p);
// Gives each node its samples and the time until the next one of each: none if there are no times.
// The tree is linked.
PA_MUST_CHECK bool pa_v8_profile_add_ticks(struct pa_v8_profile *p, struct pa_error *err);
// From start to end in microseconds, 0 if it is not known.
int64_t pa_v8_profile_duration(const struct pa_v8_profile *p);

#endif

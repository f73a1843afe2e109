// SPDX-License-Identifier: Apache-2.0
// Makes profiles: every reader of lib/input feeds one, and merging is feeding it several profiles.
// What is equal is stored once: mappings, functions, locations, and samples, whose values add up.
//
//     struct pa_profile_builder *b = pa_profile_builder_new(&arena, strings);
//     struct pa_profile *head = pa_profile_builder_head(b);    // fill in period, time, comments…
//     pa_profile_builder_add_type(b, type, unit);
//     uint32_t f = pa_profile_builder_function(b, &(struct pa_function){.name = name});
//     uint32_t l = pa_profile_builder_location(b, &(struct pa_location){.address = pc},
//                                              &(struct pa_line){.function = f}, 1);
//     pa_profile_builder_sample(b, &(struct pa_sample){.location = &l, .depth = 1, .value = &one});
//     const struct pa_profile *p = pa_profile_builder_finish(b, err);
//
// Indexes are given in the order of first use, as pprof numbers ids when it writes.
#ifndef PA_PROFILE_BUILDER_H
#define PA_PROFILE_BUILDER_H

#include "profile/sample.h"

struct pa_profile_builder;

// An empty builder, freed with the arena. `strings` is the table of all profiles, borrowed.
struct pa_profile_builder *pa_profile_builder_new(struct pa_arena *arena,
                                                  struct pa_strings *strings);

// Samples and mappings are to stay as they come: equal ones are not joined, samples of zeros are
// kept. For readers of files that pprof does not join either. Before the first of them.
void pa_profile_builder_keep_all(struct pa_profile_builder *b);

// Samples are to stay as they come, but those of zeros: for merging many files for a report that
// only adds up. Before the first of them.
void pa_profile_builder_keep_apart(struct pa_profile_builder *b);
size_t pa_profile_builder_apart_count(const struct pa_profile_builder *b); // of them so far
// How many samples there are so far, equal ones joined. Those whose values cancel out are not in
// the profile.
size_t pa_profile_builder_joined_count(const struct pa_profile_builder *b);
// Whether a value of those was negative: samples that were to be joined might be of zeros then.
bool pa_profile_builder_can_cancel(const struct pa_profile_builder *b);

// The header fields of the profile to be: everything but types, tables and samples may be set.
struct pa_profile *pa_profile_builder_head(struct pa_profile_builder *b);
// Adds a sample type. All of them come before the first sample, unless samples are joined: those so
// far have 0 of the new one.
void pa_profile_builder_add_type(struct pa_profile_builder *b, pa_str type, pa_str unit);
// Says at the end what the first `count` types are; those behind them are left out. For readers
// that learn it from the last sample, whose samples are joined.
void pa_profile_builder_set_types(struct pa_profile_builder *b, const struct pa_value_type *types,
                                  size_t count);
void pa_profile_builder_add_comment(struct pa_profile_builder *b, pa_str comment); // once each

// Each gives the index of an equal entry, or of a new one, which is copied. Function 0 and mapping
// 0 are "none" and may be passed where a location has none.
uint32_t pa_profile_builder_function(struct pa_profile_builder *b, const struct pa_function *f);
// Mappings are equal if they have the same size (rounded up to 4 KiB), offset, and build id or,
// without one, file: the same binary loaded elsewhere is the same mapping.
uint32_t pa_profile_builder_mapping(struct pa_profile_builder *b, const struct pa_mapping *m);
// Mappings that were added. Indexes count from 1.
uint32_t pa_profile_builder_mapping_count(const struct pa_profile_builder *b);
// The address at which a mapping begins; `mapping` counts from 1.
uint64_t pa_profile_builder_mapping_start(const struct pa_profile_builder *b, uint32_t mapping);
// Makes a mapping the first one at the end, as the program's is to be: indexes of mappings are
// others from then on, and nothing but finishing may follow.
void pa_profile_builder_lead_mapping(struct pa_profile_builder *b, uint32_t mapping);
// Locations are equal if mapping, address, lines and folded are. Of `location` the
// members address, mapping and folded count; `lines` are innermost first.
uint32_t pa_profile_builder_location(struct pa_profile_builder *b,
                                     const struct pa_location *location,
                                     const struct pa_line *lines, uint32_t line_count);

// Adds to the sample with the same stack and labels, or makes a new one. All types must be there.
// Locations are root first. `common` of them at least are those of the sample passed before; 0 is
// always right, a caller who knows more saves time.
void pa_profile_builder_sample(struct pa_profile_builder *b, const struct pa_sample *sample);

// The samples are more than memory should hold: no more are taken and finishing will fail.
bool pa_profile_builder_full(const struct pa_profile_builder *b);

// Whether a sample with these values would be kept: false if all are 0 and the builder drops such
// samples.
bool pa_profile_builder_wants(const struct pa_profile_builder *b, const int64_t *values);

// Something ("a scaled value") did not fit into 64 bits: finishing will fail.
void pa_profile_builder_overflow(struct pa_profile_builder *b, const char *what);
// Whether finishing would fail by now: PA_ERROR_LIMIT if some sum of values did not fit into 64
// bits, saying which, or if the samples are too many.
PA_MUST_CHECK bool pa_profile_builder_check(const struct pa_profile_builder *b,
                                            struct pa_error *err);

// The profile, in the arena. NULL if pa_profile_builder_check() fails. The builder is of no use
// afterwards.
PA_MUST_CHECK const struct pa_profile *pa_profile_builder_finish(struct pa_profile_builder *b,
                                                                 struct pa_error *err);

#endif

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

// A profile in the making.
struct pa_profile_builder;

// Makes an empty builder, freed with the arena, in which the finished profile lives, too. `strings`
// is the table that all profiles of a session share; it is borrowed and must outlive the profile.
struct pa_profile_builder *pa_profile_builder_new(struct pa_arena *arena,
                                                  struct pa_strings *strings);

// Makes the builder keep samples and mappings as they come: equal ones are not joined, and samples
// whose values are all zero are kept. For readers of files whose samples pprof does not join
// either. To be called before the first sample or mapping.
void pa_profile_builder_keep_all(struct pa_profile_builder *b);

// Makes the builder keep samples as they come but for those whose values are all zero: for merging
// many files for a report that only adds up. To be called before the first sample.
void pa_profile_builder_keep_apart(struct pa_profile_builder *b);
// Returns how many samples have been kept so far without joining, 0 if samples are joined.
size_t pa_profile_builder_apart_count(const struct pa_profile_builder *b);
// Returns how many different samples (by stack and labels) have been joined so far. Those whose
// values add up to zero are counted here but left out of the profile.
size_t pa_profile_builder_joined_count(const struct pa_profile_builder *b);
// Returns whether a sample that was kept without joining had a negative value, so that joining
// might make samples of zeros.
bool pa_profile_builder_can_cancel(const struct pa_profile_builder *b);

// Returns the profile to be, of which the caller may set the header fields: period, times, default
// type, frames to drop and to keep, documentation, calls_only. Types, comments, tables and samples
// go through the functions below. Valid until the builder is finished, which returns the same
// profile.
struct pa_profile *pa_profile_builder_head(struct pa_profile_builder *b);
// Adds a sample type behind those that are there. All types must be added before the first sample,
// unless samples are joined: the samples so far then get 0 for the new type.
void pa_profile_builder_add_type(struct pa_profile_builder *b, pa_str type, pa_str unit);
// Replaces all sample types by `count` others, just before finishing. Values of types from `count`
// on are dropped. For readers that learn the types from the last sample; only where samples are
// joined.
void pa_profile_builder_set_types(struct pa_profile_builder *b, const struct pa_value_type *types,
                                  size_t count);
// Adds a comment, unless the same one is there already.
void pa_profile_builder_add_comment(struct pa_profile_builder *b, pa_str comment);

// Returns the index, from 1, of an equal function (all members equal) or of a new one, which is
// copied.
uint32_t pa_profile_builder_function(struct pa_profile_builder *b, const struct pa_function *f);
// Returns the index, from 1, of an equal mapping or of a new one, which is copied. Mappings are
// equal, as for pprof, if they have the same size (rounded up to 4 KiB), offset, and build id or,
// without one, file: the same binary loaded at another address is the same mapping.
uint32_t pa_profile_builder_mapping(struct pa_profile_builder *b, const struct pa_mapping *m);
// Returns how many different mappings have been added.
uint32_t pa_profile_builder_mapping_count(const struct pa_profile_builder *b);
// Returns the address at which a mapping starts. `mapping` is its index, from 1.
uint64_t pa_profile_builder_mapping_start(const struct pa_profile_builder *b, uint32_t mapping);
// Moves a mapping to index 1, the place of the main binary, just before finishing: the mappings
// before it move back by one. Locations are adjusted; indexes that the caller has kept are not.
void pa_profile_builder_lead_mapping(struct pa_profile_builder *b, uint32_t mapping);
// Returns the index, from 1, of an equal location (mapping, address, folded and lines) or of a new
// one. Of `location` the members address, mapping (0: none) and folded are read; `lines` is an
// array of `line_count`, innermost first, copied. Functions and mapping must be indexes of this
// builder.
uint32_t pa_profile_builder_location(struct pa_profile_builder *b,
                                     const struct pa_location *location,
                                     const struct pa_line *lines, uint32_t line_count);

// Adds a sample: to the values of the one with the same stack and labels, or as a new one.
// `sample->location` has the builder's indexes, root first; `sample->value` has one value for each
// type. `sample->common` must be at most the number of locations, from the root, that are equal to
// those of the sample passed before; 0 is always right, a true higher number saves time. Everything
// is copied. Overflow of a sum makes finishing fail.
void pa_profile_builder_sample(struct pa_profile_builder *b, const struct pa_sample *sample);

// Returns whether the stacks of all samples have more frames than the builder holds (2^28, prefixes
// shared): no more are taken, and finishing will fail.
bool pa_profile_builder_full(const struct pa_profile_builder *b);

// Returns whether a sample with these values, one for each type, would be kept: false if all are 0
// and the builder drops such samples.
bool pa_profile_builder_wants(const struct pa_profile_builder *b, const int64_t *values);

// Notes that a number did not fit into 64 bits, so that finishing fails with "WHAT does not fit
// into 64 bits". Only the first is kept.
void pa_profile_builder_overflow(struct pa_profile_builder *b, const char *what);
// Returns whether finishing would succeed by now. Else fails with PA_ERROR_LIMIT: a sum of values
// did not fit into 64 bits (the error names it), or the samples are too many.
PA_MUST_CHECK bool pa_profile_builder_check(const struct pa_profile_builder *b,
                                            struct pa_error *err);

// Returns the finished profile, which lives in the arena, or NULL with `err` set if
// pa_profile_builder_check() fails. The builder must not be used afterwards.
PA_MUST_CHECK const struct pa_profile *pa_profile_builder_finish(struct pa_profile_builder *b,
                                                                 struct pa_error *err);

#endif

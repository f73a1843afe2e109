// SPDX-License-Identifier: Apache-2.0
// Turns profiles into records of a segment's tables. Numbers are those of records in the segment,
// from 0. Private to lib/store.
#ifndef PA_STORE_SEGMENT_ENCODE_H
#define PA_STORE_SEGMENT_ENCODE_H

#include "store/dict.h"
#include "store/samples.h"
#include "store/segment.h"
#include "store/stacks.h"

// What a segment knows of the displayed names of functions, which columns refer to.
struct pa_segment_names {
    PA_VEC(uint32_t) of_function;  // by number of a function: number of its name + 1; 0: not known
    PA_VEC(unsigned char) inlined; // by number of a name: whether some call of it is inlined
};

// What one string of the process became in the segment, kept from profile to profile: most of
// their strings are the same.
struct pa_segment_known {
    uint32_t string, name;       // numbers of the string and of the name, + 1; 0: not added yet
    uint32_t number;             // of `function` + 1; 0: none
    struct pa_function function; // the last one of this name
};

// The tables of a segment that is being made.
struct pa_segment_making {
    struct pa_dict tables[PA_TABLE_COUNT]; // of those that have records; others stay empty
    struct pa_stacks stacks;
    struct pa_segment_names names;
    uint32_t no_labels;                    // number of the empty set of labels + 1; 0: not yet
    const struct pa_strings *strings;      // of the last profile
    PA_VEC(struct pa_segment_known) known; // by id of its strings
};

// A profile that is being added to a segment.
struct pa_segment_encoder {
    struct pa_segment_making *making;
    const struct pa_profile *profile;
    uint32_t *location;      // by location of the profile (from 1): its number
    uint32_t *function;      // by function of the profile (from 1): its number + 1; 0: not yet
    struct pa_strbuf record; // scratch; the caller releases it
    // Set by pa_segment_encode_samples(): some value is negative, or some sample has pprof's label
    // of a diff base.
    bool odd_sample;
};

// Adds all mappings, functions and locations of the profile, which is borrowed, to the tables. The
// arrays of the encoder are in `arena`; the caller releases e->record.
void pa_segment_encode_begin(struct pa_segment_encoder *e, struct pa_segment_making *making,
                             const struct pa_profile *profile, struct pa_arena *arena);
// Adds the profile's locations, in their order, and sets e->location. mapping[i] is the number of
// the profile's mapping i (from 1) + 1; [0] is 0. All functions have been added. Part of
// pa_segment_encode_begin(), in segment_encode_locations.c.
void pa_segment_encode_locations(struct pa_segment_encoder *e, const uint32_t *mapping);
// Returns the number of a displayed name of functions in PA_TABLE_NAMES, adding it if it is new.
// `name` is an id of the profile's strings.
uint32_t pa_segment_encode_name(struct pa_segment_encoder *e, pa_str name);
// Returns the number of a string in PA_TABLE_STRINGS, adding it if it is new. `text` is an id of
// the profile's strings.
uint32_t pa_segment_encode_string(struct pa_segment_encoder *e, pa_str text);
// Returns the number of a function, adding it if it is new. `function` is its index in the
// profile, from 1.
uint32_t pa_segment_encode_function(struct pa_segment_encoder *e, uint32_t function);
// Returns the number of the profile's head in PA_TABLE_HEADS (types, period, comments, mappings,
// but no times), adding it if it is new.
uint32_t pa_segment_encode_head(struct pa_segment_encoder *e);
// Appends the profile's samples to `samples`, with stacks and sets of labels as numbers, and sets
// its type_count.
void pa_segment_encode_samples(struct pa_segment_encoder *e, struct pa_stored_samples *samples);

#endif

// SPDX-License-Identifier: Apache-2.0
// A profile that is stacks of addresses, as the formats from before profile.proto are: collects
// the samples, then, once the memory map at the end of the file is known, gives each address its
// mapping and builds the profile.
//
//     struct pa_addresses a = {.input = input, .types = 2};
//     pa_addresses_begin(&a);
//     pa_addresses_push(&a, pc);                       // leaf first
//     pa_addresses_end(&a, (int64_t[]){count, size});
//     if (!pa_addresses_read_map(&a, &lines, err)) …
//     struct pa_profile_builder *b = pa_addresses_builder(&a);   // then head and types
//     ok = pa_addresses_finish(&a, b, profile, err);
//     pa_addresses_release(&a);
//
// Go's texts give a name for most addresses in comments. Where a stack has such names, the
// nameless frames at its ends are left out: they are the runtime's, which Go hides there.
#ifndef PA_INPUT_ADDRESSES_H
#define PA_INPUT_ADDRESSES_H

#include "base/hash.h"
#include "input/format.h"
#include "input/memory_map.h"
#include "profile/builder.h"

enum { PA_ADDRESSES_TYPES = 4 };

struct pa_address_sample {
    size_t first, first_label;
    uint32_t depth, label_count;
    int64_t value[PA_ADDRESSES_TYPES];
};

struct pa_address_line {
    uint64_t address;
    struct pa_line line; // without its function
    struct pa_function function;
};

struct pa_address_place {
    uint64_t address;
    size_t mapping;    // index in map.list, SIZE_MAX: none
    uint32_t location; // of the builder, 0: not used yet
    size_t first_line; // in lines
    uint32_t line_count;
};

struct pa_addresses {
    struct pa_input *input;
    uint32_t types;
    bool forget; // the addresses are no addresses but ids: they do not reach the profile
    PA_VEC(uint64_t) stacks; // one after another, leaf first
    PA_VEC(struct pa_address_sample) samples;
    PA_VEC(struct pa_label) labels;
    struct pa_memory_map map;
    // private
    PA_VEC(struct pa_address_line) lines;
    PA_VEC(struct pa_address_place) places;
    struct pa_index place_index, line_index;
    bool line_open; // the last line's address may get more of them
};

void pa_addresses_release(struct pa_addresses *a); // frees what it holds

// Begins a sample, to which the pushes and labels up to pa_addresses_end() belong.
void pa_addresses_begin(struct pa_addresses *a);
// One more address of the sample's stack, the leaf first.
void pa_addresses_push(struct pa_addresses *a, uint64_t address);
// Adds all 0x… in the text, each less `adjust` (return addresses point behind the call).
PA_MUST_CHECK bool pa_addresses_push_text(struct pa_addresses *a, struct pa_text text,
                                          uint64_t adjust, struct pa_error *err);
// Ends the sample that was begun; one value for each type.
void pa_addresses_end(struct pa_addresses *a, const int64_t *value);
void pa_addresses_label(struct pa_addresses *a, struct pa_label label); // of the last sample
// Takes the frame next to the leaf out of the sample.
void pa_addresses_drop_second(struct pa_addresses *a, struct pa_address_sample *sample);

// Names an address; several calls in a row for one address are calls inlined there, innermost
// first. The first sample that names an address counts.
void pa_addresses_name(struct pa_addresses *a, uint64_t address, const struct pa_function *f,
                       int64_t line);

// The rest of the lines, from the one that starts the memory map (passing over all before it).
PA_MUST_CHECK bool pa_addresses_read_map(struct pa_addresses *a, struct pa_lines *lines,
                                         struct pa_error *err);

// A builder with the value types ("cpu", "nanoseconds", … 2 * a->types strings).
struct pa_profile_builder *pa_addresses_builder(struct pa_addresses *a, const char *const *types);
// Finds the mapping of each address and gives the samples to the builder, which makes *profile.
// PA_ERROR_LIMIT if the builder fails.
PA_MUST_CHECK bool pa_addresses_finish(struct pa_addresses *a, struct pa_profile_builder *b,
                                       const struct pa_profile **profile, struct pa_error *err);

#endif

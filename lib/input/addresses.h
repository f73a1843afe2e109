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
    size_t first, first_label; // indices of its first address in stacks and first label in labels
    uint32_t depth, label_count;
    int64_t value[PA_ADDRESSES_TYPES]; // one for each type
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
    struct pa_input *input; // borrowed
    uint32_t types;         // values of a sample, at most PA_ADDRESSES_TYPES
    bool forget;            // the addresses are no addresses but ids: they do not reach the profile
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

// Frees what it holds but the builder; a profile that was made is in the input's arena and stays.
void pa_addresses_release(struct pa_addresses *a);

// Begins a sample: addresses pushed until pa_addresses_end() are its stack.
void pa_addresses_begin(struct pa_addresses *a);
// Appends an address to the stack of the sample that was begun. The first is the leaf.
void pa_addresses_push(struct pa_addresses *a, uint64_t address);
// Pushes all hexadecimal numbers of the text that begin with 0x, in their order, each less
// `adjust`: 1 for return addresses, which point behind the call, or 0. Other text is skipped. False
// (PA_ERROR_FORMAT) at one of more than 64 bits; those in front of it have been pushed.
PA_MUST_CHECK bool pa_addresses_push_text(struct pa_addresses *a, struct pa_text text,
                                          uint64_t adjust, struct pa_error *err);
// Ends the sample that was begun. `value` has a->types values, which are copied.
void pa_addresses_end(struct pa_addresses *a, const int64_t *value);
// Adds a label to the sample begun last, whether it was ended or not.
void pa_addresses_label(struct pa_addresses *a, struct pa_label label);
// Removes the caller of the leaf from a sample of the list, whose depth is at least 2.
void pa_addresses_drop_second(struct pa_addresses *a, struct pa_address_sample *sample);

// Gives an address its function, which is copied, and line number (0: not known). Several calls in
// a row for one address are inlined calls, innermost first. Once another address was named or
// another sample begun, further names for an address that has one are ignored.
void pa_addresses_name(struct pa_addresses *a, uint64_t address, const struct pa_function *f,
                       int64_t line);

// Reads the memory map at the end of a file into a->map: skips lines, from the current one on, up
// to the one that starts the map, and reads all behind it. Without such a line the map stays empty,
// which is no error. Errors are those of pa_memory_map_read().
PA_MUST_CHECK bool pa_addresses_read_map(struct pa_addresses *a, struct pa_lines *lines,
                                         struct pa_error *err);

// Returns a new builder, in the input's arena, with the value types of `types`: 2 * a->types
// strings, the type and unit of each in turn ("cpu", "nanoseconds", …). Samples of value 0 are
// kept.
struct pa_profile_builder *pa_addresses_builder(struct pa_addresses *a, const char *const *types);
// Finds the mapping of each address, hands all samples to `b` and finishes it. *profile is in the
// input's arena. False, with *profile NULL, if a sum of values does not fit into 64 bits or there
// are too many samples (PA_ERROR_LIMIT). To be called once.
PA_MUST_CHECK bool pa_addresses_finish(struct pa_addresses *a, struct pa_profile_builder *b,
                                       const struct pa_profile **profile, struct pa_error *err);

// Builds and finishes a profile that counts things, as Go's debug=1 and threadz texts do: one type
// (`type`, "count"), a period of one, and Go's expression for frames of the profiler to drop.
// Otherwise as pa_addresses_finish().
PA_MUST_CHECK bool pa_addresses_finish_count(struct pa_addresses *a, const char *type,
                                             const struct pa_profile **profile,
                                             struct pa_error *err);

#endif

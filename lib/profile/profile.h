// SPDX-License-Identifier: Apache-2.0
// A profile: what was measured (value types), where (mappings, functions, locations), and samples:
// stacks with one value for each type and labels.
//
// Plain data, immutable once built, made only by a pa_profile_builder, a reader of lib/input or a
// filter. Everything lives in the arena that it was built in; names are ids in a string table
// that all profiles of a process share, so equal names have equal ids.
//
// Tables count from 1: functions[1..function_count]; index 0 stands for "none" and its entry is
// all zero. A location with several lines holds inlined calls: lines[first_line] is the innermost,
// the last one is the physical frame that the others were inlined into.
//
// Samples are not an array: they are kept packed and unpacked one at a time (profile/sample.h).
#ifndef PA_PROFILE_PROFILE_H
#define PA_PROFILE_PROFILE_H

#include "base/error.h"
#include "base/intern.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What a value of each sample measures, and its unit.
struct pa_value_type {
    pa_str type, unit; // "cpu", "nanoseconds"
};

// A binary mapped into the process: its address range [start, limit), the offset in the file, and
// what is known of its code.
struct pa_mapping {
    uint64_t start, limit, offset;
    pa_str file, build_id;
    bool has_functions, has_filenames, has_line_numbers, has_inline_frames;
};

// A function. start_line is the line where it begins, 0 if not known.
struct pa_function {
    pa_str name;        // for people
    pa_str system_name; // of the linker, mangled
    pa_str file;
    int64_t start_line;
};

// A function and the source line and column in it, 0 if not known.
struct pa_line {
    uint32_t function; // never 0
    int64_t line, column;
};

// A place in the code: an address with the frames there, lines[first_line] to lines[first_line +
// line_count - 1]. line_count is 0 if no function is known.
struct pa_location {
    uint64_t address;
    uint32_t mapping; // 0: none
    uint32_t first_line, line_count;
    bool folded; // several symbols share this address (identical code folding)
};

// A label of a sample: a key with a text or a number.
struct pa_label {
    pa_str key;
    pa_str text;  // of a text label
    pa_str unit;  // of a number, 0: not given
    bool numeric; // num and unit count, else text
    int64_t num;
};

// A sample whose stack is stored whole, so that reading can begin there.
struct pa_sample_start {
    size_t offset; // in the store
    size_t sample; // how many come before
};

// Where samples are kept, packed: see profile/sample.h. Not for use elsewhere.
struct pa_sample_store {
    const uint8_t *bytes;
    size_t size;
    uint32_t deepest;          // the largest depth of a stack
    bool has_empty;            // some stack has no location
    const uint64_t *magnitude; // sum of absolute values by type; UINT64_MAX: that or more
    const struct pa_sample_start *starts; // the first sample and one now and then, in order
    size_t start_count;
    const pa_str *strings; // of labels, by the number that is stored; NULL: that is the id
    size_t string_count;   // of `strings`
};

struct pa_sample_filter;

struct pa_profile {
    struct pa_strings *strings; // shared, append-only

    struct pa_value_type *types;
    uint32_t type_count;
    pa_str default_type; // 0: not said
    struct pa_value_type period_type;
    int64_t period;
    int64_t time_nanos;              // since 1970, 0: unknown
    int64_t duration_nanos;          // 0: unknown
    pa_str drop_frames, keep_frames; // regular expressions, 0: none
    pa_str doc_url;
    // Samples are costs of functions and of calls, of which reports may be made that add up, and no
    // stacks (input/call_costs.h).
    bool calls_only;
    pa_str *comments;
    uint32_t comment_count;

    struct pa_mapping *mappings;
    struct pa_function *functions;
    struct pa_location *locations;
    struct pa_line *lines;
    uint32_t mapping_count, function_count, location_count;
    size_t line_count;

    size_t sample_count; // stored samples; filters may let fewer pass
    struct pa_sample_store store;
    const struct pa_sample_filter *const *filters; // applied in this order
    uint32_t filter_count;
};

// Returns the text of an id of this profile (a name, a unit, a label's value), NUL-terminated,
// valid as long as the table of strings.
static inline const char *pa_profile_text(const struct pa_profile *profile, pa_str id)
{
    return pa_strings_text(profile->strings, id);
}

// Sets `*index` to the value type that `name` means: a number from 0 ("1"), a type's name, or one
// with a leading "inuse_" or "alloc_" where the heap profile has only the bare name; NULL or ""
// mean the default type if the profile names one, else the last. Fails with PA_ERROR_USAGE if there
// is no such type, with PA_ERROR_FORMAT if the profile has no types.
PA_MUST_CHECK bool pa_profile_type_index(const struct pa_profile *profile, const char *name,
                                         uint32_t *index, struct pa_error *err);

// Fails with PA_ERROR_UNSUPPORTED if the profile has costs of calls only and no stacks. `what` is
// what needs them, for the error: "a flame graph".
PA_MUST_CHECK bool pa_profile_needs_stacks(const struct pa_profile *profile, const char *what,
                                           struct pa_error *err);

// Returns a shallow copy in `arena`, for filters to change: tables and samples are shared with
// `profile`, which must live as long.
struct pa_profile *pa_profile_copy(const struct pa_profile *profile, struct pa_arena *arena);
// Copies what the header says besides types and comments: default type, period, time, duration,
// frames to drop and to keep, documentation, calls_only.
void pa_profile_copy_header(struct pa_profile *to, const struct pa_profile *from);
// Gives a copy its own locations and lines, in the arena, so that they can be edited.
void pa_profile_own_locations(struct pa_profile *copy, struct pa_arena *arena);

#endif

// SPDX-License-Identifier: Apache-2.0
// The tables of a profile.proto: strings, mappings, functions, locations. Private to the reader.
// What counts as an error is what pprof refuses.
#ifndef PA_INPUT_PPROF_TABLES_H
#define PA_INPUT_PPROF_TABLES_H

#include "base/vec.h"
#include "base/wire.h"
#include "profile/id_map.h"
#include "profile/profile.h"

// A message. At least 8 more bytes are readable behind it.
struct pa_pprof_span {
    const uint8_t *bytes;
    size_t size;
};

struct pa_pprof_spans {
    PA_VEC(struct pa_pprof_span) list; // messages, undecoded
};

// The top level of the file but for its samples, in the order of the file. Messages are undecoded.
struct pa_pprof_index {
    struct pa_arena arena; // of messages that were copied
    bool whole;            // the window has all of the file: messages are borrowed from it
    struct pa_pprof_spans types, mappings, locations, functions;
    PA_VEC(pa_str) strings;
    struct pa_string waiting[PA_STRINGS_AT_ONCE]; // the next ones, borrowed from the window
    size_t waiting_count;
    bool first_string_used;           // it should be empty
    struct pa_pprof_span period_type; // bytes NULL: none
    PA_VEC(uint64_t) comments;
    uint64_t number[16]; // scalar fields by number, the last one counts
};

struct pa_pprof_tables {
    struct pa_arena *arena;
    struct pa_profile *profile;
    const pa_str *strings; // by index in the file
    size_t string_count;
    struct pa_id_map mappings, functions, locations;
    PA_VEC(struct pa_line) lines; // of the locations that were read
};

// Copies the file's string table to t->strings and t->string_count, in t->arena. PA_ERROR_FORMAT if
// it is missing or its first string is not empty.
PA_MUST_CHECK bool pa_pprof_read_strings(struct pa_pprof_tables *t,
                                         const struct pa_pprof_index *index, struct pa_error *err);
// Decodes mappings, functions and locations into t->profile and the maps from their ids in `t`, all
// in t->arena, once the strings were read. PA_ERROR_FORMAT, with the number or id of the entry, for
// what pprof refuses: an id of 0 or one that comes twice, a string or function that is not there, a
// field of a wrong wire type. A mapping that is not there is none, as in pprof.
PA_MUST_CHECK bool pa_pprof_read_tables(struct pa_pprof_tables *t,
                                        const struct pa_pprof_index *index, struct pa_error *err);

// Gives the string with this index in the file's string table. PA_ERROR_FORMAT, with `what`
// ("file") in front of the error, if there is none.
PA_MUST_CHECK bool pa_pprof_string(const struct pa_pprof_tables *t, uint64_t index,
                                   const char *what, pa_str *id, struct pa_error *err);

// Decodes a message whose fields 1 to count - 1 are varints: values[n], of `count` elements,
// becomes the last value of field n, 0 if there is none. Other fields are skipped. PA_ERROR_FORMAT
// for a malformed message or one of these fields with another wire type.
PA_MUST_CHECK bool pa_pprof_scalars(struct pa_pprof_span span, uint64_t *values, uint32_t count,
                                    struct pa_error *err);

#endif

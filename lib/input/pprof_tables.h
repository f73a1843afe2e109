// SPDX-License-Identifier: Apache-2.0
// The tables of a profile.proto: strings, mappings, functions, locations. Private to the reader.
// What counts as an error is what pprof refuses.
#ifndef PA_INPUT_PPROF_TABLES_H
#define PA_INPUT_PPROF_TABLES_H

#include "base/vec.h"
#include "base/wire.h"
#include "profile/id_map.h"
#include "profile/profile.h"

struct pa_pprof_span {
    const uint8_t *bytes;
    size_t size;
};

struct pa_pprof_spans {
    PA_VEC(struct pa_pprof_span) list; // messages, undecoded
};

// The top level of the file but for its samples, in the order of the file. Messages are undecoded.
struct pa_pprof_index {
    struct pa_arena arena; // of the messages
    struct pa_pprof_spans types, mappings, locations, functions;
    PA_VEC(pa_str) strings;
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

// Takes the strings of the file into t->strings. PA_ERROR_FORMAT if there are none or the first is
// not empty.
PA_MUST_CHECK bool pa_pprof_read_strings(struct pa_pprof_tables *t,
                                         const struct pa_pprof_index *index, struct pa_error *err);
// Reads mappings, functions and locations into t->profile. PA_ERROR_FORMAT, with the entry's
// number, for what pprof refuses.
PA_MUST_CHECK bool pa_pprof_read_tables(struct pa_pprof_tables *t,
                                        const struct pa_pprof_index *index, struct pa_error *err);

// The string with this index. `what` names the place in the error.
PA_MUST_CHECK bool pa_pprof_string(const struct pa_pprof_tables *t, uint64_t index,
                                   const char *what, pa_str *id, struct pa_error *err);

// Decodes a message of scalar fields: values[n] is field n, for n < count; others are skipped.
PA_MUST_CHECK bool pa_pprof_scalars(struct pa_pprof_span span, uint64_t *values, uint32_t count,
                                    struct pa_error *err);

#endif

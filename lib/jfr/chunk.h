// SPDX-License-Identifier: Apache-2.0
// A recording of Java Flight Recorder is chunks one after the other, each with its own classes,
// constants and clock:
//
//     struct pa_jfr_chunk chunk = {0};
//     const uint8_t *next = bytes;
//     while (next < end && pa_jfr_chunk_open(&chunk, next, end, &err)) {
//         struct pa_jfr_cursor events = pa_jfr_events(&chunk);
//         while (pa_jfr_next_event(&chunk, &events, &event))
//             … pa_jfr_record(&chunk, event.class, &event.values, &record) …
//         next = chunk.end;
//     }
//     pa_jfr_chunk_release(&chunk);
//
// A chunk that was never finished, as of a killed program, is read up to where it ends.
#ifndef PA_JFR_CHUNK_H
#define PA_JFR_CHUNK_H

#include "base/error.h"
#include "base/hash.h"
#include "jfr/metadata.h"

struct pa_jfr_constant {
    uint32_t class; // index
    int64_t key;
    const uint8_t *value;
    uint32_t text, stack; // for the reader: what it made of the value, 0: nothing yet
};

struct pa_jfr_chunk {
    const uint8_t *start, *end; // end: where the next one begins
    bool readable;              // it says what its classes are; else nothing can be read
    bool cut;                   // it was not finished, or the file ends before it does
    const uint8_t *broken;      // constants that cannot be read; NULL: none
    int64_t start_nanos;        // since 1970
    int64_t start_ticks, ticks_per_second;
    struct pa_jfr_metadata metadata;
    PA_VEC(struct pa_jfr_constant) constants;
    // private
    const uint8_t *events_end;
    bool compressed;
    struct pa_index index; // of constants
    uint64_t steps, most_steps;
    struct pa_arena arena;
};

// Opens the chunk at `start`; the one that was open before is released. Errors are those of what is
// no chunk of a version that can be read; a chunk that is broken further on is only not `readable`.
PA_MUST_CHECK bool pa_jfr_chunk_open(struct pa_jfr_chunk *chunk, const uint8_t *start,
                                     const uint8_t *end, struct pa_error *err);
void pa_jfr_chunk_release(struct pa_jfr_chunk *chunk); // frees what it holds

struct pa_jfr_event {
    uint32_t class;              // index
    struct pa_jfr_cursor values; // of its fields
};

// A cursor at the first event of the chunk.
struct pa_jfr_cursor pa_jfr_events(const struct pa_jfr_chunk *chunk);
// The next event of a class that is known; false at the end.
bool pa_jfr_next_event(const struct pa_jfr_chunk *chunk, struct pa_jfr_cursor *events,
                       struct pa_jfr_event *event);

// Fields of a value, by role.
struct pa_jfr_record {
    int64_t number[PA_JFR_ROLES];    // of whole numbers and keys of pools, else 0
    const uint8_t *at[PA_JFR_ROLES]; // where the value begins; NULL: there is none
    const struct pa_jfr_field *field[PA_JFR_ROLES];
};

// Reads a value of the class, which the cursor is moved behind. False if it is broken.
bool pa_jfr_record(struct pa_jfr_chunk *chunk, uint32_t class, struct pa_jfr_cursor *c,
                   struct pa_jfr_record *record);
// The constant that a pooled field of the record refers to, and its value; NULL: null, or none.
struct pa_jfr_constant *pa_jfr_find(struct pa_jfr_chunk *chunk, const struct pa_jfr_record *record,
                                    enum pa_jfr_role role);
// Reads the fields of a constant's record. False if it is broken.
bool pa_jfr_constant_record(struct pa_jfr_chunk *chunk, const struct pa_jfr_constant *constant,
                            struct pa_jfr_record *record);
// The text of a field, appended: of one that is a text, or a constant with a text. False: null.
bool pa_jfr_text(struct pa_jfr_chunk *chunk, const struct pa_jfr_record *record,
                 enum pa_jfr_role role, struct pa_strbuf *out);

// A cursor at a place within the chunk.
struct pa_jfr_cursor pa_jfr_cursor_at(const struct pa_jfr_chunk *chunk, const uint8_t *at);
// Ticks of the chunk's clock as nanoseconds; saturated.
int64_t pa_jfr_nanos(const struct pa_jfr_chunk *chunk, int64_t ticks);

#endif

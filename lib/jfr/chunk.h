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
    uint32_t class;       // index in metadata.classes
    int64_t key;          // by which fields refer to it; unique within its class
    const uint8_t *value; // its encoded fields, in the chunk
    uint32_t text, stack; // for users: what they made of the value, 0: nothing yet
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

// Opens the chunk that begins at `start` of a recording that ends at `end`, and reads its classes
// and constants. `chunk` is zeroed or an open chunk, whose constants are dropped. The bytes are
// borrowed as long as the chunk is in use. False if there is no chunk at `start` (PA_ERROR_FORMAT),
// or one of a version other than 2.x (PA_ERROR_UNSUPPORTED). A chunk that is damaged behind its
// header opens: see `readable`, `cut` and `broken`.
PA_MUST_CHECK bool pa_jfr_chunk_open(struct pa_jfr_chunk *chunk, const uint8_t *start,
                                     const uint8_t *end, struct pa_error *err);
// Frees classes, constants and their names. Does nothing to a zeroed chunk.
void pa_jfr_chunk_release(struct pa_jfr_chunk *chunk);

struct pa_jfr_event {
    uint32_t class;              // index in metadata.classes
    struct pa_jfr_cursor values; // at the event's first field, ends with the event
};

// Returns a cursor in front of the chunk's first event, for pa_jfr_next_event().
struct pa_jfr_cursor pa_jfr_events(const struct pa_jfr_chunk *chunk);
// Goes to the next event, in the order of the file. Events of classes that the chunk does not
// declare, metadata and checkpoints are passed over. False at the end of the chunk, or where the
// size of an event is wrong; no error is set then.
bool pa_jfr_next_event(const struct pa_jfr_chunk *chunk, struct pa_jfr_cursor *events,
                       struct pa_jfr_event *event);

// The fields of a value, by role. Of several fields with one role the last counts.
struct pa_jfr_record {
    int64_t number[PA_JFR_ROLES];    // of whole numbers and keys of pools, else 0
    const uint8_t *at[PA_JFR_ROLES]; // where the value begins; NULL: the class has no such field
    const struct pa_jfr_field *field[PA_JFR_ROLES]; // NULL: the class has no such field
};

// Reads a value of the class with this index in metadata.classes, and moves the cursor behind it.
// The record borrows from the chunk. False, with the cursor broken, if the value goes beyond its
// end or is nested too deeply, or if passing over the chunk's values has taken more steps than its
// size allows (some values need no bytes).
bool pa_jfr_record(struct pa_jfr_chunk *chunk, uint32_t class, struct pa_jfr_cursor *c,
                   struct pa_jfr_record *record);
// Returns the constant that the record's field of this role refers to. NULL if there is no such
// field, its values are not kept in a pool or are arrays, or the pool has no such key (0 is null by
// custom). Borrowed until the chunk is opened anew or released; the members for users may be set.
struct pa_jfr_constant *pa_jfr_find(struct pa_jfr_chunk *chunk, const struct pa_jfr_record *record,
                                    enum pa_jfr_role role);
// Reads the fields of a constant, as pa_jfr_record() does. False if its value is malformed.
bool pa_jfr_constant_record(struct pa_jfr_chunk *chunk, const struct pa_jfr_constant *constant,
                            struct pa_jfr_record *record);
// Appends the text of the record's field of this role to `out`, as UTF-8. The field is a string, or
// refers to a constant that is one or has one as a field, as jdk.types.Symbol does. False if there
// is no such field, it is null or an array, or the text is malformed; some of it may have been
// appended then.
bool pa_jfr_text(struct pa_jfr_chunk *chunk, const struct pa_jfr_record *record,
                 enum pa_jfr_role role, struct pa_strbuf *out);

// Returns a cursor at `at`, a place within the chunk, that ends where the chunk's events do.
struct pa_jfr_cursor pa_jfr_cursor_at(const struct pa_jfr_chunk *chunk, const uint8_t *at);
// Converts ticks of the chunk's clock to nanoseconds, rounded towards 0; the nearest limit of
// int64_t if the result does not fit. The chunk must be `readable`.
int64_t pa_jfr_nanos(const struct pa_jfr_chunk *chunk, int64_t ticks);

#endif

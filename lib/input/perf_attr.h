// SPDX-License-Identifier: Apache-2.0
// The events of a perf.data file: what was counted, what samples of it hold, and the ids by which
// records name them (struct perf_event_attr of linux/perf_event.h).
#ifndef PA_INPUT_PERF_ATTR_H
#define PA_INPUT_PERF_ATTR_H

#include "base/arena.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/vec.h"
#include "input/perf_cursor.h"

// Bits of sample_type, in the order of their fields: see perf_sample.c.
enum pa_perf_field {
    PA_PERF_IP = 0,
    PA_PERF_TID = 1,
    PA_PERF_TIME = 2,
    PA_PERF_ADDR = 3,
    PA_PERF_READ = 4,
    PA_PERF_CALLCHAIN = 5,
    PA_PERF_ID = 6,
    PA_PERF_CPU = 7,
    PA_PERF_PERIOD = 8,
    PA_PERF_STREAM_ID = 9,
    PA_PERF_RAW = 10,
    PA_PERF_BRANCH_STACK = 11,
    PA_PERF_REGS_USER = 12,
    PA_PERF_STACK_USER = 13,
    PA_PERF_IDENTIFIER = 16,
};

struct pa_perf_attr {
    uint32_t type;
    uint64_t config, period, sample_type, read_format, branch_type, regs_user;
    bool frequency;     // `period` is samples a second
    bool sample_id_all; // all records end in thread, time, id …
    bool no_user_stack; // the call chain is the kernel's only: --call-graph dwarf
    const char *name;   // in the arena
    uint32_t value;     // for users: the value type of its samples
    int64_t common;     // for users: the period of all its samples; 0: none yet, -1: they differ
};

struct pa_perf_id {
    uint64_t id;
    uint32_t attr;
    uint64_t last; // the value that the counter had at the sample before
};

struct pa_perf_attrs {
    bool big; // byte order
    PA_VEC(struct pa_perf_attr) list;
    PA_VEC(struct pa_perf_id) ids;
    struct pa_index index; // of ids
};

// More events in one file are refused.
enum { PA_PERF_MOST_ATTRS = 4096 };

void pa_perf_attrs_release(struct pa_perf_attrs *attrs); // frees what it holds

// Whether samples of the type have the field.
static inline bool pa_perf_has(uint64_t sample_type, enum pa_perf_field field)
{
    return sample_type >> field & 1;
}

// Adds the attr at the cursor, of `size` bytes; 0: as many as it says itself. The cursor moves
// behind it. It has the name that follows from its type and number.
PA_MUST_CHECK bool pa_perf_attrs_add(struct pa_perf_attrs *attrs, struct pa_perf_cursor *at,
                                     uint64_t size, struct pa_arena *arena, struct pa_error *err);
// All numbers up to the end are ids of the attr that was added last.
void pa_perf_attrs_add_ids(struct pa_perf_attrs *attrs, struct pa_perf_cursor *ids);
// The entry of an id of samples, NULL if no event has it.
struct pa_perf_id *pa_perf_attrs_find_id(const struct pa_perf_attrs *attrs, uint64_t id);
// A list of events with their names and ids: feature EVENT_DESC.
void pa_perf_attrs_describe(struct pa_perf_attrs *attrs, struct pa_perf_cursor section,
                            struct pa_arena *arena);

// The event that a record belongs to, by its id; `body` is what is behind its header. There is one.
uint32_t pa_perf_attrs_of_sample(const struct pa_perf_attrs *attrs,
                                 const struct pa_perf_cursor *body);
// The event of a record that is no sample, whose id stands at its end: its index in the list, 0 if
// it says none.
uint32_t pa_perf_attrs_of_other(const struct pa_perf_attrs *attrs,
                                const struct pa_perf_cursor *body);
// How many bytes of id, time and so on stand at the end of its records that are no samples.
size_t pa_perf_attr_trailer(const struct pa_perf_attr *attr);

#endif

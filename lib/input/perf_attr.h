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

// Frees the lists. Names stay in their arena.
void pa_perf_attrs_release(struct pa_perf_attrs *attrs);

// Returns whether samples with this sample_type, a set of bits, have the field.
static inline bool pa_perf_has(uint64_t sample_type, enum pa_perf_field field)
{
    return sample_type >> field & 1;
}

// Parses the struct perf_event_attr at the cursor, appends it to attrs->list, and moves the cursor
// behind it. `size` is its size in bytes; 0: as its own size field says. Its name, in `arena`, is
// what perf calls an event of this type and config. False: PA_ERROR_FORMAT if it is smaller than 64
// bytes or cut off, PA_ERROR_LIMIT for more than PA_PERF_MOST_ATTRS.
PA_MUST_CHECK bool pa_perf_attrs_add(struct pa_perf_attrs *attrs, struct pa_perf_cursor *at,
                                     uint64_t size, struct pa_arena *arena, struct pa_error *err);
// Reads the 64-bit numbers from the cursor to its end as ids of the event that was added last
// (there must be one), and moves the cursor behind them.
void pa_perf_attrs_add_ids(struct pa_perf_attrs *attrs, struct pa_perf_cursor *ids);
// Returns the entry of an id, NULL if no event has it. Borrowed until further ids are added.
struct pa_perf_id *pa_perf_attrs_find_id(const struct pa_perf_attrs *attrs, uint64_t id);
// Takes the names of events, copied into `arena`, from the feature section EVENT_DESC (format:
// perf.data-file-format.txt of perf). An event is found by its first id, or else by its place in
// the list. A section that is cut off gives the names in front of the cut.
void pa_perf_attrs_describe(struct pa_perf_attrs *attrs, struct pa_perf_cursor section,
                            struct pa_arena *arena);

// Returns the index in attrs->list of the event that a sample belongs to, by the id in it. `body`
// is the record behind its header. 0 if it has no id or an unknown one. The list must not be empty.
uint32_t pa_perf_attrs_of_sample(const struct pa_perf_attrs *attrs,
                                 const struct pa_perf_cursor *body);
// Returns the index in attrs->list of the event that a record other than a sample belongs to, by
// the id at its end. 0 if it has no id or an unknown one. The list must not be empty.
uint32_t pa_perf_attrs_of_other(const struct pa_perf_attrs *attrs,
                                const struct pa_perf_cursor *body);
// Returns how many bytes of thread, time, id and so on (struct sample_id of perf_event_open(2))
// stand at the end of records of this event that are no samples; 0 without sample_id_all.
size_t pa_perf_attr_trailer(const struct pa_perf_attr *attr);

#endif

// SPDX-License-Identifier: Apache-2.0
// The records of a perf.data file, in the order of their times. Those that describe the file itself
// (events in pipes, build ids, names) are taken up on the way; packed ones are unpacked.
#ifndef PA_INPUT_PERF_RECORDS_H
#define PA_INPUT_PERF_RECORDS_H

#include "base/warnings.h"
#include "input/perf_attr.h"
#include "input/zstd.h"

enum pa_perf_type {
    PA_PERF_MMAP = 1,
    PA_PERF_LOST = 2,
    PA_PERF_COMM = 3,
    PA_PERF_FORK = 7,
    PA_PERF_SAMPLE = 9,
    PA_PERF_MMAP2 = 10,
    PA_PERF_LOST_SAMPLES = 13,
    // of perf itself, and not kept
    PA_PERF_ATTR = 64,
    PA_PERF_TRACING_DATA = 66,
    PA_PERF_BUILD_ID = 67,
    PA_PERF_AUXTRACE = 71,
    PA_PERF_EVENT_UPDATE = 78,
    PA_PERF_FEATURE = 80,
    PA_PERF_COMPRESSED = 81,
    PA_PERF_COMPRESSED2 = 83,
};

// Where code runs: the low three bits of a record's misc.
enum pa_perf_mode {
    PA_PERF_UNKNOWN_MODE = 0,
    PA_PERF_KERNEL = 1,
    PA_PERF_USER = 2,
    PA_PERF_HYPERVISOR = 3,
    PA_PERF_GUEST_KERNEL = 4,
    PA_PERF_GUEST_USER = 5,
};

struct pa_perf_record {
    uint64_t time;
    uint32_t attr; // the event that it belongs to
    uint16_t type, misc;
    uint32_t size, sequence; // its number in the file
    const uint8_t *body;     // what is behind the header
};

struct pa_perf_build_id {
    const char *file, *id; // id in hexadecimal
};

struct pa_perf_records {
    struct pa_perf_attrs attrs;
    PA_VEC(struct pa_perf_record) list;
    PA_VEC(struct pa_perf_build_id) build_ids;
    const char *command; // line of perf; NULL: not known
    uint64_t wall,
        clock; // the same moment since 1970 and by the clock of the records; 0: not known
    size_t samples;
    // private
    struct pa_arena *arena;
    struct pa_zstd zstd;
    uint64_t last_time;
};

void pa_perf_records_release(struct pa_perf_records *records); // frees what it holds

// Takes the records of these bytes; all that belong to a file are to be there before the sort.
// *cut: the last one is not whole.
PA_MUST_CHECK bool pa_perf_records_take(struct pa_perf_records *records, const uint8_t *bytes,
                                        size_t size, bool *cut, struct pa_error *err);
// Takes the records that came out of packed ones. *cut: the last one is not whole.
PA_MUST_CHECK bool pa_perf_records_take_packed(struct pa_perf_records *records, bool *cut,
                                               struct pa_error *err);
// By time; records of one time keep the order of the file.
void pa_perf_records_sort(struct pa_perf_records *records);
// One section of the file that describes it: the feature's number and its bytes.
void pa_perf_records_feature(struct pa_perf_records *records, uint64_t feature,
                             struct pa_perf_cursor section);

// A cursor over the record's body, in the byte order of the file.
static inline struct pa_perf_cursor pa_perf_record_body(const struct pa_perf_records *records,
                                                        const struct pa_perf_record *r)
{
    return (struct pa_perf_cursor){r->body, r->body + r->size, .big = records->attrs.big};
}

#endif

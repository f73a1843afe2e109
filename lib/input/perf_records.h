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
    uint64_t time; // nanoseconds of the clock of the records
    uint32_t attr; // the event that it belongs to: index in attrs.list
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
    // One moment, in nanoseconds since 1970 and by the clock of the records; 0: not known.
    uint64_t wall, clock;
    size_t samples; // in list
    // private, but for the arena, which the caller sets
    struct pa_arena *arena;
    struct pa_zstd zstd;
    uint64_t last_time;
};

// Frees the lists and the unpacked records. Texts stay in the arena.
void pa_perf_records_release(struct pa_perf_records *records);

// Takes `size` bytes of records, which are borrowed as long as `records` is in use. Those of the
// kernel that matter are appended to records->list; those of perf itself are evaluated, and packed
// ones unpacked into records->zstd. *cut is set if the last record is not whole, and else left as
// it is. False, with the byte of the record in the error: PA_ERROR_FORMAT for a malformed record or
// one before any event is known, PA_ERROR_UNSUPPORTED if libzstd is missing, PA_ERROR_LIMIT for too
// many events or records, or too much that was packed.
PA_MUST_CHECK bool pa_perf_records_take(struct pa_perf_records *records, const uint8_t *bytes,
                                        size_t size, bool *cut, struct pa_error *err);
// Takes the records that were unpacked, if any, once all bytes of the file were taken. *cut and
// errors as for pa_perf_records_take().
PA_MUST_CHECK bool pa_perf_records_take_packed(struct pa_perf_records *records, bool *cut,
                                               struct pa_error *err);
// Sorts records->list by time; records of equal time keep the order of the file. To be called when
// all records of the file were taken.
void pa_perf_records_sort(struct pa_perf_records *records);
// Takes what a feature section of the file says (the feature's number in perf's
// perf.data-file-format.txt, and a cursor over the section): build ids, the command line, names of
// events and the clock. Others, and what is cut off, are ignored.
void pa_perf_records_feature(struct pa_perf_records *records, uint64_t feature,
                             struct pa_perf_cursor section);

// Returns a cursor over the record behind its header, in the byte order of the file.
static inline struct pa_perf_cursor pa_perf_record_body(const struct pa_perf_records *records,
                                                        const struct pa_perf_record *r)
{
    return (struct pa_perf_cursor){r->body, r->body + r->size, .big = records->attrs.big};
}

#endif

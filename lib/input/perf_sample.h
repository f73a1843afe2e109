// SPDX-License-Identifier: Apache-2.0
// One sample of a perf.data file, taken apart.
#ifndef PA_INPUT_PERF_SAMPLE_H
#define PA_INPUT_PERF_SAMPLE_H

#include "input/perf_attr.h"

struct pa_perf_counter {
    uint64_t id, value; // value since the start
};

struct pa_perf_sample {
    uint64_t ip, time, period; // of what is not recorded 0; the period is the event's then
    uint32_t pid, tid;
    struct pa_perf_cursor chain;    // numbers of 64 bits, leaf first
    struct pa_perf_cursor counters; // of READ: see pa_perf_sample_counter()
    uint64_t read_format;
    bool has_registers; // of user code, when it was interrupted
    uint64_t user_ip;   // of those
    bool stack_copied;  // for unwinding later
};

// Parses a sample, whose fields are given by attr->sample_type (perf_event_open(2),
// PERF_RECORD_SAMPLE). `body` is the record behind its header; chain and counters of *sample borrow
// from it. Without a recorded period it is that of the event, 1 if the event has a frequency.
// PA_ERROR_FORMAT if the record ends before its fields do.
PA_MUST_CHECK bool pa_perf_sample_parse(const struct pa_perf_attr *attr, struct pa_perf_cursor body,
                                        struct pa_perf_sample *sample, struct pa_error *err);
// Takes the next counter of sample->counters, the values of a group of events that were read with
// the sample (PERF_SAMPLE_READ). False at the end, or if the counters have no ids.
bool pa_perf_sample_counter(struct pa_perf_sample *sample, struct pa_perf_counter *counter);

#endif

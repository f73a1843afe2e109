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

// Takes a sample apart as the event says. `body` is the record behind its header. PA_ERROR_FORMAT
// if it ends too early.
PA_MUST_CHECK bool pa_perf_sample_parse(const struct pa_perf_attr *attr, struct pa_perf_cursor body,
                                        struct pa_perf_sample *sample, struct pa_error *err);
// Takes the next of the counters that were read with the sample; false if there is none.
bool pa_perf_sample_counter(struct pa_perf_sample *sample, struct pa_perf_counter *counter);

#endif

// SPDX-License-Identifier: Apache-2.0
// Logs of load testers with one entry a request. The requests of a run are no samples of it (what
// slows one down slows down its neighbours), so the whole log is one run: its mean, percentiles,
// rate and errors.
//
//     struct pa_requests log = {0};
//     pa_requests_add(&log, &(struct pa_request){.start = 0.25, .latency = 0.0016});
//     pa_requests_finish(&log, &run);    // and release
#ifndef PA_INPUT_REQUESTS_H
#define PA_INPUT_REQUESTS_H

#include "base/vec.h"
#include "input/load.h"

struct pa_request {
    double start;   // seconds from any moment, NaN: not known
    double latency; // seconds
    double bytes;   // received
    bool failed;
};

struct pa_requests {
    PA_VEC(double) latency;
    PA_VEC(struct pa_request_end) ends; // in order of arrival
    double begin, end, bytes, errors;
    double origin; // the first request's start
    bool timed;    // all requests have a start
};

// When a request ended, in seconds since the origin; of one that failed the latency is -1 less it.
struct pa_request_end {
    float at, latency;
};

// Adds a request. Its latency and start are in seconds, NaN where they are not known.
void pa_requests_add(struct pa_requests *log, const struct pa_request *request);
// Fills the run (mean, p50, p75, p90, p95, p99, p99.9, max, requests, errors; requests and bytes
// per second if starts are known and bytes are not all 0) and releases the log. At least one
// request.
void pa_requests_finish(struct pa_requests *log, struct pa_load_run *run);
void pa_requests_release(struct pa_requests *log); // frees what it holds

#endif

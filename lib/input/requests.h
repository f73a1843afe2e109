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
    PA_VEC(double) latency;             // seconds, in the order of the log
    PA_VEC(struct pa_request_end) ends; // in the order of the log, as long as all have a start
    double begin, end;                  // first start and last end, seconds
    double bytes, errors;               // sums over all requests
    double origin;                      // the start of the first request in the log
    bool timed;                         // all requests have a start
};

struct pa_request_end {
    float at;      // when the request ended, in seconds since `origin`
    float latency; // seconds; of a request that failed -1 - latency, which is negative
};

// Adds a request to the log, which is zeroed at first. The request is copied.
void pa_requests_add(struct pa_requests *log, const struct pa_request *request);
// Sets the numbers of the run to those of the log: mean, p50, p75, p90, p95, p99, p99.9 and maximum
// of the latency, requests and errors; also requests per second, and bytes per second if there are
// any, if all starts are known and not equal. Then releases the log, which must have at least one
// request.
void pa_requests_finish(struct pa_requests *log, struct pa_load_run *run);
// Frees the lists.
void pa_requests_release(struct pa_requests *log);

#endif

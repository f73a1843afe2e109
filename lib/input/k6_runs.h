// SPDX-License-Identifier: Apache-2.0
// What k6 says of a test, metric by metric, in JSON or for people: each scope (the whole test, a
// scenario, a tag with a threshold of its own) becomes a run.
//
//     struct pa_k6 k6 = {.set = set};
//     struct pa_k6_at at = {.metric = "http_req_duration", .scope = "scenario:read"};
//     pa_k6_trend(&k6, at, "p(95)", 0.14);
//     pa_k6_add(&k6);    // and release
#ifndef PA_INPUT_K6_RUNS_H
#define PA_INPUT_K6_RUNS_H

#include "base/vec.h"
#include "input/load.h"

struct pa_k6_run {
    const char *scope; // "": the whole test
    struct pa_load_run load;
    int latency_rank, request_rank; // of the metrics that they come from
    double failed_checks;
    size_t line;
};

struct pa_k6 {
    struct pa_records *set;
    PA_VEC(struct pa_k6_run) runs;
    size_t line; // that is being read
};

// What a value is of. Both texts are NUL-terminated and copied where they are kept.
struct pa_k6_at {
    const char *metric; // "http_req_duration"
    const char *scope;  // "scenario:read"; "": the whole test
};

// Notes a statistic of a Trend metric (k6's word for a distribution), in seconds: `stat` is "avg",
// "med", "max" or "p(95)"; others are ignored. The latency of a run is that of its HTTP requests,
// or else of gRPC calls, or else of iterations, whichever order they come in; other metrics of k6
// itself are ignored. A metric that the script defines becomes a run by itself. At most 1000 runs
// are kept.
void pa_k6_trend(struct pa_k6 *k6, struct pa_k6_at at, const char *stat, double seconds);
// Notes a Counter metric and its rate per second: http_reqs, or else iterations, are the run's
// requests, and data_received its bytes. Others are ignored.
void pa_k6_count(struct pa_k6 *k6, struct pa_k6_at at, double count, double rate);
// Notes a Rate metric, by how many of its values were true (`yes`) and false (`no`): the yeses of
// http_req_failed are the run's errors, the noes of checks its failed checks. Others are ignored.
void pa_k6_share(struct pa_k6 *k6, struct pa_k6_at at, double yes, double no);

// Returns whether values of this scope are used: all but "expected_response:…", by which k6 repeats
// latencies for the requests that succeeded.
bool pa_k6_has_scope(const char *scope);

// Adds all runs to k6->set as results (pa_load_add()), named after their scopes, and frees the
// list.
void pa_k6_add(struct pa_k6 *k6);

#endif

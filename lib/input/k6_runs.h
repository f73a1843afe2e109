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

struct pa_k6_at {
    const char *metric, *scope;
};

// A statistic of a metric that is a duration: "avg", "med", "max", "p(95)"; others have no effect.
// The latency is that of the requests; without any, of the iterations. A metric of the script's own
// makes a run of its own.
void pa_k6_trend(struct pa_k6 *k6, struct pa_k6_at at, const char *stat, double seconds);
// A metric that counts, and its rate per second.
void pa_k6_count(struct pa_k6 *k6, struct pa_k6_at at, double count, double rate);
// A metric that is yes or no: how often each. `http_req_failed` is a yes for each failure.
void pa_k6_share(struct pa_k6 *k6, struct pa_k6_at at, double yes, double no);

// Whether a scope is of interest: k6 repeats its latencies for the requests that succeeded.
bool pa_k6_has_scope(const char *scope);

// Adds all runs as results and releases them.
void pa_k6_add(struct pa_k6 *k6);

#endif

// SPDX-License-Identifier: Apache-2.0
// How a load test went over time, by requests whose times are known: rate, errors and latency in at
// most PA_REQUEST_MOMENTS stretches of equal length, each with enough requests on average for a
// percentile to mean something.
#ifndef PA_INPUT_REQUEST_MOMENTS_H
#define PA_INPUT_REQUEST_MOMENTS_H

#include "bench/record.h"
#include "input/requests.h"

enum { PA_REQUEST_MOMENTS = 60 };

// Computes rate, share of errors, p50 and p99 of the latency for each of 2 to PA_REQUEST_MOMENTS
// stretches of time, over the requests of all `count` logs together, and adds them to the last
// source of the set, with the time of the first request if starts are seconds since 1970. A stretch
// has 20 requests on average at least, and two seconds where times are whole seconds. Adds none if
// a request has no start, or there are too few. The logs are not changed; they must not be finished
// yet.
void pa_request_moments_add(const struct pa_requests *logs, size_t count, struct pa_records *set);

#endif

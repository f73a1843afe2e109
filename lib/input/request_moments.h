// SPDX-License-Identifier: Apache-2.0
// From requests with times to how a load test was over time: stretches of equal length, at most
// PA_REQUEST_MOMENTS, with so many requests on average that a percentile means something.
#ifndef PA_INPUT_REQUEST_MOMENTS_H
#define PA_INPUT_REQUEST_MOMENTS_H

#include "bench/record.h"
#include "input/requests.h"

enum { PA_REQUEST_MOMENTS = 60 };

// Gives the last source of the set what all of these logs say together. None if a request has no
// time, or if there are too few. To be called before the logs are finished.
void pa_request_moments_add(const struct pa_requests *logs, size_t count, struct pa_records *set);

#endif

// SPDX-License-Identifier: Apache-2.0
// Logs of requests that have names: a run for each name.
//
//     struct pa_request_groups groups = {.set = set, .tool = "jmeter"};
//     pa_requests_add(pa_request_group(&groups, "Home", 4), &request);
//     return pa_request_groups_finish(&groups, ok, "request", err);
#ifndef PA_INPUT_REQUEST_GROUPS_H
#define PA_INPUT_REQUEST_GROUPS_H

#include "base/intern.h"
#include "input/requests.h"

struct pa_request_groups {
    struct pa_records *set;
    const char *tool;
    struct pa_strings names;
    PA_VEC(struct pa_requests) logs; // by id of names
};

// The log of a name, until the next call; "" is one as well.
struct pa_requests *pa_request_group(struct pa_request_groups *groups, const char *name,
                                     size_t size);
// Ends a file: if reading it went well (`ok`), adds a result for each name in the order of their
// first requests; frees what the groups hold in any case. False if reading did not go well, and
// with PA_ERROR_FORMAT, "no WHAT in it", without requests. The loop is not known: these tools have
// users who wait, or arrive at a rate.
PA_MUST_CHECK bool pa_request_groups_finish(struct pa_request_groups *groups, bool ok,
                                            const char *what, struct pa_error *err);

#endif

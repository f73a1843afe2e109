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
    struct pa_records *set; // set by the caller, borrowed
    const char *tool;       // of the results; set by the caller, borrowed
    struct pa_strings names;
    PA_VEC(struct pa_requests) logs; // by id of names
};

// Returns the log of the requests with this name (`size` bytes, which are copied; "" is a name as
// well), empty at first. Borrowed until the next call.
struct pa_requests *pa_request_group(struct pa_request_groups *groups, const char *name,
                                     size_t size);
// Ends a file and frees what the groups hold. If `ok` (reading went well), adds a result for each
// name to the set, in the order of their first requests ("" comes first), and how all requests
// together went over time. The key `loop` stays empty: these tools have both users who wait for
// answers and arrivals at a rate. Returns false and leaves `err` as it is if not `ok`; false with
// PA_ERROR_FORMAT, "no WHAT in it", if there were no requests.
PA_MUST_CHECK bool pa_request_groups_finish(struct pa_request_groups *groups, bool ok,
                                            const char *what, struct pa_error *err);

#endif

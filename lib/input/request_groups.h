// SPDX-License-Identifier: Apache-2.0
// Logs of requests that have names: a run for each name.
//
//     struct pa_request_groups groups = {.set = set, .tool = "jmeter"};
//     pa_requests_add(pa_request_group(&groups, "Home", 4), &request);
//     pa_request_groups_add(&groups);    // and release
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
// Adds a result for each name in the order of their first requests, and releases. The loop is not
// known: these tools have users who wait, or arrive at a rate.
void pa_request_groups_add(struct pa_request_groups *groups);
void pa_request_groups_release(struct pa_request_groups *groups); // frees what it holds

#endif

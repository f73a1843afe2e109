// SPDX-License-Identifier: Apache-2.0
#include "input/request_groups.h"

#include "input/request_moments.h"

struct pa_requests *pa_request_group(struct pa_request_groups *groups, const char *name,
                                     size_t size)
{
    pa_str id = pa_strings_add(&groups->names, name, size);
    while (groups->logs.count <= id)
        pa_vec_push(&groups->logs, (struct pa_requests){0});
    return &groups->logs.items[id];
}

static void add_results(struct pa_request_groups *groups)
{
    pa_request_moments_add(groups->logs.items, groups->logs.count, groups->set);
    for (size_t i = 0; i < groups->logs.count; i++) {
        struct pa_requests *log = &groups->logs.items[i];
        struct pa_load_run run = pa_load_run_of(groups->tool, "");
        const char *name = pa_strings_text(&groups->names, (pa_str)i);
        if (log->latency.count == 0)
            continue;
        run.target = (struct pa_text){name, name + pa_strings_size(&groups->names, (pa_str)i)};
        pa_requests_finish(log, &run);
        pa_load_add(groups->set, &run, 1);
    }
}

bool pa_request_groups_finish(struct pa_request_groups *groups, bool ok, const char *what,
                              struct pa_error *err)
{
    if (ok && groups->logs.count == 0)
        ok = pa_error_set(err, PA_ERROR_FORMAT, "no %s in it", what);
    if (ok)
        add_results(groups);
    for (size_t i = 0; i < groups->logs.count; i++)
        pa_requests_release(&groups->logs.items[i]);
    pa_vec_release(&groups->logs);
    pa_strings_release(&groups->names);
    return ok;
}

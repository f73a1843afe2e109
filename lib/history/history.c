// SPDX-License-Identifier: Apache-2.0
#include "history/history.h"

#include "base/moment.h"
#include "history/changes.h"
#include "history/keys.h"
#include "history/series.h"

#include <string.h>

// Sets the first point whose changes are shown: the one behind the point that `since` names, or
// the first one from a time on.
static bool find_since(struct pa_history *h, const char *since, struct pa_error *err)
{
    int64_t nanos;
    for (size_t i = 0; since && i < h->points.count; i++)
        if (strcmp(h->points.items[i].label, since) == 0) {
            h->since = i + 1;
            return true;
        }
    if (since && pa_moment_parse(since, &nanos)) {
        while (h->since < h->points.count &&
               !(h->points.items[h->since].timed && h->points.items[h->since].time >= nanos))
            h->since++;
        return true;
    }
    return !since || pa_error_set(err, PA_ERROR_USAGE,
                                  "--since %s: neither one of the commits nor a time", since);
}

bool pa_history_make(struct pa_history *h, struct pa_records *set,
                     const struct pa_history_options *options, struct pa_arena *arena,
                     struct pa_error *err)
{
    *h = (struct pa_history){0};
    pa_history_points_find(set, options->order, arena, &h->points);
    const struct pa_pivot_options layout = {
        .filter = options->filter ? options->filter : "*",
        .table = ".config",
        .row = ".fullname",
        .col = ".file",
        .ignore = pa_history_common_keys(set, &h->points, arena),
    };
    if (!pa_pivot_init(&h->pivot, &layout, err) || !find_since(h, options->since, err) ||
        !pa_pivot_run(&h->pivot, set, err))
        return false;
    pa_history_series_make(h, set, arena);
    pa_history_changes_make(h, options->fdr > 0 ? options->fdr : .05, arena);
    return true;
}

void pa_history_release(struct pa_history *h)
{
    pa_pivot_release(&h->pivot);
}

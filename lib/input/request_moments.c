// SPDX-License-Identifier: Apache-2.0
#include "input/request_moments.h"

#include "base/memory.h"
#include "stats/summary.h"

#include <math.h>
#include <stdlib.h>

// Requests of a stretch, on average.
enum { WORTH = 20 };

struct span {
    double begin, end;
    size_t requests;
    bool timed, whole; // all times are whole seconds
};

static struct span span_of(const struct pa_requests *logs, size_t count)
{
    struct span s = {.begin = INFINITY, .end = -INFINITY, .timed = true, .whole = true};
    for (size_t i = 0; i < count; i++) {
        const struct pa_requests *log = &logs[i];
        if (log->latency.count == 0)
            continue;
        s.timed &= log->timed && log->ends.count == log->latency.count;
        s.begin = fmin(s.begin, log->begin);
        s.end = fmax(s.end, log->end);
        s.requests += log->latency.count;
        for (size_t k = 0; k < log->ends.count && s.whole; k++)
            s.whole = floorf(log->ends.items[k].at) == log->ends.items[k].at;
    }
    return s;
}

// How many stretches; 0: nothing can be said over time.
static size_t stretches(const struct span *s)
{
    double seconds = s->end - s->begin, most = (double)s->requests / WORTH;
    if (!s->timed || s->requests == 0 || !(seconds > 0))
        return 0;
    // Whole seconds in narrower stretches would look as if requests came in bursts.
    most = s->whole ? fmin(most, seconds / 2) : most;
    most = fmin(most, PA_REQUEST_MOMENTS);
    return most < 2 ? 0 : (size_t)most;
}

struct stretch {
    PA_VEC(double) latency;
    size_t failed;
};

static void sort_into(struct stretch *to, size_t n, const struct span *s,
                      const struct pa_requests *log)
{
    for (size_t k = 0; k < log->ends.count; k++) {
        const struct pa_request_end *e = &log->ends.items[k];
        double place = (log->origin + (double)e->at - s->begin) / (s->end - s->begin) * (double)n;
        size_t i = place > 0 ? (size_t)fmin(place, (double)(n - 1)) : 0;
        to[i].failed += e->latency < 0;
        pa_vec_push(&to[i].latency, (double)(e->latency < 0 ? -1 - e->latency : e->latency));
    }
}

static struct pa_record_moment moment_of(struct stretch *from, double at, double seconds)
{
    double *x = from->latency.items;
    size_t n = from->latency.count;
    struct pa_record_moment m = {.at = at, .rate = (double)n / seconds, .p50 = NAN, .p99 = NAN};
    if (n == 0)
        return m;
    pa_summary_sort(x, n);
    m.errors = (double)from->failed / (double)n;
    m.p50 = pa_summary_sorted_quantile(x, n, .5);
    m.p99 = pa_summary_sorted_quantile(x, n, .99);
    return m;
}

void pa_request_moments_add(const struct pa_requests *logs, size_t count, struct pa_records *set)
{
    struct span s = span_of(logs, count);
    size_t n = stretches(&s);
    struct pa_record_moment moments[PA_REQUEST_MOMENTS];
    struct stretch parts[PA_REQUEST_MOMENTS] = {0};
    double seconds = (s.end - s.begin) / (double)(n ? n : 1);
    for (size_t i = 0; i < count && n; i++)
        sort_into(parts, n, &s, &logs[i]);
    for (size_t i = 0; i < n; i++) {
        moments[i] = moment_of(&parts[i], ((double)i + .5) * seconds, seconds);
        pa_vec_release(&parts[i].latency);
    }
    pa_records_moments(set, moments, n);
    pa_records_begun(set, s.begin);
}

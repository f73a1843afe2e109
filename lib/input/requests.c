// SPDX-License-Identifier: Apache-2.0
#include "input/requests.h"

#include "stats/summary.h"

#include <math.h>

void pa_requests_add(struct pa_requests *log, const struct pa_request *request)
{
    double end = request->start + request->latency;
    bool first = log->latency.count == 0;
    log->timed = (first || log->timed) && !isnan(end);
    log->begin = first ? request->start : fmin(log->begin, request->start);
    log->end = first ? end : fmax(log->end, end);
    log->origin = first ? request->start : log->origin;
    if (log->timed)
        pa_vec_push(&log->ends, (struct pa_request_end){
                                    .at = (float)(end - log->origin),
                                    .latency = (float)(request->failed ? -1 - request->latency
                                                                       : request->latency)});
    log->bytes += request->bytes;
    log->errors += request->failed;
    pa_vec_push(&log->latency, request->latency);
}

void pa_requests_finish(struct pa_requests *log, struct pa_load_run *run)
{
    static const double percents[] = {50, 75, 90, 95, 99, 99.9};
    double *x = log->latency.items, seconds = log->end - log->begin;
    size_t n = log->latency.count;
    pa_summary_sort(x, n);
    pa_load_latency(run, "mean", pa_summary_mean(x, n));
    for (size_t i = 0; i < sizeof percents / sizeof *percents; i++)
        pa_load_percentile(run, percents[i], pa_summary_sorted_quantile(x, n, percents[i] / 100));
    pa_load_latency(run, "max", x[n - 1]);
    run->requests = (double)n;
    run->errors = log->errors;
    if (log->timed && seconds > 0) {
        run->requests_per_sec = (double)n / seconds;
        if (log->bytes > 0)
            run->bytes_per_sec = log->bytes / seconds;
    }
    pa_requests_release(log);
}

void pa_requests_release(struct pa_requests *log)
{
    pa_vec_release(&log->latency);
    pa_vec_release(&log->ends);
}

// SPDX-License-Identifier: Apache-2.0
// One run of a load tester, whichever it is: its report becomes one result.
//
//     struct pa_load_run run = pa_load_run_of("wrk", "closed");
//     run.target = url;
//     pa_load_latency(&run, "p99", 0.0159);
//     run.requests = 33527;
//     pa_load_add(set, &run, line);
//
// gives `wrk/search` with the values p99-latency-sec, req/s, B/s and errors. What the report does
// not say stays NaN and is left out silently; a latency that it says is NaN or 0 (below its
// resolution) is left out with a warning.
#ifndef PA_INPUT_LOAD_H
#define PA_INPUT_LOAD_H

#include "bench/record.h"
#include "input/text.h"

enum { PA_LOAD_LATENCIES = 32 };

struct pa_load_latency {
    char name[24]; // "mean", "p50", "p99.9", "max"
    double seconds;
};

struct pa_load_run {
    const char *tool, *loop; // as record.h has them
    struct pa_text target;   // a URL, or what else was called; empty: the report does not say
    double requests;         // that were done, whether they failed or not
    double errors;           // requests that failed or were answered with a status that says so
    double requests_per_sec, bytes_per_sec;
    struct pa_load_latency latency[PA_LOAD_LATENCIES];
    size_t latency_count;
};

// A run in which nothing is known but who made the requests: all numbers are NaN. Both texts are
// borrowed.
struct pa_load_run pa_load_run_of(const char *tool, const char *loop);

// Notes a latency for pa_load_add(). One beyond PA_LOAD_LATENCIES has no effect: no tool prints as
// many.
void pa_load_latency(struct pa_load_run *run, const char *name, double seconds);
// The same for a percentile from 0 to 100, named p50, p99.9 … Below 50 it has no effect: what is
// compared is the middle and the tail. 100 is the maximum.
void pa_load_percentile(struct pa_load_run *run, double percent, double seconds);

// Whether a status says that the request failed: all but 2xx and 3xx.
static inline bool pa_load_is_error(int64_t status)
{
    return status < 200 || status > 399;
}

// Adds the run as a result that stands at `line`, in the configuration in force and with keys
// `tool` and `loop`. Percentiles that so few requests cannot tell from the maximum are left out. A
// run that says nothing is none: returns false and adds nothing.
bool pa_load_add(struct pa_records *set, const struct pa_load_run *run, size_t line);

// Sets a key of the configuration, such as `connections`: runs that differ in it are not compared.
void pa_load_config(struct pa_records *set, const char *key, struct pa_text value);

// A duration at the start of the text: "1.90ms", "1m2.5s", "240.651µs", "0.2 secs"; also "nan".
// Blanks may stand before the unit. False if there is none; the text then stays where it was.
bool pa_load_seconds(struct pa_text *text, double *seconds);
// An amount of bytes: "11.55MB", "951 B", "8.64 kB", "2.3 MiB". `kilo` is what the tool means by k:
// 1024, 1000.
bool pa_load_bytes(struct pa_text *text, double kilo, double *bytes);

#endif

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
    struct pa_load_latency latency[PA_LOAD_LATENCIES]; // in any order
    size_t latency_count;
};

// Returns a run without latencies whose numbers are all NaN, for the reader to fill in. `loop` says
// how requests are made, "closed", "open" or "" (not known). Both texts are borrowed.
struct pa_load_run pa_load_run_of(const char *tool, const char *loop);

// Adds a latency in seconds to the run, which may be NaN. `name` ("mean", "p99", "max") is copied,
// at most 23 bytes of it. More than PA_LOAD_LATENCIES are ignored: no tool prints as many.
void pa_load_latency(struct pa_load_run *run, const char *name, double seconds);
// Adds the latency of a percentile, `percent` from 50 to 100, under the name p50, p99.9 …; 100 is
// "max". Other percentiles are ignored: runs are compared by their median and their tail.
void pa_load_percentile(struct pa_load_run *run, double percent, double seconds);

// Returns whether an HTTP status says that the request failed: all but 2xx and 3xx do.
static inline bool pa_load_is_error(int64_t status)
{
    return status < 200 || status > 399;
}

// Adds the run to the last source of the set as a result that stands at `line`, under the
// configuration in force and its keys `tool` and `loop`. Latencies come in the order mean,
// percentiles, maximum, then rates and errors; numbers that are NaN are left out, and so is a
// percentile p if requests × (1 - p) < 1, which is the maximum by another name. Returns false, with
// no result added, if no value is left.
bool pa_load_add(struct pa_records *set, const struct pa_load_run *run, size_t line);

// Sets a key of the configuration of the results that follow, such as `connections`: runs that
// differ in it are not compared. The value is trimmed and copied; an empty one unsets the key.
void pa_load_config(struct pa_records *set, const char *key, struct pa_text value);

// Takes a duration off the front of the text and gives it in seconds: "1.90ms", "240.651µs",
// "0.2 secs", several units as in "1m2.5s", or "nan". Units are ns, us, µs, ms, s, secs, m and h;
// blanks may stand before one. False, with the text unchanged, if none stands there.
bool pa_load_seconds(struct pa_text *text, double *seconds);
// Takes an amount of bytes off the front of the text: "951 B", "11.55MB", "8.64 kB", "2.3 MiB".
// `kilo` is what the tool means by k, 1000 or 1024; Ki, Mi … are powers of 1024. False, with the
// text unchanged, if none stands there.
bool pa_load_bytes(struct pa_text *text, double kilo, double *bytes);

#endif

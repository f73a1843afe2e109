// SPDX-License-Identifier: Apache-2.0
// Lock contention as text: of Go (/debug/pprof/block and mutex with ?debug=1) and of C++ servers.
//
//     --- mutex:
//     cycles/second=2596017589
//     sampling period=1
//     1170342160 289 @ 0x446bc1
//     #	0x446bc0	runtime._LostContendedRuntimeLock+0x0	runtime/proc.go:5401
//
// Delay in cycles and number of waits; both are multiplied by the sampling period.
#include "base/number.h"
#include "input/drop_frames.h"
#include "input/go_comments.h"

#include <math.h>

struct header {
    int64_t cycles_per_second; // 0: delays are in nanoseconds
    int64_t period, duration_ms;
};

static bool is_header(struct pa_text line)
{
    return pa_text_starts(line, "--- contentionz ") || pa_text_starts(line, "--- mutex:") ||
           pa_text_starts(line, "--- contention:");
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    return pa_lines_next(&lines) && is_header(lines.line);
}

static bool parse_attribute(struct header *h, struct pa_text key, struct pa_text value,
                            struct pa_error *err)
{
    int64_t *number, ignored;
    if (pa_text_equals(key, "cycles/second"))
        number = &h->cycles_per_second;
    else if (pa_text_equals(key, "sampling period"))
        number = &h->period;
    else if (pa_text_equals(key, "ms since reset"))
        number = &h->duration_ms;
    else if (pa_text_equals(key, "discarded samples"))
        number = &ignored;
    else
        return pa_error_set(err, PA_ERROR_FORMAT, "unknown attribute '%.*s'",
                            (int)(pa_text_size(key) < 60 ? pa_text_size(key) : 60), key.next);
    if (!pa_text_int64(&value, number) || value.next != value.end)
        return pa_error_set(err, PA_ERROR_FORMAT, "no number after '='");
    return true;
}

// Reads up to the first line that is no "key = value"; that one is the current line then.
static bool read_header(struct pa_lines *lines, struct header *h, struct pa_error *err)
{
    while (pa_lines_next(lines)) {
        struct pa_text line = pa_text_trim(lines->line);
        if (pa_go_is_comment(line))
            continue;
        struct pa_text key = line, value = line;
        const char *equals = pa_text_find(line, "=");
        if (!equals || pa_text_starts(line, "---"))
            return true;
        key.end = equals;
        value.next = equals + 1;
        if (!parse_attribute(h, pa_text_trim(key), pa_text_trim(value), err))
            return pa_error_prefix(err, "line %zu", lines->number);
    }
    return true;
}

// Cycles to nanoseconds, and samples to all.
static bool scale(const struct header *h, int64_t *delay, int64_t *count, struct pa_error *err)
{
    if (h->period <= 0)
        return true;
    bool ok = true;
    if (h->cycles_per_second > 0) {
        double nanos = (double)*delay * (double)h->period / ((double)h->cycles_per_second / 1e9);
        ok = fabs(nanos) < 0x1p63;
        *delay = ok ? (int64_t)nanos : 0;
    }
    ok = ok && pa_mul_int64(*count, h->period, count);
    return ok || pa_error_set(err, PA_ERROR_LIMIT, "the scaled value does not fit into 64 bits");
}

// "DELAY COUNT @ 0x…" at the first place in the line where it can be.
static bool find_numbers(struct pa_text *line, int64_t *delay, int64_t *count)
{
    for (struct pa_text t = *line; pa_text_to_number(&t); pa_text_past_number(&t)) {
        struct pa_text here = t;
        if (pa_text_digits(&here, delay) && pa_text_skip(&here, " ")) {
            pa_text_spaces(&here);
            if (pa_text_digits(&here, count) && pa_text_skip(&here, " @")) {
                *line = here;
                return true;
            }
        }
    }
    return false;
}

static bool read_sample(struct pa_addresses *a, const struct header *h, struct pa_text line,
                        struct pa_error *err)
{
    int64_t delay, count;
    if (!find_numbers(&line, &delay, &count))
        return pa_error_set(err, PA_ERROR_FORMAT, "no 'DELAY COUNT @ ADDRESS…'");
    if (!scale(h, &delay, &count, err))
        return false;
    pa_addresses_begin(a);
    if (!pa_addresses_push_text(a, line, 1, err))
        return false;
    pa_addresses_end(a, (int64_t[]){count, delay});
    return true;
}

static bool read_samples(struct pa_addresses *a, const struct header *h, struct pa_lines *lines,
                         struct pa_error *err)
{
    bool more = lines->line.next < lines->end; // the current line is the first
    for (; more && !pa_text_starts(pa_text_trim(lines->line), "---"); more = pa_lines_next(lines)) {
        if (pa_go_is_comment(lines->line))
            pa_go_comment(a, lines->line);
        else if (!read_sample(a, h, lines->line, err))
            return pa_error_prefix(err, "line %zu", lines->number);
    }
    return pa_addresses_read_map(a, lines, err);
}

static bool finish(struct pa_addresses *a, const struct header *h,
                   const struct pa_profile **profile, struct pa_error *err)
{
    static const char *const types[] = {"contentions", "count", "delay", "nanoseconds"};
    struct pa_profile_builder *b = pa_addresses_builder(a, types);
    struct pa_profile *head = pa_profile_builder_head(b);
    head->period = h->period;
    head->period_type = (struct pa_value_type){pa_strings_adds(head->strings, "contentions"),
                                               pa_strings_adds(head->strings, "count")};
    pa_drop_frames_set(head, PA_DROP_LOCKS);
    if (!pa_mul_int64(h->duration_ms, 1000000, &head->duration_nanos))
        return pa_error_set(err, PA_ERROR_LIMIT, "the duration does not fit into 64 bits");
    return pa_addresses_finish(a, b, profile, err);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    const struct pa_profile *profile = NULL;
    struct pa_addresses a = {.input = input, .types = 2};
    struct pa_lines lines = pa_lines_of(&input->bytes);
    struct header h = {.period = 1};
    if (!pa_lines_next(&lines) || !is_header(lines.line))
        return pa_error_set(err, PA_ERROR_FORMAT, "line 1: no contention profile header");
    bool ok = read_header(&lines, &h, err) && read_samples(&a, &h, &lines, err) &&
              finish(&a, &h, &profile, err);
    pa_addresses_release(&a);
    return ok && pa_input_give(sink, profile, err);
}

const struct pa_input_format pa_format_contention = {
    .name = "contention",
    .summary = "lock contention as text, of Go (block, mutex with debug=1) and C++",
    .probe = probe,
    .read = read,
};

// SPDX-License-Identifier: Apache-2.0
#include "base/name_order.h"
#include "evidence/gctrace_growth.h"
#include "page/evidence.h"

#include <string.h>

bool pa_page_is_evidence(const struct pa_input_opened *opened)
{
    return pa_page_history_is(opened) || (opened->identity.kind == PA_INPUT_UNKNOWN &&
                                          pa_evidence_identify(opened) != PA_EVIDENCE_NONE);
}

bool pa_page_evidence_take(struct pa_page_work *w, struct pa_input_opened *opened, size_t side)
{
    enum pa_evidence_kind kind = pa_evidence_identify(opened);
    if (!kind)
        return false;
    struct pa_page_evidence *e = &w->evidence[side];
    pa_vec_push(kind == PA_EVIDENCE_GCTRACE   ? &e->logs
                : kind == PA_EVIDENCE_METRICS ? &e->moments
                                              : &e->notes,
                opened->path);
    if (strcmp(opened->path, "-") == 0) // what comes through a pipe comes once
        w->piped = opened;
    return true;
}

static bool leave_out(struct pa_page_work *w, const struct pa_error *err)
{
    if (!w->input->source.keep_going)
        return false;
    pa_warnings_add(w->session->warnings, "%s (left out)", err->text);
    return w->skipped = true;
}

// ---- The collector

static bool read_logs(struct pa_page_work *w, struct pa_page_evidence *e, struct pa_error *err)
{
    e->traces = pa_arena_calloc(w->arena, e->logs.count + 1, sizeof *e->traces);
    pa_names_sort(e->logs.items, e->logs.count);
    for (size_t i = 0; i < e->logs.count; i++) {
        struct pa_gctrace *t = pa_gctrace_new(w->arena);
        if (!pa_gctrace_read(t, w->piped, e->logs.items[i], err)) {
            if (!leave_out(w, err))
                return false;
            continue;
        }
        e->logs.items[e->trace_count] = e->logs.items[i];
        e->traces[e->trace_count++] = t;
    }
    return true;
}

// Makes one trace of all logs of a side; a single log's trace is taken as it is.
static bool unite_logs(struct pa_page_work *w, struct pa_page_evidence *e, struct pa_error *err)
{
    e->trace = e->trace_count ? e->traces[0] : NULL;
    if (e->trace_count < 2)
        return true;
    e->trace = pa_gctrace_new(w->arena);
    for (size_t i = 0; i < e->trace_count; i++) {
        const char *path = e->logs.items[i];
        if (strcmp(path, "-") == 0)
            return pa_error_set(err, PA_ERROR_USAGE,
                                "-: a log of the collector from standard input stands alone");
        if (!pa_gctrace_read(e->trace, NULL, path, err))
            return false;
    }
    return true;
}

static void compare_logs(struct pa_page_work *w)
{
    uint64_t least = UINT64_MAX;
    for (size_t side = 0; side < 2; side++) {
        if (w->evidence[side].trace_count == 0)
            return;
        for (size_t i = 0; i < w->evidence[side].trace_count; i++) {
            uint64_t window = pa_gctrace_window(w->evidence[side].traces[i]);
            least = window < least ? window : least;
        }
    }
    for (size_t side = 0; side < 2; side++) {
        const struct pa_page_evidence *e = &w->evidence[side];
        for (size_t i = 0; i < e->trace_count; i++) {
            const struct pa_record_source source = {.path = e->logs.items[i],
                                                    .label = pa_page_label(w, side)};
            pa_gctrace_records(e->traces[i], &source, least, &w->set);
        }
        w->bench_files[side] += e->trace_count;
    }
}

// ---- Metrics and notes

static bool read_moments(struct pa_page_work *w, struct pa_page_evidence *e, struct pa_error *err)
{
    if (e->moments.count == 0)
        return true;
    if (e->moments.count > PA_METRICS_MOMENTS)
        return pa_error_set(err, PA_ERROR_LIMIT, "more than %d files of metrics",
                            PA_METRICS_MOMENTS);
    e->metrics = pa_metrics_new(w->arena, e->moments.count);
    size_t read = 0;
    pa_names_sort(e->moments.items, e->moments.count);
    for (size_t i = 0; i < e->moments.count; i++) {
        if (pa_metrics_read(e->metrics, w->piped, e->moments.items[i], err))
            e->moments.items[read++] = e->moments.items[i];
        else if (!leave_out(w, err))
            return false;
    }
    e->moments.count = read;
    e->metrics = read ? e->metrics : NULL;
    if (read)
        e->metrics->at = pa_metrics_times(e->moments.items, read, w->arena);
    return true;
}

static bool read_notes(struct pa_page_work *w, struct pa_page_evidence *e, struct pa_error *err)
{
    if (e->notes.count == 0)
        return true;
    e->escape = pa_escape_new(w->arena);
    for (size_t i = 0; i < e->notes.count; i++) {
        if (!pa_escape_read(e->escape, w->piped, e->notes.items[i], err) && !leave_out(w, err))
            return false;
    }
    pa_escape_finish(e->escape);
    return true;
}

bool pa_page_evidence_load(struct pa_page_work *w, struct pa_error *err)
{
    for (size_t side = 0; side < 2; side++) {
        struct pa_page_evidence *e = &w->evidence[side];
        if (!read_logs(w, e, err) || !unite_logs(w, e, err) || !read_moments(w, e, err) ||
            !read_notes(w, e, err))
            return false;
    }
    compare_logs(w);
    return true;
}

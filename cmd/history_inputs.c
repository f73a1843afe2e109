// SPDX-License-Identifier: Apache-2.0
#include "cmd/history_inputs.h"

#include "base/folder.h"
#include "evidence/gctrace.h"
#include "evidence/metrics.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum kind { RESULTS, STORE, COLLECTOR, METRICS };

static bool has_regular(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

static bool is_store(struct pa_context *ctx, const char *word)
{
    return has_regular(pa_arena_printf(ctx->arena, "%s/catalog.db", word));
}

// Returns the kind of a file. What comes through a pipe can be read once only, and is taken for
// results.
static enum kind kind_of(struct pa_context *ctx, const char *path)
{
    struct pa_input_opened opened = {0};
    struct pa_arena arena = {0};
    struct pa_error none;
    enum kind kind = RESULTS;
    (void)ctx;
    if (!has_regular(path) || !pa_input_open(&opened, path, 0, &none))
        return RESULTS;
    bool unknown = opened.identity.kind == PA_INPUT_UNKNOWN;
    pa_input_close(&opened);
    if (unknown && pa_gctrace_read(pa_gctrace_new(&arena), NULL, path, &none))
        kind = COLLECTOR;
    else if (unknown && pa_metrics_read(pa_metrics_new(&arena, 1), NULL, path, &none))
        kind = METRICS;
    pa_arena_release(&arena);
    return kind;
}

static void put(struct pa_records *set, const char *name, double value, const char *unit)
{
    if (!isfinite(value))
        return;
    pa_records_result(set, name, 1, 0);
    pa_records_value(set, value, unit);
}

// ---- Logs of the collector

static void put_part(struct pa_records *set, const struct pa_gctrace_part *part)
{
    double share = pa_gctrace_gc_share(part), cycles = (double)part->cycles;
    put(set, "collector", share * 100, "cpu-%");
    put(set, "collector", pa_gctrace_frequency(part), "cycles/s");
    put(set, "collector", pa_gctrace_allocation_rate(part), "allocated-B/s");
    if (cycles > 0) {
        put(set, "collector", part->live / cycles, "live-B");
        put(set, "collector", part->stw_seconds / cycles, "pause-sec");
    }
}

// Adds a log: each of its parts as a point if it is the only log, else one point.
static bool read_collector(struct pa_records *set, const char *path, bool only,
                           struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_gctrace *trace = pa_gctrace_new(&arena);
    bool ok = pa_gctrace_read(trace, NULL, path, err);
    pa_records_source(set, path, path);
    for (size_t i = 0; ok && only && i < trace->part_count; i++) {
        char label[32];
        snprintf(label, sizeof label, "+%.0fs", trace->parts[i].begins);
        pa_records_config(set, "commit", label);
        put_part(set, &trace->parts[i]);
    }
    if (ok && !only)
        put_part(set, &trace->all);
    pa_arena_release(&arena);
    return ok;
}

// ---- Metrics

// Counts the counters, which are left out: they only grow.
static bool read_metrics(struct pa_records *set, const char *path, size_t *counters,
                         struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_metrics *m = pa_metrics_new(&arena, 1);
    bool ok = pa_metrics_read(m, NULL, path, err);
    pa_records_source(set, path, path);
    for (size_t i = 0; ok && i < m->list.count; i++) {
        const struct pa_metric *metric = &m->list.items[i];
        *counters += metric->counter;
        if (!metric->counter)
            put(set, metric->name, metric->values[0], metric->unit ? metric->unit : "value");
    }
    pa_arena_release(&arena);
    return ok;
}

// ---- The words

struct reading {
    struct pa_context *ctx;
    struct pa_records *set;
    PA_VEC(const char *) rest;
    PA_VEC(const char *) logs;
    size_t counters;
};

// A folder is taken apart if its first file is no file of results.
static bool take_word(struct reading *r, const char *word, struct pa_error *err)
{
    struct pa_words found;
    if (is_store(r->ctx, word))
        return pa_history_store_read(r->ctx, word, r->set, err);
    struct pa_error none;
    if (strcmp(word, "-") == 0 || !pa_folder_expand(word, r->ctx->arena, &found, &none) ||
        !found.count || kind_of(r->ctx, found.items[0]) == RESULTS) {
        pa_vec_push(&r->rest, word);
        return true;
    }
    for (size_t i = 0; i < found.count; i++) {
        enum kind kind = kind_of(r->ctx, found.items[i]);
        if (kind == METRICS && !read_metrics(r->set, found.items[i], &r->counters, err))
            return false;
        if (kind == COLLECTOR)
            pa_vec_push(&r->logs, found.items[i]);
        if (kind == RESULTS)
            pa_vec_push(&r->rest, found.items[i]);
    }
    return true;
}

bool pa_history_inputs_read(struct pa_context *ctx, struct pa_words *files, struct pa_records *set,
                            struct pa_error *err)
{
    struct reading r = {.ctx = ctx, .set = set};
    bool ok = true;
    for (size_t i = 0; i < files->count && ok; i++)
        ok = take_word(&r, files->items[i], err);
    if (r.counters)
        pa_warnings_add(ctx->warnings, "counters are left out: they only grow (pa metrics has "
                                       "their rates)");
    for (size_t i = 0; i < r.logs.count && ok; i++)
        ok = read_collector(set, r.logs.items[i], r.logs.count == 1, err);
    files->items = pa_arena_memdup(ctx->arena, r.rest.items, r.rest.count * sizeof *r.rest.items);
    files->count = r.rest.count;
    pa_vec_release(&r.rest);
    pa_vec_release(&r.logs);
    return ok;
}

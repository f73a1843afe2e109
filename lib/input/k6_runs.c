// SPDX-License-Identifier: Apache-2.0
#include "input/k6_runs.h"

#include "base/strbuf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_RUNS = 1000, OWN_METRIC = 1 };

// Durations of what k6 itself measures; those with a rank are latencies, the highest is taken.
static const struct {
    const char *name;
    int rank;
} durations[] = {
    {"http_req_duration", 4},
    {"grpc_req_duration", 3},
    {"ws_session_duration", 0},
    {"iteration_duration", 2},
    {"group_duration", 0},
    {"ws_connecting", 0},
    {"ws_ping", 0},
};

static const char *const prefixes[] = {"http_req_", "grpc_", "browser_", "webvital_", "ws_"};

// 0: of no interest.
static int rank_of(const char *metric)
{
    for (size_t i = 0; i < sizeof durations / sizeof *durations; i++) {
        if (strcmp(metric, durations[i].name) == 0)
            return durations[i].rank;
    }
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        if (strncmp(metric, prefixes[i], strlen(prefixes[i])) == 0)
            return 0;
    }
    return OWN_METRIC;
}

bool pa_k6_has_scope(const char *scope)
{
    return strncmp(scope, "expected_response:", strlen("expected_response:")) != 0;
}

// The run of a scope, which is added if it is new; NULL: too many.
static struct pa_k6_run *run_of(struct pa_k6 *k6, const char *scope)
{
    for (size_t i = 0; i < k6->runs.count; i++) {
        if (strcmp(k6->runs.items[i].scope, scope) == 0)
            return &k6->runs.items[i];
    }
    if (k6->runs.count == MOST_RUNS)
        return NULL;
    pa_vec_push(&k6->runs, ((struct pa_k6_run){
                               .scope = pa_arena_strdup(&k6->set->arena, scope),
                               .load = pa_load_run_of("k6", ""),
                               .failed_checks = NAN,
                               .line = k6->line,
                           }));
    return &k6->runs.items[k6->runs.count - 1];
}

void pa_k6_trend(struct pa_k6 *k6, struct pa_k6_at at, const char *stat, double seconds)
{
    int rank = rank_of(at.metric);
    if (rank == 0 || !pa_k6_has_scope(at.scope))
        return;
    if (rank == OWN_METRIC)
        at.scope =
            *at.scope ? pa_arena_printf(&k6->set->arena, "%s/%s", at.metric, at.scope) : at.metric;
    struct pa_k6_run *run = run_of(k6, at.scope);
    if (!run || rank < run->latency_rank)
        return;
    if (rank > run->latency_rank)
        run->load.latency_count = 0;
    run->latency_rank = rank;
    if (strcmp(stat, "avg") == 0)
        pa_load_latency(&run->load, "mean", seconds);
    else if (strcmp(stat, "max") == 0)
        pa_load_latency(&run->load, "max", seconds);
    else if (strcmp(stat, "med") == 0)
        pa_load_percentile(&run->load, 50, seconds);
    else if (strncmp(stat, "p(", 2) == 0 && strcmp(stat, "p(50)") != 0)
        pa_load_percentile(&run->load, strtod(stat + 2, NULL), seconds);
}

void pa_k6_count(struct pa_k6 *k6, struct pa_k6_at at, double count, double rate)
{
    int rank = strcmp(at.metric, "http_reqs") == 0    ? 2
               : strcmp(at.metric, "iterations") == 0 ? 1
                                                      : 0;
    bool bytes = strcmp(at.metric, "data_received") == 0;
    if ((rank == 0 && !bytes) || !pa_k6_has_scope(at.scope))
        return;
    struct pa_k6_run *run = run_of(k6, at.scope);
    if (run && bytes) {
        run->load.bytes_per_sec = rate;
    } else if (run && rank > run->request_rank) {
        run->request_rank = rank;
        run->load.requests = count;
        run->load.requests_per_sec = rate;
    }
}

void pa_k6_share(struct pa_k6 *k6, struct pa_k6_at at, double yes, double no)
{
    bool checks = strcmp(at.metric, "checks") == 0;
    if ((!checks && strcmp(at.metric, "http_req_failed") != 0) || !pa_k6_has_scope(at.scope))
        return;
    struct pa_k6_run *run = run_of(k6, at.scope);
    if (run && checks)
        run->failed_checks = no;
    else if (run)
        run->load.errors = yes;
}

static const char *target_of(struct pa_k6 *k6, const char *scope)
{
    const char *colon = strchr(scope, ':');
    return colon
               ? pa_arena_printf(&k6->set->arena, "%.*s=%s", (int)(colon - scope), scope, colon + 1)
               : scope;
}

void pa_k6_add(struct pa_k6 *k6)
{
    for (size_t i = 0; i < k6->runs.count; i++) {
        struct pa_k6_run *run = &k6->runs.items[i];
        const char *target = target_of(k6, run->scope);
        run->load.target = (struct pa_text){target, target + strlen(target)};
        if (pa_load_add(k6->set, &run->load, run->line) && !isnan(run->failed_checks)) {
            pa_records_value(k6->set, run->failed_checks, "failed-checks");
            pa_records_better(k6->set, "failed-checks", "lower");
        }
    }
    pa_vec_release(&k6->runs);
}

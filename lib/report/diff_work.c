// SPDX-License-Identifier: Apache-2.0
#include "report/diff_work.h"

#include "analysis/total.h"

#include <string.h>

// Processor time is spent while the benchmark runs: then operations go by how long that was.
static bool lasts(const struct pa_profile *p, uint32_t type)
{
    const struct pa_value_type *t = &p->types[type];
    return p->duration_nanos > 0 && strcmp(pa_profile_text(p, t->type), "cpu") == 0 &&
           strcmp(pa_profile_text(p, t->unit), "nanoseconds") == 0;
}

// The operations that would take as long, or cost what the profile holds.
static bool by_cost(const char *type, const double cost[2], struct pa_comparison_run *run,
                    struct pa_error *err)
{
    struct pa_measure measure = {0};
    int64_t total;
    if (!pa_profile_type_index(run->profile, type, &measure.type, err) ||
        !pa_total(run->profile, measure, &total, err))
        return false;
    if (lasts(run->profile, measure.type))
        total = run->profile->duration_nanos;
    run->work = (double)total / cost[run->side];
    return run->work > 0 ||
           pa_error_set(err, PA_ERROR_USAGE, "--norm ops: a profile holds nothing");
}

static bool set_by_cost(struct pa_comparison_run *runs, size_t count, const char *type,
                        const double cost[2], struct pa_error *err)
{
    for (size_t r = 0; r < count; r++) {
        if (!by_cost(type, cost, &runs[r], err))
            return false;
    }
    return true;
}

static bool find_by_benchmarks(const struct pa_diff_benchmarks *benchmarks, const char *type,
                               struct pa_sides *sides, struct pa_arena *arena, struct pa_error *err)
{
    bool mine = sides->whole.count > 0;
    struct pa_diff_cost_input in = {.benchmarks = benchmarks, .arena = arena};
    double cost[2];
    if (!benchmarks)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "--norm ops needs --ops OLD NEW, or --bench with one benchmark");
    in.profile = mine ? sides->whole.items[0].profile : sides->runs.items[0].profile;
    return pa_profile_type_index(in.profile, type, &in.type, err) &&
           pa_diff_join_cost(&in, cost, err) &&
           set_by_cost(sides->runs.items, sides->runs.count, type, cost, err) &&
           set_by_cost(sides->whole.items, sides->whole.count, type, cost, err);
}

static void forget(struct pa_comparison_run *runs, size_t count)
{
    for (size_t r = 0; r < count; r++)
        runs[r].work = 0;
}

// If they tell: of several benchmarks at once a profile does not say how often each was run.
static void use_benchmarks(const struct pa_diff_benchmarks *benchmarks, const char *type,
                           struct pa_sides *sides, struct pa_arena *arena)
{
    struct pa_error ignored = {0};
    if (find_by_benchmarks(benchmarks, type, sides, arena, &ignored))
        return;
    forget(sides->runs.items, sides->runs.count);
    forget(sides->whole.items, sides->whole.count);
}

bool pa_diff_find_work(const struct pa_diff_work *work, const struct pa_comparison_options *options,
                       struct pa_sides *sides, struct pa_arena *arena, struct pa_error *err)
{
    if (work->operations[0] > 0) {
        for (size_t r = 0; r < sides->runs.count; r++)
            sides->runs.items[r].work = work->operations[sides->runs.items[r].side];
        for (size_t r = 0; r < sides->whole.count; r++)
            sides->whole.items[r].work = work->operations[sides->whole.items[r].side];
        return true;
    }
    if (options->norm == PA_NORM_WORK)
        return find_by_benchmarks(work->benchmarks, options->type, sides, arena, err);
    if (options->norm == PA_NORM_AUTO && work->benchmarks)
        use_benchmarks(work->benchmarks, options->type, sides, arena);
    return true;
}

double pa_diff_operations(const struct pa_profile_comparison *c,
                          const struct pa_comparison_run *runs)
{
    return c->norm == PA_NORM_WORK && runs[0].work > 0 ? runs[0].work / c->factors[0] : 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "cmd/diff_work.h"

#include "analysis/total.h"
#include "base/number.h"
#include "cmd/diff_join.h"

#include <math.h>
#include <string.h>

static bool parse_operations(const struct pa_words *words, double operations[2],
                             struct pa_error *err)
{
    for (size_t i = 0; i < 2; i++) {
        const char *text = words->count == 2 ? words->items[i] : "";
        if (!pa_parse_double(text, strlen(text), &operations[i]) || !isfinite(operations[i]) ||
            operations[i] <= 0)
            return pa_error_set(err, PA_ERROR_USAGE,
                                "--ops wants the operations of a profile of each side: OLD NEW");
    }
    return true;
}

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

bool pa_diff_find_work(struct pa_context *ctx, const struct pa_diff_profile_options *o,
                       struct pa_comparison_run *runs, size_t run_count, struct pa_error *err)
{
    double operations[2], cost[2];
    bool by_bench = o->norm == PA_NORM_WORK && !o->ops.count;
    if (!o->ops.count && !by_bench)
        return true;
    if (o->ops.count && !parse_operations(&o->ops, operations, err))
        return false;
    if (by_bench && !o->bench.count)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "--norm ops needs --ops OLD NEW, or --bench with one benchmark");
    if (by_bench && !pa_diff_join_cost(ctx, &o->bench, runs[0].profile, o->sample_index, cost, err))
        return false;
    for (size_t r = 0; r < run_count; r++) {
        if (!by_bench)
            runs[r].work = operations[runs[r].side];
        else if (!by_cost(o->sample_index, cost, &runs[r], err))
            return false;
    }
    return true;
}

double pa_diff_operations(const struct pa_profile_comparison *c,
                          const struct pa_comparison_run *runs)
{
    return c->norm == PA_NORM_WORK && runs[0].work > 0 ? runs[0].work / c->factors[0] : 0;
}

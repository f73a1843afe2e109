// SPDX-License-Identifier: Apache-2.0
// What was seen, judged: thresholds are those from which results of benchmarks visibly suffer.
#include "evidence/machine.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

enum { MOST_CHECKS = 16 };

struct judge {
    struct pa_machine *m;
    struct pa_arena *arena;
    const struct pa_machine_look *before, *after;
};

static void add(struct judge *j, struct pa_machine_check check)
{
    if (!check.value)
        check.result = PA_MACHINE_UNSEEN;
    j->m->results[check.result]++;
    j->m->checks[j->m->count++] = check;
}

static enum pa_machine_result above(double value, double note, double bad)
{
    return value > bad ? PA_MACHINE_BAD : value > note ? PA_MACHINE_NOTE : PA_MACHINE_FINE;
}

static const char *per_cent(struct judge *j, double share)
{
    return isnan(share) ? NULL : pa_arena_printf(j->arena, "%.1f %%", 100 * share);
}

static void judge_cpu_time(struct judge *j)
{
    const struct pa_machine_look *a = j->before, *b = j->after;
    double ticks = 0, steal = NAN, other = NAN;
    if (a->busy >= 0 && b->busy >= 0) {
        ticks = (double)(b->busy - a->busy) + (double)(b->idle - a->idle) +
                (double)(b->steal - a->steal);
        double wall = (double)(b->at - a->at) * (double)(b->cpus > 0 ? b->cpus : 1);
        double own = wall > 0 ? (double)(b->own - a->own) / wall : 0;
        steal = ticks > 0 ? (double)(b->steal - a->steal) / ticks : 0;
        other = ticks > 0 ? (double)(b->busy - a->busy) / ticks - own : 0;
        other = other > 0 ? other : 0;
    }
    add(j, (struct pa_machine_check){
               "steal", per_cent(j, steal), above(steal, .002, .02),
               "the host took this share of the CPU away: times vary, and not in the profile",
               "a dedicated host or CPUs that are not shared; many runs over a longer time", NULL});
    add(j, (struct pa_machine_check){"other load", per_cent(j, other), above(other, .02, .1),
                                     "other processes compete for CPUs, caches and memory",
                                     "end them, or pin the benchmark to CPUs of its own (taskset)",
                                     NULL});
}

static void judge_load(struct judge *j)
{
    const struct pa_machine_look *b = j->after;
    double share = b->cpus > 0 ? b->load / (double)b->cpus : NAN;
    add(j, (struct pa_machine_check){
               "load average", isnan(share) ? NULL : pa_arena_printf(j->arena, "%.2f", b->load),
               above(share, .5, 1), "more wants to run than there are CPUs, since a minute",
               "wait until it is below half of the number of CPUs", NULL});
}

static void judge_frequency(struct judge *j)
{
    const struct pa_machine_look *b = j->after;
    bool steady = b->governor && strcmp(b->governor, "performance") == 0;
    add(j, (struct pa_machine_check){
               "frequency governor", b->governor, steady ? PA_MACHINE_FINE : PA_MACHINE_NOTE,
               "the frequency follows the load: short benchmarks run at changing speeds",
               "cpupower frequency-set -g performance", "machine-governor"});
    add(j, (struct pa_machine_check){
               "turbo", b->turbo,
               b->turbo && strcmp(b->turbo, "off") == 0 ? PA_MACHINE_FINE : PA_MACHINE_NOTE,
               "speed depends on how many CPUs are busy, and on heat",
               "echo 1 > /sys/devices/system/cpu/intel_pstate/no_turbo, or 0 > …/cpufreq/boost",
               "machine-turbo"});
    add(j,
        (struct pa_machine_check){
            "hyper-threads", b->smt,
            b->smt && strcmp(b->smt, "off") == 0 ? PA_MACHINE_FINE : PA_MACHINE_NOTE,
            "two threads of one core slow each other down",
            "use one CPU of each core (taskset), or echo off > …/cpu/smt/control", "machine-smt"});
}

static void judge_place(struct judge *j)
{
    const struct pa_machine_look *b = j->after;
    add(j,
        (struct pa_machine_check){
            "virtual machine", b->virtual_,
            b->virtual_ && strcmp(b->virtual_, "no") == 0 ? PA_MACHINE_FINE : PA_MACHINE_NOTE,
            "neighbours share caches and memory; hardware counters and frequencies are hidden",
            "hardware of one's own; old and new in turn on the same machine", "machine-virtual"});
    add(j, (struct pa_machine_check){
               "NUMA nodes", b->nodes < 0 ? NULL : pa_arena_printf(j->arena, "%" PRId64, b->nodes),
               b->nodes > 1 ? PA_MACHINE_NOTE : PA_MACHINE_FINE,
               "memory of another node is slower, and where it lies changes from run to run",
               "numactl --cpunodebind=0 --membind=0", "machine-numa"});
}

// The difference of a number that only grows; NULL where it cannot be seen.
static const char *since(struct judge *j, int64_t before, int64_t after)
{
    return before < 0 || after < 0 ? NULL : pa_arena_printf(j->arena, "%" PRId64, after - before);
}

static void judge_limits(struct judge *j)
{
    const struct pa_machine_look *a = j->before, *b = j->after;
    bool limited = b->quota >= 0;
    add(j, (struct pa_machine_check){
               "CPU quota",
               limited               ? pa_arena_printf(j->arena, "%.2f CPUs", b->quota)
               : b->quota_stops >= 0 ? "none"
                                     : NULL,
               limited ? PA_MACHINE_NOTE : PA_MACHINE_FINE,
               "what uses its quota up is stopped until the period of 100 ms ends",
               "no limit while measuring, or GOMAXPROCS and threads below it", "machine-quota"});
    add(j, (struct pa_machine_check){"quota stops", since(j, a->quota_stops, b->quota_stops),
                                     above((double)(b->quota_stops - a->quota_stops), 0, 0),
                                     "the group was stopped for lack of quota while this looked",
                                     "a larger quota, fewer threads", NULL});
    add(j, (struct pa_machine_check){"pages swapped", since(j, a->swapped, b->swapped),
                                     above((double)(b->swapped - a->swapped), 0, 100),
                                     "memory is short: times are those of the disk",
                                     "free memory, or swapoff -a", NULL});
    add(j,
        (struct pa_machine_check){"thermal events", since(j, a->throttled, b->throttled),
                                  above((double)(b->throttled - a->throttled), 0, 0),
                                  "the CPU was too hot and slowed down", "cooling, pauses", NULL});
}

static void judge_loop(struct judge *j, const struct pa_machine_loop *loop)
{
    double p99 = loop->count ? loop->p99 / loop->median - 1 : NAN;
    const char *value = loop->count
                            ? pa_arena_printf(j->arena, "+%.1f %% at p99, +%.0f %% at most",
                                              100 * p99, 100 * (loop->most / loop->median - 1))
                            : NULL;
    add(j, (struct pa_machine_check){
               "equal work", value, above(p99, .05, .25),
               "the same loop of about a millisecond takes so much longer now and then",
               "more samples, medians; find what interrupts (perf sched, /proc/interrupts)", NULL});
}

void pa_machine_judge(struct pa_machine *m, const struct pa_machine_looks *looks,
                      struct pa_arena *arena)
{
    struct judge j = {m, arena, looks->before, looks->after};
    *m = (struct pa_machine){
        .checks = pa_arena_calloc(arena, MOST_CHECKS, sizeof(struct pa_machine_check))};
    judge_cpu_time(&j);
    judge_load(&j);
    judge_loop(&j, looks->loop);
    judge_frequency(&j);
    judge_place(&j);
    judge_limits(&j);
}

// SPDX-License-Identifier: Apache-2.0
// Sums cycles, over all of a log and in up to PA_GCTRACE_PARTS parts.
#include "evidence/gctrace_batch.h"

#include <math.h>
#include <string.h>

static double larger(double a, double b)
{
    return a > b ? a : b;
}

void pa_gctrace_part_release(struct pa_gctrace_part *part)
{
    pa_decimals_release(&part->stw);
    pa_decimals_release(&part->mark);
}

void pa_gctrace_part_merge(struct pa_gctrace_part *to, const struct pa_gctrace_part *from)
{
    if (!to->cycles)
        *to = (struct pa_gctrace_part){.begins = from->begins,
                                       .live_least = from->live_least,
                                       .stacks_most = from->stacks_most,
                                       .globals_most = from->globals_most};
    to->ends = from->ends;
    to->live_least = to->live_least < from->live_least ? to->live_least : from->live_least;
    to->live_most = larger(to->live_most, from->live_most);
    to->before_most = larger(to->before_most, from->before_most);
    to->goal_most = larger(to->goal_most, from->goal_most);
    to->stacks_most = larger(to->stacks_most, from->stacks_most);
    to->globals_most = larger(to->globals_most, from->globals_most);
    to->cycles += from->cycles;
    to->forced += from->forced;
    to->timed += from->timed;
    double *sum[] = {
        &to->seconds,  &to->available,   &to->cpu_stw,      &to->cpu_assist, &to->cpu_background,
        &to->cpu_idle, &to->stw_seconds, &to->mark_seconds, &to->allocated,  &to->before,
        &to->after,    &to->live,        &to->goal};
    const double *more[] = {&from->seconds,     &from->available,      &from->cpu_stw,
                            &from->cpu_assist,  &from->cpu_background, &from->cpu_idle,
                            &from->stw_seconds, &from->mark_seconds,   &from->allocated,
                            &from->before,      &from->after,          &from->live,
                            &from->goal};
    for (size_t i = 0; i < sizeof sum / sizeof *sum; i++)
        *sum[i] += *more[i];
    pa_decimals_merge(&to->stw, &from->stw);
    pa_decimals_merge(&to->mark, &from->mark);
}

// Merges parts in pairs, so that half of them are free again.
static void halve(struct pa_gctrace *t)
{
    for (size_t i = 0; i < PA_GCTRACE_PARTS / 2; i++) {
        struct pa_gctrace_part pair = t->parts[2 * i];
        pa_gctrace_part_merge(&pair, &t->parts[2 * i + 1]);
        pa_gctrace_part_release(&t->parts[2 * i + 1]);
        t->parts[2 * i] = (struct pa_gctrace_part){0};
        t->parts[2 * i + 1] = (struct pa_gctrace_part){0};
        t->parts[i] = pair;
    }
    t->part_count = PA_GCTRACE_PARTS / 2;
    t->part_cycles *= 2;
}

// The part that the next cycle belongs to.
static struct pa_gctrace_part *open_part(struct pa_gctrace *t)
{
    if (t->part_count && t->parts[t->part_count - 1].cycles < t->part_cycles)
        return &t->parts[t->part_count - 1];
    if (t->part_count == PA_GCTRACE_PARTS)
        halve(t);
    struct pa_gctrace_part *part = &t->parts[t->part_count++];
    part->stacks_most = part->globals_most = -1;
    part->begins = part->ends = t->ends;
    return part;
}

// ---- Cycles

// What follows from a cycle and the one before it.
struct step {
    double seconds, allocated, ends;
};

static void add(struct pa_gctrace_part *p, const struct pa_gc_cycle *c, const struct step *step)
{
    double live = (double)c->live;
    p->live_least = p->cycles && p->live_least < live ? p->live_least : live;
    p->live_most = larger(p->live_most, live);
    p->before_most = larger(p->before_most, (double)c->before);
    p->goal_most = larger(p->goal_most, (double)c->goal);
    p->stacks_most = larger(p->stacks_most, (double)c->stacks);
    p->globals_most = larger(p->globals_most, (double)c->globals);
    p->cycles++;
    p->forced += c->forced;
    p->timed += c->at >= 0;
    p->seconds += step->seconds;
    p->available += step->seconds * (double)c->procs;
    p->allocated += step->allocated;
    p->ends = step->ends;
    p->stw_seconds += (double)c->stw / 1e9;
    p->mark_seconds += (double)c->mark / 1e9;
    if (c->cpu_stw >= 0) {
        p->cpu_stw += (double)c->cpu_stw / 1e9;
        p->cpu_assist += (double)c->cpu_assist / 1e9;
        p->cpu_background += (double)c->cpu_background / 1e9;
        p->cpu_idle += (double)c->cpu_idle / 1e9;
    }
    p->before += (double)c->before;
    p->after += (double)c->after;
    p->live += live;
    p->goal += c->goal < 0 ? 0 : (double)c->goal;
    pa_decimals_add(&p->stw, c->stw);
    pa_decimals_add(&p->mark, c->mark);
}

// Whether the cycle can be the one after the run's last.
static bool follows(const struct pa_gctrace_run *run, const struct pa_gc_cycle *c, bool next)
{
    return (c->at < 0 || c->at >= run->at) &&
           (next ? c->number == run->number + 1 : c->number > run->number);
}

// Returns the process that the cycle belongs to: one whose next number it has, of several the
// latest; else the process that wrote last, if numbers of it may be missing; NULL: a new process.
static struct pa_gctrace_run *find_run(struct pa_gctrace *t, const struct pa_gc_cycle *c)
{
    struct pa_gctrace_run *best = NULL;
    for (size_t i = 0; i < t->run_count; i++) {
        struct pa_gctrace_run *run = &t->runs[i];
        if (follows(run, c, true) && (!best || run->at > best->at))
            best = run;
    }
    if (!best && t->run_count && c->number > 1 && follows(&t->runs[t->run_count - 1], c, false)) {
        best = &t->runs[t->run_count - 1];
        t->skipped += (uint64_t)(c->number - best->number - 1);
    }
    return best;
}

static struct pa_gctrace_run *start_run(struct pa_gctrace *t, const struct pa_gc_cycle *c)
{
    if (t->run_count == PA_GCTRACE_RUNS) {
        memmove(t->runs, t->runs + 1, (PA_GCTRACE_RUNS - 1) * sizeof *t->runs);
        t->run_count--;
    }
    struct pa_gctrace_run *run = &t->runs[t->run_count++];
    // Collection 1 says what happened since the start of its process; a later first one does not.
    bool first = c->number <= 1;
    *run = (struct pa_gctrace_run){.number = c->number,
                                   .at = first || c->at < 0 ? 0 : c->at,
                                   .live = first ? 0 : c->before,
                                   .offset = t->ends};
    run->offset -= (double)run->at / 1e9;
    t->starts++;
    return run;
}

void pa_gctrace_add_cycle(struct pa_gctrace *t, const struct pa_gc_cycle *c)
{
    struct pa_gctrace_run *run = find_run(t, c);
    if (!run)
        run = start_run(t, c);
    struct step step = {.ends = t->ends};
    if (c->at >= 0) {
        t->ends = larger(t->ends, run->offset + (double)t->from / 1e9);
        step.seconds = (double)(c->at - (run->at > t->from ? run->at : t->from)) / 1e9;
        step.ends = larger(run->offset + (double)c->at / 1e9, t->ends);
    }
    bool wanted = c->at < 0 || (c->at >= t->from && c->at <= t->to);
    step.allocated =
        larger((double)(c->before - run->live), 0) + larger((double)(c->after - c->before), 0);
    if (wanted)
        add(open_part(t), c, &step);
    t->ends = step.ends;
    t->unforced += wanted && !c->forced;
    t->last_per_cent = c->per_cent;
    t->procs_least = !t->procs_least || c->procs < t->procs_least ? c->procs : t->procs_least;
    t->procs_most = c->procs > t->procs_most ? c->procs : t->procs_most;
    run->number = c->number;
    run->at = c->at < 0 ? run->at : c->at;
    run->live = c->live;
}

void pa_gctrace_sum_up(struct pa_gctrace *t)
{
    pa_gctrace_part_release(&t->all);
    t->all = (struct pa_gctrace_part){.stacks_most = -1, .globals_most = -1};
    for (size_t i = 0; i < t->part_count; i++)
        pa_gctrace_part_merge(&t->all, &t->parts[i]);
}

double pa_gctrace_begun(const struct pa_gctrace *t, double started)
{
    started = isnan(t->started) ? started : t->started;
    return t->starts == 1 ? started - t->runs[0].offset : NAN;
}

double pa_gctrace_gc_share(const struct pa_gctrace_part *p)
{
    double gc = p->cpu_stw + p->cpu_assist + p->cpu_background;
    return p->timed && p->available > 0 ? gc / p->available : NAN;
}

double pa_gctrace_assist_share(const struct pa_gctrace_part *p)
{
    double gc = p->cpu_stw + p->cpu_assist + p->cpu_background;
    return gc > 0 ? p->cpu_assist / gc : NAN;
}

double pa_gctrace_frequency(const struct pa_gctrace_part *p)
{
    return p->seconds > 0 ? (double)p->timed / p->seconds : NAN;
}

double pa_gctrace_allocation_rate(const struct pa_gctrace_part *p)
{
    return p->seconds > 0 ? p->allocated / p->seconds : NAN;
}

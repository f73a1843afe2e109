// SPDX-License-Identifier: Apache-2.0
#include "advise/symptoms.h"

#include "evidence/gctrace_growth.h"

#include <math.h>
#include <string.h>

static void release(void *object)
{
    struct pa_symptoms *e = object;
    pa_vec_release(&e->heaps);
    pa_vec_release(&e->dumps);
}

struct pa_symptoms *pa_symptoms_new(const struct pa_strings *strings, struct pa_arena *arena)
{
    struct pa_symptoms *e = pa_arena_calloc(arena, 1, sizeof *e);
    e->strings = strings;
    e->cpu = pa_tally_new(arena, strings);
    e->memory = (struct pa_process_memory){NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, 0};
    e->quota = (struct pa_quota){NAN, NAN, NAN};
    e->load = (struct pa_load_seen){NAN, NAN, NAN, NAN};
    e->collections.stacks = -1;
    pa_arena_defer(arena, release, e);
    return e;
}

// ---- Kinds

static bool has_type(const struct pa_profile *p, const char *name)
{
    for (uint32_t i = 0; i < p->type_count; i++)
        if (strcmp(pa_profile_text(p, p->types[i].type), name) == 0)
            return true;
    return false;
}

// Stacks of mutex profiles end where a lock is released.
static bool ends_in_unlock(const struct pa_profile *p)
{
    struct pa_sample_reader reader;
    pa_set_bits sets = 0;
    pa_sample_reader_init(&reader, p);
    reader.skip_labels = true;
    while (!(sets & PA_IN(UNLOCK)) && pa_sample_next(&reader)) {
        if (reader.sample.depth == 0)
            continue;
        const struct pa_location *l =
            &p->locations[reader.sample.location[reader.sample.depth - 1]];
        if (l->line_count)
            sets |=
                pa_sets_of(pa_profile_text(p, p->functions[p->lines[l->first_line].function].name));
    }
    pa_sample_reader_release(&reader);
    return sets & PA_IN(UNLOCK);
}

enum pa_symptoms_kind pa_symptoms_kind_of(const struct pa_profile *p)
{
    if (p->type_count == 0)
        return PA_SYMPTOM_OTHER;
    if (has_type(p, "alloc_space") || has_type(p, "inuse_space"))
        return PA_SYMPTOM_HEAP;
    if (has_type(p, "contentions") && has_type(p, "delay"))
        return ends_in_unlock(p) ? PA_SYMPTOM_MUTEX : PA_SYMPTOM_BLOCK;
    if (strncmp(pa_profile_text(p, p->types[0].type), "goroutine", 9) == 0)
        return PA_SYMPTOM_GOROUTINE;
    if (has_type(p, "cpu") || has_type(p, "samples"))
        return PA_SYMPTOM_CPU;
    return PA_SYMPTOM_OTHER;
}

const char *pa_symptoms_kind_name(enum pa_symptoms_kind kind)
{
    static const char *const NAMES[] = {"CPU", "heap", "goroutine", "block", "mutex", "other"};
    return NAMES[kind];
}

// ---- Adding

static void add_cpu(struct pa_symptoms *e, const struct pa_known_functions *known)
{
    const struct pa_profile *p = known->profile;
    pa_tally_cpu(e->cpu, known);
    e->cpu_seconds += (double)p->duration_nanos / 1e9;
    if (p->period > 0 && strcmp(pa_profile_text(p, p->period_type.unit), "nanoseconds") == 0)
        e->cpu_period = (double)p->period / 1e9;
}

static void add_heap(struct pa_symptoms *e, const struct pa_known_functions *known,
                     struct pa_arena *arena)
{
    const struct pa_profile *p = known->profile;
    struct pa_tally *t = pa_tally_new(arena, e->strings);
    pa_tally_heap(t, known);
    // A profile of allocations has the same data as a heap profile, often of the same moment: it is
    // not another state to compare.
    if (strcmp(pa_profile_text(p, p->default_type), "alloc_space") == 0)
        e->allocs = t;
    else
        pa_vec_push(&e->heaps, t);
}

static void add_waits(struct pa_symptoms *e, const struct pa_known_functions *known,
                      struct pa_tally **tally, struct pa_arena *arena)
{
    *tally = pa_tally_new(arena, e->strings);
    pa_tally_waits(*tally, known);
    e->window = (double)known->profile->duration_nanos / 1e9;
}

// The first mapping is the program's.
static void note_build(struct pa_symptoms *e, const struct pa_profile *p)
{
    const struct pa_mapping *m = p->mapping_count ? &p->mappings[1] : NULL;
    if (!m || !m->build_id)
        return;
    e->mixed |= e->build_id && e->binary == m->file && e->build_id != m->build_id;
    if (!e->build_id) {
        e->binary = m->file;
        e->build_id = m->build_id;
    }
}

bool pa_symptoms_add(struct pa_symptoms *e, const struct pa_profile *p,
                     const struct pa_symptoms_options *o, struct pa_arena *arena,
                     struct pa_error *err)
{
    struct pa_known_functions known;
    enum pa_symptoms_kind kind = pa_symptoms_kind_of(p);
    e->profiles[kind]++;
    note_build(e, p);
    if (!pa_known_functions_find(p, o->own, arena, &known, err))
        return false;
    if (kind == PA_SYMPTOM_CPU)
        add_cpu(e, &known);
    else if (kind == PA_SYMPTOM_HEAP)
        add_heap(e, &known, arena);
    else if (kind == PA_SYMPTOM_GOROUTINE)
        pa_vec_push(&e->dumps, pa_groups_count(&known, arena));
    else if (p->sample_count == 0) // an empty mutex profile looks like one of blocking
        return true;
    else if (kind == PA_SYMPTOM_BLOCK)
        add_waits(e, &known, &e->block, arena);
    else if (kind == PA_SYMPTOM_MUTEX)
        add_waits(e, &known, &e->mutex, arena);
    else
        e->others++;
    return true;
}

// The first third of a log is the program's start, where the heap is small.
void pa_symptoms_add_trace(struct pa_symptoms *e, const struct pa_gctrace *trace)
{
    double goal = 0, live = 0;
    uint64_t cycles = 0, unforced = 0;
    for (size_t i = trace->part_count / 3; i < trace->part_count; i++) {
        goal += trace->parts[i].goal;
        live += trace->parts[i].live;
        cycles += trace->parts[i].cycles;
        unforced += trace->parts[i].cycles - trace->parts[i].forced;
    }
    const struct pa_gctrace_part *all = &trace->all;
    double share = pa_gctrace_gc_share(all);
    uint64_t idle = trace->idle_forced < all->forced ? trace->idle_forced : all->forced;
    struct pa_gctrace_growth growth;
    pa_gctrace_growth(trace, &growth);
    e->collections = (struct pa_collections){.count = unforced,
                                             .headroom = live > 0 ? (goal - live) / live : 0,
                                             .live = cycles ? live / (double)cycles : 0,
                                             .share = share >= 0 ? share : 0,
                                             .processors = trace->procs_most,
                                             .all = all->cycles,
                                             .forced = all->forced - idle,
                                             .assists = pa_gctrace_assist_share(all),
                                             .stw_p99 = pa_decimals_quantile(&all->stw, .99) / 1e9,
                                             .stacks = all->stacks_most,
                                             .allocated = pa_gctrace_allocation_rate(all),
                                             .grows = growth.grows,
                                             .first = growth.first,
                                             .last = growth.last};
}

// The value at the last moment of the first metric that is there; `trend` may be NULL.
static double last_value(const struct pa_metrics *m, const char *const *names,
                         struct pa_metric_trend *trend)
{
    for (; *names; names++) {
        const struct pa_metric *metric = pa_metrics_find(m, *names);
        struct pa_metric_trend t;
        if (!metric)
            continue;
        pa_metric_trend(m, metric, trend ? trend : &t);
        return trend ? trend->last : t.last;
    }
    return NAN;
}

// The last value of a metric with labels; NaN if there is none, or several that differ: metrics of
// other containers.
static double labelled_value(const struct pa_metrics *m, const char *name)
{
    size_t size = strlen(name);
    double value = NAN;
    for (size_t i = 0; i < m->list.count; i++) {
        const struct pa_metric *metric = &m->list.items[i];
        struct pa_metric_trend t;
        if (strncmp(metric->name, name, size) != 0 ||
            (metric->name[size] != 0 && metric->name[size] != '{'))
            continue;
        pa_metric_trend(m, metric, &t);
        if (!isnan(value) && t.last != value)
            return NAN;
        value = t.last;
    }
    return value;
}

static struct pa_quota quota_of(const struct pa_metrics *m)
{
    static const char *const processors[] = {"go_sched_gomaxprocs_threads",
                                             "/sched/gomaxprocs:threads", NULL};
    return (struct pa_quota){.cores = labelled_value(m, "container_spec_cpu_quota") /
                                      labelled_value(m, "container_spec_cpu_period"),
                             .throttled =
                                 labelled_value(m, "container_cpu_cfs_throttled_periods_total") /
                                 labelled_value(m, "container_cpu_cfs_periods_total"),
                             .processors = last_value(m, processors, NULL)};
}

void pa_symptoms_add_metrics(struct pa_symptoms *e, const struct pa_metrics *m)
{
    static const char *const resident[] = {"process_resident_memory_bytes", NULL};
    static const char *const heap[] = {"go_memstats_heap_inuse_bytes", "HeapInuse",
                                       "/memory/classes/heap/objects:bytes", NULL};
    static const char *const stacks[] = {"go_memstats_stack_inuse_bytes", "StackInuse",
                                         "/memory/classes/heap/stacks:bytes", NULL};
    static const char *const system[] = {"go_memstats_sys_bytes", "Sys",
                                         "/memory/classes/total:bytes", NULL};
    static const char *const released[] = {"go_memstats_heap_released_bytes", "HeapReleased",
                                           "/memory/classes/heap/released:bytes", NULL};
    struct pa_metric_trend trend = {.low = NAN, .first = NAN, .last = NAN};
    e->memory = (struct pa_process_memory){.resident = last_value(m, resident, NULL),
                                           .heap = last_value(m, heap, &trend),
                                           .stacks = last_value(m, stacks, NULL),
                                           .system = last_value(m, system, NULL),
                                           .released = last_value(m, released, NULL),
                                           .moments = m->moments};
    e->quota = quota_of(m);
    e->memory.growth_low = trend.low;
    e->memory.first = trend.first;
    e->memory.last = trend.last;
}

// ---- Sums

const struct pa_tally *pa_symptoms_first_heap(const struct pa_symptoms *e)
{
    return e->heaps.count > 1 ? e->heaps.items[0] : NULL;
}

const struct pa_tally *pa_symptoms_last_heap(const struct pa_symptoms *e)
{
    return e->heaps.count ? e->heaps.items[e->heaps.count - 1] : e->allocs;
}

const struct pa_tally *pa_symptoms_allocs(const struct pa_symptoms *e)
{
    return e->allocs ? e->allocs : pa_symptoms_last_heap(e);
}

double pa_symptoms_share(const struct pa_symptoms *e, enum pa_advise_fact fact)
{
    int64_t all = e->cpu->fact[PA_FACT_ALL];
    return all ? (double)e->cpu->fact[fact] / (double)all : 0;
}

bool pa_symptoms_is_loading(const struct pa_symptoms *e)
{
    const struct pa_tally *heap = pa_symptoms_last_heap(e), *allocs = pa_symptoms_allocs(e);
    return heap &&
           (double)allocs->fact[PA_FACT_ALLOC_BYTES] < 3 * (double)heap->fact[PA_FACT_INUSE_BYTES];
}

double pa_symptoms_cores(const struct pa_symptoms *e)
{
    if (e->cpu_seconds <= 0)
        return 0;
    double period = e->cpu_period > 0 ? e->cpu_period : .01;
    return (double)e->cpu->fact[PA_FACT_ALL] * period / e->cpu_seconds;
}

bool pa_symptoms_is_full(const struct pa_symptoms *e)
{
    double processors = (double)e->collections.processors;
    return processors == 1 || (processors > 1 && pa_symptoms_cores(e) >= .9 * processors);
}

double pa_symptoms_waiting(const struct pa_symptoms *e)
{
    double window = e->window > 0 ? e->window : e->cpu_seconds;
    if (window <= 0 || (!e->block && !e->mutex))
        return 0;
    int64_t nanos =
        e->block ? e->block->fact[PA_FACT_LOCK_NANOS] : e->mutex->fact[PA_FACT_UNLOCK_NANOS];
    return (double)nanos / 1e9 / window;
}

// SPDX-License-Identifier: Apache-2.0
// Two steps, each by two threads: a walk over half of the samples deals out what paths are worth
// to sets (path_walk.h); then half of the sets are added up, one after another, in a table that
// fits into a near cache.
#include "analysis/heavy_paths.h"

#include "analysis/path_walk.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/thread.h"
#include "profile/sample.h"

#include <stdlib.h>
#include <string.h>

// Fewer samples are added up before a thread has started, and before their tree is too large for
// the caches.
enum { MOST_JOBS = 2, SAMPLES_A_JOB = 1 << 14, SMALL = 1 << 15 };

// Adds up a share of the sets.
struct job {
    const struct pa_path_walk *walks;
    uint32_t walk_count, part;
    const struct pa_heavy_options *options;
    // The paths of one set, and where they are: a table with open addressing of their numbers from
    // 1; 0: free.
    PA_VEC(struct pa_path_entry) set;
    uint32_t *places;
    unsigned bits; // of a place's number
    // Of all sets of the share.
    uint64_t paths, stacks;
    PA_VEC(struct pa_path_entry) heavy;
    double least; // lighter ones are not heavy; doubled while there are more than options->most
};

// ---- Adding up a set

// Returns the place of a path, or the free one where it belongs.
static inline uint32_t *find(const struct job *j, uint64_t hash)
{
    uint32_t mask = (UINT32_C(1) << j->bits) - 1, at = (uint32_t)(hash >> 24) & mask;
    while (j->places[at] && j->set.items[j->places[at] - 1].hash != hash)
        at = (at + 1) & mask;
    return &j->places[at];
}

static void grow(struct job *j)
{
    free(j->places);
    j->bits++;
    j->places = pa_xcalloc((size_t)1 << j->bits, sizeof *j->places);
    for (size_t i = 0; i < j->set.count; i++)
        *find(j, j->set.items[i].hash) = (uint32_t)i + 1;
}

static inline void add(struct job *j, uint64_t hash, uint64_t sum)
{
    uint32_t *place = find(j, hash);
    if (*place) {
        uint64_t *old = &j->set.items[*place - 1].sum;
        *old = (*old + (sum & ~UINT64_C(1))) | (sum & 1);
    } else {
        j->set.items[j->set.count++] = (struct pa_path_entry){hash, sum};
        *place = (uint32_t)j->set.count;
    }
}

static void add_words(struct job *j, const uint64_t *word, size_t count, uint64_t set)
{
    uint64_t unit = j->walks->unit;
    const uint64_t *end = word + count;
    while (j->set.count + count > ((size_t)1 << j->bits) / 4)
        grow(j);
    pa_vec_reserve(&j->set, count);
    while (word < end) {
        uint64_t hash = set << 56 | *word >> 8, sum = pa_path_short_sum(*word++, unit);
        add(j, hash, sum ? sum : *word++);
    }
}

static void add_set(struct job *j, const struct pa_path_walk *walk, uint32_t set)
{
    const struct pa_path_block *b = walk->sets[set].last;
    add_words(j, b->words, (size_t)(walk->sets[set].next - b->words), set);
    while ((b = b->before))
        add_words(j, b->words, b->used, set);
}

// ---- Keeping what is heavy

static bool reaches(const struct pa_path_entry *e, double least)
{
    return (double)(e->sum / 2) >= least;
}

// Which paths are light is as good as random: nothing branches on it.
static void drop_lighter(struct job *j)
{
    size_t kept = 0;
    for (size_t i = 0; i < j->heavy.count; i++) {
        const struct pa_path_entry e = j->heavy.items[i];
        j->heavy.items[kept] = e;
        kept += reaches(&e, j->least);
    }
    j->heavy.count = kept;
}

// Once there are too many, those that come are measured by the new least.
static void limit(struct job *j)
{
    while (j->options->most && j->heavy.count > j->options->most) {
        j->least *= 2;
        drop_lighter(j);
    }
}

// Takes the paths of a set, which was added up, and makes room for the next.
static void take(struct job *j)
{
    size_t count = j->set.count, heavy = j->heavy.count;
    pa_vec_reserve(&j->heavy, count);
    for (size_t i = 0; i < count; i++) {
        const struct pa_path_entry e = j->set.items[i];
        j->stacks += e.sum & 1;
        j->heavy.items[heavy] = e;
        heavy += reaches(&e, j->least);
    }
    j->heavy.count = heavy;
    j->paths += count;
    memset(j->places, 0, sizeof *j->places << j->bits);
    j->set.count = 0;
    limit(j);
}

static void run_job(void *job)
{
    struct job *j = job;
    grow(j);
    pa_vec_reserve(&j->heavy, j->options->most);
    for (uint32_t s = j->part; s < PA_PATH_SETS; s += j->walk_count) {
        for (uint32_t w = 0; w < j->walk_count; w++)
            add_set(j, &j->walks[w], s);
        take(j);
    }
}

// ---- Putting together

// Whatever is too light for one job's sets alone is too light for all.
static void join(struct job *to, struct job *from)
{
    to->paths += from->paths;
    to->stacks += from->stacks;
    to->least = from->least > to->least ? from->least : to->least;
    pa_vec_reserve(&to->heavy, from->heavy.count);
    for (size_t i = 0; i < from->heavy.count; i++)
        to->heavy.items[to->heavy.count++] = from->heavy.items[i];
    drop_lighter(to);
    limit(to);
}

static void set_bit(struct pa_heavy_paths *heavy, uint64_t bit)
{
    heavy->may[bit / 64] |= UINT64_C(1) << bit % 64;
}

static void make_bits(struct pa_heavy_paths *heavy, unsigned bits, struct pa_arena *arena)
{
    heavy->may_bits = bits;
    heavy->may = pa_arena_calloc(arena, ((size_t)1 << bits) / 64, sizeof *heavy->may);
}

static void index_heavy(struct pa_heavy_paths *heavy, const struct job *j, struct pa_arena *arena)
{
    heavy->count = (uint32_t)j->heavy.count;
    heavy->bits = 6;
    while (((size_t)1 << heavy->bits) / 2 < j->heavy.count)
        heavy->bits++;
    make_bits(heavy, heavy->bits + 2, arena);
    uint64_t mask = (UINT64_C(1) << heavy->bits) - 1;
    heavy->hashes = pa_arena_calloc(arena, (size_t)mask + 1, sizeof *heavy->hashes);
    for (size_t i = 0; i < j->heavy.count; i++) {
        uint64_t hash = j->heavy.items[i].hash, place = hash >> (64 - heavy->bits);
        while (heavy->hashes[place])
            place = (place + 1) & mask;
        heavy->hashes[place] = hash;
        set_bit(heavy, hash >> (64 - heavy->may_bits));
    }
}

static void index_buckets(struct pa_heavy_paths *heavy, const struct pa_path_walk *walks,
                          double least, struct pa_arena *arena)
{
    make_bits(heavy, PA_PATH_BUCKET_BITS, arena);
    for (uint32_t b = 0; b < PA_PATH_BUCKETS; b++) {
        uint64_t sum = 0;
        for (uint32_t w = 0; w < heavy->parts; w++)
            sum += walks[w].buckets[b];
        if ((double)(sum / 2) >= least)
            set_bit(heavy, b);
    }
}

static double least_of(const struct pa_heavy_options *o, const struct pa_path_walk *walks,
                       uint32_t count)
{
    uint64_t total = 0;
    for (uint32_t i = 0; i < count; i++)
        total += walks[i].total;
    return o->share * (o->of > 0 ? o->of : (double)total);
}

// Adds up the sets of all walks. Returns whether there are as many paths as may be heavy.
static bool add_up(struct pa_heavy_paths *heavy, const struct pa_path_walk *walks,
                   const struct pa_heavy_options *o, struct pa_arena *arena)
{
    struct job jobs[MOST_JOBS] = {{0}};
    uint32_t count = heavy->parts;
    double least = least_of(o, walks, count);
    for (uint32_t i = 0; i < count; i++)
        jobs[i] = (struct job){.walks = walks,
                               .walk_count = count,
                               .part = i,
                               .options = o,
                               .bits = 11,
                               .least = least};
    pa_threads_run(run_job, jobs, sizeof *jobs, count);
    for (uint32_t i = 1; i < count; i++)
        join(&jobs[0], &jobs[i]);
    heavy->paths = jobs[0].paths;
    heavy->stacks = jobs[0].stacks;
    if (walks->every)
        index_heavy(heavy, &jobs[0], arena);
    else
        index_buckets(heavy, walks, least, arena);
    for (uint32_t i = 0; i < count; i++) {
        free(jobs[i].places);
        pa_vec_release(&jobs[i].set);
        pa_vec_release(&jobs[i].heavy);
    }
    return heavy->paths >= o->most;
}

// Filters may keep notes while they work: samples that pass some are walked one after another.
static uint32_t count_jobs(const struct pa_profile *p)
{
    size_t most = p->filter_count ? 1 : p->sample_count / SAMPLES_A_JOB;
    return most < 2 ? 1 : pa_thread_count(most < MOST_JOBS ? (uint32_t)most : MOST_JOBS);
}

// The greatest common divisor of the first values.
static uint64_t find_unit(const struct pa_profile *p, uint32_t type)
{
    enum { ENOUGH = 1000 };
    struct pa_sample_reader r;
    uint64_t unit = 0;
    pa_sample_reader_init(&r, p);
    r.skip_labels = true;
    for (int i = 0; i < ENOUGH && unit != 1 && pa_sample_next(&r); i++)
        for (uint64_t rest = (uint64_t)pa_magnitude(r.sample.value[type]); rest;) {
            uint64_t next = unit % rest;
            unit = rest;
            rest = next;
        }
    pa_sample_reader_release(&r);
    return unit ? unit : 1;
}

static void run_walk(void *walk)
{
    pa_path_walk_run(walk);
}

// All frames of a stack have the value of its sample: a bucket is worth about as many times
// 1/PA_PATH_BUCKETS of everything as stacks are deep, which is to be little beside the share.
static bool buckets_tell(const struct pa_heavy_options *o)
{
    return o->most == 0 && o->share >= .005;
}

static bool find_heavy(struct pa_heavy_paths *heavy, const struct pa_heavy_options *o,
                       struct pa_arena *arena)
{
    struct pa_path_walk *walks = pa_xcalloc(MOST_JOBS, sizeof *walks);
    uint32_t count = heavy->parts = count_jobs(heavy->table->profile);
    uint64_t unit = find_unit(heavy->table->profile, heavy->measure.type);
    bool fits = true;
    for (uint32_t i = 0; i < count; i++) {
        walks[i].table = heavy->table;
        walks[i].type = heavy->measure.type;
        walks[i].part = i;
        walks[i].parts = count;
        walks[i].unit = unit;
        walks[i].every = !buckets_tell(o);
    }
    pa_threads_run(run_walk, walks, sizeof *walks, count);
    for (uint32_t i = 0; i < count; i++)
        fits &= !walks[i].refused;
    bool found = fits && add_up(heavy, walks, o, arena);
    for (uint32_t i = 0; i < count; i++)
        pa_path_walk_release(&walks[i]);
    free(walks);
    return found;
}

static bool has_base(const struct pa_profile *p)
{
    return pa_strings_find(p->strings, "pprof::base", 11) != UINT32_MAX;
}

const struct pa_heavy_paths *pa_heavy_paths_find(struct pa_node_table *table,
                                                 struct pa_measure measure,
                                                 const struct pa_heavy_options *options,
                                                 struct pa_arena *arena)
{
    const struct pa_profile *p = table->profile;
    struct pa_heavy_paths *heavy = pa_arena_calloc(arena, 1, sizeof *heavy);
    heavy->table = table;
    heavy->measure = measure;
    heavy->callees = options->callees;
    bool small = p->sample_count < SMALL && !options->any_size;
    if (small || measure.mean || has_base(p) || !(options->share > 0))
        return NULL;
    return find_heavy(heavy, options, arena) ? heavy : NULL;
}

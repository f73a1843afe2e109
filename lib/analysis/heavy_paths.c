// SPDX-License-Identifier: Apache-2.0
// Two steps, each by two threads: a walk over half of the samples deals out what paths are worth to
// sets (path_walk.h); then half of the sets are added up (path_sums.h).
#include "analysis/heavy_paths.h"

#include "analysis/path_sums.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/thread.h"
#include "profile/sample.h"

#include <stdlib.h>

// Fewer samples are added up before a thread has started, and before their tree is too large for
// the caches.
enum { SAMPLES_A_JOB = 1 << 14, SMALL = 1 << 15 };

static void set_bit(struct pa_heavy_paths *heavy, uint64_t bit)
{
    heavy->may[bit / 64] |= UINT64_C(1) << bit % 64;
}

static void make_bits(struct pa_heavy_paths *heavy, unsigned bits, struct pa_arena *arena)
{
    heavy->may_bits = bits;
    heavy->may = pa_arena_calloc(arena, ((size_t)1 << bits) / 64, sizeof *heavy->may);
}

static void index_heavy(struct pa_heavy_paths *heavy, const struct pa_path_sums *sums,
                        struct pa_arena *arena)
{
    heavy->count = (uint32_t)sums->heavy.count;
    heavy->bits = 6;
    while (((size_t)1 << heavy->bits) / 2 < sums->heavy.count)
        heavy->bits++;
    make_bits(heavy, heavy->bits + 2, arena);
    uint64_t mask = (UINT64_C(1) << heavy->bits) - 1;
    heavy->hashes = pa_arena_calloc(arena, (size_t)mask + 1, sizeof *heavy->hashes);
    for (size_t i = 0; i < sums->heavy.count; i++) {
        uint64_t hash = sums->heavy.items[i].hash, place = hash >> (64 - heavy->bits);
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

static void run_sums(void *sums)
{
    pa_path_sums_run(sums);
}

// Adds up the sets of all walks. Returns whether there are as many paths as may be heavy.
static bool add_up(struct pa_heavy_paths *heavy, const struct pa_path_walk *walks,
                   const struct pa_heavy_options *o, struct pa_arena *arena)
{
    struct pa_path_sums sums[PA_SAMPLE_PARTS] = {{0}};
    uint32_t count = heavy->parts;
    double least = least_of(o, walks, count);
    for (uint32_t i = 0; i < count; i++)
        sums[i] = (struct pa_path_sums){
            .walks = walks, .walk_count = count, .part = i, .most = o->most, .least = least};
    pa_threads_run(run_sums, sums, sizeof *sums, count);
    for (uint32_t i = 1; i < count; i++)
        pa_path_sums_join(&sums[0], &sums[i]);
    heavy->paths = sums[0].paths;
    heavy->stacks = sums[0].stacks;
    if (walks->every)
        index_heavy(heavy, &sums[0], arena);
    else
        index_buckets(heavy, walks, least, arena);
    for (uint32_t i = 0; i < count; i++)
        pa_path_sums_release(&sums[i]);
    return heavy->paths >= o->most;
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

// A location of a stack takes two bytes of the store, and its frames one or two words each. Stacks
// that filters took apart, and locations with very many inlined frames, can need any multiple of
// that, and a tree does not.
static size_t most_blocks(const struct pa_profile *p, uint32_t walks)
{
    const size_t bytes = p->store.size * 16 / walks;
    return 2 * PA_PATH_SETS + bytes / sizeof(struct pa_path_block);
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
    struct pa_path_walk *walks = pa_xcalloc(PA_SAMPLE_PARTS, sizeof *walks);
    uint32_t count = heavy->parts = pa_sample_parts(heavy->table->profile, SAMPLES_A_JOB);
    uint64_t unit = find_unit(heavy->table->profile, heavy->measure.type);
    bool fits = true;
    for (uint32_t i = 0; i < count; i++) {
        walks[i].table = heavy->table;
        walks[i].type = heavy->measure.type;
        walks[i].part = i;
        walks[i].parts = count;
        walks[i].unit = unit;
        walks[i].most_blocks = most_blocks(heavy->table->profile, count);
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

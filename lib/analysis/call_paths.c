// SPDX-License-Identifier: Apache-2.0
#include "analysis/call_paths.h"

#include "analysis/node.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/prefix_tree.h"
#include "profile/sample.h"

#include <math.h>
#include <stdlib.h>

enum { LEFT_OUT = UINT32_MAX };

// Values and what counts them, of the samples that end in a path.
struct sum {
    double value, count;
};

static void add_to(struct sum *to, const struct sum *more)
{
    to->value += more->value;
    to->count += more->count;
}

struct entry {
    uint32_t path;
    struct sum sum;
};

// By hash of a path: at least how many samples went through it in all runs. Different paths may
// share a number, which then is too large; so it can tell what to leave out, and no more.
struct sketch {
    float *counts;
    uint64_t mask;
};

struct frame {
    uint64_t hash; // of the path
    uint32_t path; // in the list, or the nearest caller's that is in it
    double count;  // of the samples on top so far; in sketching
};

struct collector {
    struct pa_counts *counts;
    double least;
    struct sketch sketch;
    struct pa_prefix_tree paths;  // of names
    PA_VEC(struct entry) entries; // of all runs, one run after the other
    size_t *end;                  // by run: of its entries
    PA_VEC(struct frame) frames;  // of the stack
    PA_VEC(uint32_t) ends;        // by location of the stack: frames up to here
};

// ---- Stacks of one run

struct run {
    const struct pa_profile *profile;
    struct pa_basis basis;
    struct pa_arena scratch;
    struct pa_node_table *table;
    pa_str *names; // by node of a location, see struct pa_node_table
};

static void open_run(struct collector *c, struct run *run)
{
    struct pa_node_table *t = run->table = pa_node_table_new(run->profile, NULL, &run->scratch);
    uint32_t count = t->first[run->profile->location_count + 1];
    run->names = pa_arena_calloc(&run->scratch, (size_t)count + 1, sizeof *run->names);
    for (uint32_t i = 0; i < count; i++)
        run->names[i] = pa_node_function(t, t->of_location[i]);
    c->frames.count = c->ends.count = 0;
}

static void read_run(const struct run *run, struct pa_sample_reader *r)
{
    pa_sample_reader_init(r, run->profile);
    r->skip_labels = true;
}

static uint64_t hash_frame(const struct collector *c, pa_str name)
{
    uint64_t below = c->frames.count ? c->frames.items[c->frames.count - 1].hash : 0;
    return pa_hash_u64(below ^ name * UINT64_C(0x9e3779b97f4a7c15));
}

// ---- The sketch

static float *cell(const struct sketch *s, uint64_t hash)
{
    return &s->counts[hash >> 8 & s->mask];
}

static bool may_be_testable(const struct collector *c, uint64_t hash)
{
    return !c->sketch.counts || *cell(&c->sketch, hash) >= c->least;
}

static void leave_frames(struct collector *c, size_t count)
{
    while (c->frames.count > count) {
        const struct frame *f = &c->frames.items[--c->frames.count];
        *cell(&c->sketch, f->hash) += (float)f->count;
        if (c->frames.count)
            c->frames.items[c->frames.count - 1].count += f->count;
    }
}

static void sketch_sample(struct collector *c, const struct run *run, const struct pa_sample *s)
{
    const struct pa_node_table *t = run->table;
    leave_frames(c, s->common ? c->ends.items[s->common - 1] : 0);
    c->ends.count = s->common;
    for (uint32_t i = s->common; i < s->depth; i++) {
        uint32_t l = s->location[i];
        for (uint32_t n = t->first[l]; n < t->first[l + 1]; n++) {
            uint64_t hash = hash_frame(c, run->names[n]);
            pa_vec_push(&c->frames, (struct frame){.hash = hash});
        }
        pa_vec_push(&c->ends, (uint32_t)c->frames.count);
    }
    if (c->frames.count)
        c->frames.items[c->frames.count - 1].count += pa_basis_count(&run->basis, s->value);
}

static void sketch_run(struct collector *c, struct run *run)
{
    struct pa_sample_reader r;
    open_run(c, run);
    read_run(run, &r);
    while (pa_sample_next(&r))
        sketch_sample(c, run, &r.sample);
    leave_frames(c, 0);
    pa_sample_reader_release(&r);
    pa_arena_release(&run->scratch);
}

// Where samples are counted one by one. Room for some paths a sample.
static void make_sketch(struct collector *c, struct run *runs, size_t count)
{
    uint64_t samples = 0, size = 1 << 12;
    for (size_t r = 0; r < count; r++)
        samples += runs[r].profile->sample_count;
    while (size < 8 * samples && size < UINT64_C(1) << 28)
        size *= 2;
    c->sketch = (struct sketch){pa_xcalloc(size, sizeof(float)), size - 1};
    for (size_t r = 0; r < count; r++)
        sketch_run(c, &runs[r]);
}

// ---- The tree

// The path of a sample, as far as it may be testable. Only what differs from the stack before is
// looked up.
static uint32_t path_of(struct collector *c, const struct run *run, const struct pa_sample *s)
{
    const struct pa_node_table *t = run->table;
    c->ends.count = s->common;
    c->frames.count = s->common ? c->ends.items[s->common - 1] : 0;
    struct frame f = {.path = 0};
    bool known = true;
    if (c->frames.count) {
        f = c->frames.items[c->frames.count - 1];
        known = may_be_testable(c, f.hash);
    }
    for (uint32_t i = s->common; i < s->depth; i++) {
        uint32_t l = s->location[i];
        for (uint32_t n = t->first[l]; known && n < t->first[l + 1]; n++) {
            f.hash = hash_frame(c, run->names[n]);
            known = may_be_testable(c, f.hash);
            f.path = known ? pa_prefix_tree_child(&c->paths, f.path, run->names[n]) : f.path;
            pa_vec_push(&c->frames, f);
        }
        pa_vec_push(&c->ends, (uint32_t)c->frames.count);
    }
    return f.path;
}

static void add_run(struct collector *c, struct run *run)
{
    struct pa_sample_reader r;
    open_run(c, run);
    read_run(run, &r);
    size_t first = c->entries.count;
    while (pa_sample_next(&r)) {
        uint32_t path = path_of(c, run, &r.sample);
        struct sum sum = {(double)r.sample.value[run->basis.type] * run->basis.scale,
                          pa_basis_count(&run->basis, r.sample.value)};
        if (run->basis.kind == PA_BASIS_HEAP) // a variance
            sum.count *= run->basis.scale * run->basis.scale;
        size_t count = c->entries.count;
        if (count > first && c->entries.items[count - 1].path == path)
            add_to(&c->entries.items[count - 1].sum, &sum);
        else
            pa_vec_push(&c->entries, (struct entry){path, sum});
    }
    pa_sample_reader_release(&r);
    pa_arena_release(&run->scratch);
}

// ---- All runs

// Of all runs together, a frame with all it calls.
static struct sum *sum_paths(const struct collector *c)
{
    struct sum *sums = pa_xcalloc(c->paths.nodes.count, sizeof *sums);
    for (size_t i = 0; i < c->entries.count; i++)
        add_to(&sums[c->entries.items[i].path], &c->entries.items[i].sum);
    for (size_t p = c->paths.nodes.count; --p > 0;)
        add_to(&sums[c->paths.nodes.items[p].parent], &sums[p]);
    return sums;
}

static bool is_testable(const struct pa_counts *n, const struct sum *sum, double least)
{
    double samples = n->heap && sum->count > 0 ? sum->value * sum->value / sum->count : sum->count;
    bool counted = n->sampled || n->census;
    return counted ? samples >= least : sum->value != 0;
}

// From a path to what it is among those kept, LEFT_OUT if it is not; gives how many are.
static uint32_t choose(const struct collector *c, const struct sum *sums, uint32_t *kept)
{
    uint32_t count = 0;
    for (size_t p = 0; p < c->paths.nodes.count; p++)
        kept[p] = p == 0 || is_testable(c->counts, &sums[p], c->least) ? 0 : LEFT_OUT;
    for (size_t p = c->paths.nodes.count; --p > 0;) {
        if (kept[p] != LEFT_OUT)
            kept[c->paths.nodes.items[p].parent] = 0;
    }
    for (size_t p = 0; p < c->paths.nodes.count; p++)
        kept[p] = kept[p] == LEFT_OUT ? LEFT_OUT : count++;
    return count;
}

static uint32_t nearest_kept(const struct collector *c, const uint32_t *kept, uint32_t path)
{
    while (kept[path] == LEFT_OUT)
        path = c->paths.nodes.items[path].parent;
    return kept[path];
}

static void fill_counts(const struct collector *c, const uint32_t *kept,
                        const struct pa_call_paths *paths)
{
    struct pa_counts *n = c->counts;
    size_t i = 0;
    for (size_t r = 0; r < n->runs; r++) {
        for (; i < c->end[r]; i++) {
            const struct entry *e = &c->entries.items[i];
            size_t at = nearest_kept(c, kept, e->path) * n->runs + r;
            n->cum_value[at] += e->sum.value;
            n->cum_samples[at] += e->sum.count;
        }
    }
    for (size_t p = n->functions; --p > 0;) {
        size_t from = p * n->runs, to = paths->list[p].parent * n->runs;
        for (size_t r = 0; r < n->runs; r++) {
            n->cum_value[to + r] += n->cum_value[from + r];
            n->cum_samples[to + r] += n->cum_samples[from + r];
        }
    }
    if (n->heap)
        pa_counts_make_pieces(n->cum_value, n->cum_samples, n->functions, n->runs);
}

static void keep(struct collector *c, struct pa_arena *arena, struct pa_call_paths *paths)
{
    struct sum *sums = sum_paths(c);
    uint32_t *kept = pa_xmalloc(c->paths.nodes.count * sizeof *kept);
    size_t count = choose(c, sums, kept);
    free(sums);
    paths->list = pa_arena_calloc(arena, count, sizeof *paths->list);
    for (size_t p = 1; p < c->paths.nodes.count; p++) {
        const struct pa_prefix *path = &c->paths.nodes.items[p];
        if (kept[p] != LEFT_OUT)
            paths->list[kept[p]] = (struct pa_call_path){kept[path->parent], path->item};
    }
    c->counts->functions = count;
    c->counts->cum_value = pa_arena_calloc(arena, count * c->counts->runs, sizeof(double));
    c->counts->cum_samples = pa_arena_calloc(arena, count * c->counts->runs, sizeof(double));
    fill_counts(c, kept, paths);
    free(kept);
}

static void release(struct collector *c)
{
    free(c->sketch.counts);
    free(c->end);
    pa_prefix_tree_release(&c->paths);
    pa_vec_release(&c->entries);
    pa_vec_release(&c->frames);
    pa_vec_release(&c->ends);
}

struct pa_call_paths *pa_call_paths_count(struct pa_comparison_runs runs, const char *type,
                                          double least_samples, struct pa_arena *arena,
                                          struct pa_error *err)
{
    const struct pa_run_type *types = pa_run_types_find(runs, type, arena, err);
    if (!types)
        return NULL;
    struct pa_call_paths *paths = pa_arena_calloc(arena, 1, sizeof *paths);
    struct pa_counts *counts = &paths->counts;
    struct collector c = {
        .counts = counts, .least = least_samples, .end = pa_xcalloc(runs.count + 1, sizeof *c.end)};
    struct run *list = pa_xcalloc(runs.count + 1, sizeof *list);
    pa_prefix_tree_init(&c.paths);
    pa_counts_begin(counts, runs.list[0].profile, types);
    for (size_t r = 0; r < runs.count; r++) {
        list[r].profile = runs.list[r].profile;
        list[r].basis = pa_counts_add_run(counts, runs.list[r].profile);
    }
    if (counts->sampled && !counts->heap)
        make_sketch(&c, list, runs.count);
    for (size_t r = 0; r < runs.count; r++) {
        add_run(&c, &list[r]);
        c.end[r] = c.entries.count;
    }
    keep(&c, arena, paths);
    release(&c);
    free(list);
    return paths;
}

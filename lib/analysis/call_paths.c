// SPDX-License-Identifier: Apache-2.0
#include "analysis/call_paths.h"

#include "analysis/node.h"
#include "base/hash.h"
#include "base/memory.h"
#include "profile/sample.h"

#include <math.h>
#include <stdlib.h>

enum { LEFT_OUT = UINT32_MAX };

// Values and what counts them, of the samples that end in a path.
struct sum {
    double value, count;
};

struct entry {
    uint32_t path;
    struct sum sum;
};

struct collector {
    struct pa_counts *counts;
    PA_VEC(struct pa_call_path) list; // by path
    struct pa_index index;            // of list
    PA_VEC(struct entry) entries;     // of all runs, one run after the other
    size_t *end;                      // by run: of its entries
    PA_VEC(uint32_t) path;            // by frame of the stack
    PA_VEC(uint32_t) ends;            // by location of the stack: frames up to here
};

static uint32_t find_or_add(struct collector *c, uint32_t parent, pa_str name)
{
    uint64_t hash = pa_hash_u64((uint64_t)parent << 32 | name);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&c->index, hash); pa_index_at(&c->index, slot, hash, &i);
         slot = pa_index_next(&c->index, slot)) {
        if (i != UINT32_MAX && c->list.items[i].parent == parent && c->list.items[i].name == name)
            return i;
    }
    i = (uint32_t)c->list.count;
    pa_vec_push(&c->list, (struct pa_call_path){parent, name});
    pa_index_add(&c->index, hash, i);
    return i;
}

// ---- One run

// By node of a location, see struct pa_node_table.
static pa_str *name_frames(const struct pa_profile *p, struct pa_node_table *t)
{
    uint32_t count = t->first[p->location_count + 1];
    pa_str *names = pa_xcalloc((size_t)count + 1, sizeof *names);
    for (uint32_t i = 0; i < count; i++)
        names[i] = pa_node_function(t, t->of_location[i]);
    return names;
}

// The path of a sample. Only what differs from the stack before is looked up.
static uint32_t path_of(struct collector *c, const struct pa_node_table *t, const pa_str *names,
                        const struct pa_sample *s)
{
    c->ends.count = s->common;
    c->path.count = s->common ? c->ends.items[s->common - 1] : 0;
    uint32_t path = c->path.count ? c->path.items[c->path.count - 1] : 0;
    for (uint32_t i = s->common; i < s->depth; i++) {
        uint32_t l = s->location[i];
        for (uint32_t n = t->first[l]; n < t->first[l + 1]; n++) {
            path = find_or_add(c, path, names[n]);
            pa_vec_push(&c->path, path);
        }
        pa_vec_push(&c->ends, (uint32_t)c->path.count);
    }
    return path;
}

static void add_run(struct collector *c, const struct pa_profile *p, const struct pa_basis *basis)
{
    struct pa_arena scratch = {0};
    struct pa_node_table *t = pa_node_table_new(p, NULL, &scratch);
    pa_str *names = name_frames(p, t);
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    r.skip_labels = p->filter_count == 0;
    c->path.count = c->ends.count = 0;
    while (pa_sample_next(&r)) {
        uint32_t path = path_of(c, t, names, &r.sample);
        struct sum sum = {(double)r.sample.value[basis->type],
                          pa_basis_count(basis, r.sample.value)};
        pa_vec_push(&c->entries, (struct entry){path, sum});
    }
    pa_sample_reader_release(&r);
    free(names);
    pa_arena_release(&scratch);
}

// ---- All runs

static void add_to(struct sum *to, const struct sum *more)
{
    to->value += more->value;
    to->count += more->count;
}

// Of all runs together, a frame with all it calls.
static struct sum *sum_paths(const struct collector *c)
{
    struct sum *sums = pa_xcalloc(c->list.count, sizeof *sums);
    for (size_t i = 0; i < c->entries.count; i++)
        add_to(&sums[c->entries.items[i].path], &c->entries.items[i].sum);
    for (size_t p = c->list.count; --p > 0;)
        add_to(&sums[c->list.items[p].parent], &sums[p]);
    return sums;
}

static bool is_testable(const struct pa_counts *n, const struct sum *sum, double least)
{
    double samples = n->heap && sum->count > 0 ? sum->value * sum->value / sum->count : sum->count;
    bool counted = n->sampled || n->census;
    return counted ? samples >= least : sum->value != 0;
}

// From a path to what it is among those kept, LEFT_OUT if it is not; gives how many are.
static uint32_t choose(const struct collector *c, const struct sum *sums, double least,
                       uint32_t *kept)
{
    uint32_t count = 0;
    for (size_t p = 0; p < c->list.count; p++)
        kept[p] = p == 0 || is_testable(c->counts, &sums[p], least) ? 0 : LEFT_OUT;
    for (size_t p = c->list.count; --p > 0;) {
        if (kept[p] != LEFT_OUT)
            kept[c->list.items[p].parent] = 0;
    }
    for (size_t p = 0; p < c->list.count; p++)
        kept[p] = kept[p] == LEFT_OUT ? LEFT_OUT : count++;
    return count;
}

static uint32_t nearest_kept(const struct collector *c, const uint32_t *kept, uint32_t path)
{
    while (kept[path] == LEFT_OUT)
        path = c->list.items[path].parent;
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

static void keep(struct collector *c, double least, struct pa_arena *arena,
                 struct pa_call_paths *paths)
{
    struct sum *sums = sum_paths(c);
    uint32_t *kept = pa_xmalloc(c->list.count * sizeof *kept);
    size_t count = choose(c, sums, least, kept);
    free(sums);
    paths->list = pa_arena_calloc(arena, count, sizeof *paths->list);
    for (size_t p = 1; p < c->list.count; p++) {
        const struct pa_call_path *path = &c->list.items[p];
        if (kept[p] != LEFT_OUT)
            paths->list[kept[p]] = (struct pa_call_path){kept[path->parent], path->name};
    }
    c->counts->functions = count;
    c->counts->cum_value = pa_arena_calloc(arena, count * c->counts->runs, sizeof(double));
    c->counts->cum_samples = pa_arena_calloc(arena, count * c->counts->runs, sizeof(double));
    fill_counts(c, kept, paths);
    free(kept);
}

bool pa_call_paths_count(const struct pa_comparison_run *runs, size_t run_count, const char *type,
                         double least_samples, struct pa_arena *arena, struct pa_call_paths *paths,
                         struct pa_error *err)
{
    *paths = (struct pa_call_paths){0};
    struct collector c = {.counts = &paths->counts,
                          .end = pa_xcalloc(run_count + 1, sizeof *c.end)};
    bool ok = true;
    pa_vec_push(&c.list, (struct pa_call_path){0});
    for (size_t r = 0; ok && r < run_count; r++) {
        struct pa_basis basis;
        ok = pa_counts_add_run(c.counts, runs[r].profile, type, &basis, err);
        if (ok)
            add_run(&c, runs[r].profile, &basis);
        c.end[r] = c.entries.count;
    }
    if (ok)
        keep(&c, least_samples, arena, paths);
    pa_vec_release(&c.list);
    pa_index_release(&c.index);
    pa_vec_release(&c.entries);
    pa_vec_release(&c.path);
    pa_vec_release(&c.ends);
    free(c.end);
    return ok;
}

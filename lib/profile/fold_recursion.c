// SPDX-License-Identifier: Apache-2.0
#include "profile/fold_recursion.h"

#include "profile/sample.h"

#include <string.h>

// What tells functions apart; 0: not known.
typedef uint64_t identity;

struct fold_filter {
    struct pa_sample_filter base;
    const identity *outer, *inner; // of a location's physical frame and of its innermost one
    const bool *single;            // by location: it has one frame
    uint32_t rest;                 // location rest + l is l without its physical frame
};

static identity identity_of(const struct pa_profile *p, const struct pa_line *line)
{
    const struct pa_function *f = &p->functions[line->function];
    return (identity)f->name << 32 | f->file;
}

static bool same(identity a, identity b)
{
    return a == b && a != 0;
}

// ---- Locations

// Copies the lines, innermost first, but for those whose caller is the next line.
static void copy_folded(const struct pa_profile *from, const struct pa_location *l,
                        struct pa_profile *to, struct pa_location *folded)
{
    const struct pa_line *lines = from->lines + l->first_line;
    *folded = *l;
    folded->first_line = (uint32_t)to->line_count;
    for (uint32_t i = 0; i < l->line_count; i++)
        if (i + 1 == l->line_count ||
            !same(identity_of(from, &lines[i]), identity_of(from, &lines[i + 1])))
            to->lines[to->line_count++] = lines[i];
    folded->line_count = (uint32_t)to->line_count - folded->first_line;
}

static void make_tables(const struct pa_profile *from, struct pa_profile *to,
                        struct fold_filter *filter, struct pa_arena *arena)
{
    size_t n = from->location_count;
    identity *outer = pa_arena_calloc(arena, n + 1, sizeof *outer);
    identity *inner = pa_arena_calloc(arena, n + 1, sizeof *inner);
    bool *single = pa_arena_calloc(arena, n + 1, sizeof *single);
    to->locations = pa_arena_calloc(arena, 2 * n + 1, sizeof *to->locations);
    to->lines = pa_arena_calloc(arena, from->line_count, sizeof *to->lines);
    to->location_count = (uint32_t)(2 * n);
    to->line_count = 0;
    for (size_t i = 1; i <= n; i++) {
        struct pa_location *l = &to->locations[i];
        copy_folded(from, &from->locations[i], to, l);
        to->locations[n + i] = *l;
        if (l->line_count == 0)
            continue;
        to->locations[n + i].line_count--;
        outer[i] = identity_of(to, &to->lines[to->line_count - 1]);
        inner[i] = identity_of(to, &to->lines[l->first_line]);
        single[i] = l->line_count == 1;
    }
    *filter = (struct fold_filter){filter->base, outer, inner, single, (uint32_t)n};
}

// ---- Samples

static bool apply_fold(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct fold_filter *f = (const struct fold_filter *)base;
    uint32_t depth = 0, common = 0;
    identity caller = 0;
    for (uint32_t i = 0; i < edit->depth; i++) {
        uint32_t l = edit->location[i];
        bool recursive = same(caller, f->outer[l]);
        caller = f->inner[l];
        if (recursive && f->single[l])
            continue;
        common += i < edit->common; // what is done to a location depends on those before it
        edit->location[depth++] = recursive ? f->rest + l : l;
    }
    edit->depth = depth;
    edit->common = common;
    return true;
}

const struct pa_profile *pa_profile_fold_recursion(const struct pa_profile *profile,
                                                   struct pa_arena *arena)
{
    struct pa_profile *p = pa_profile_copy(profile, arena);
    struct fold_filter *filter = pa_arena_calloc(arena, 1, sizeof *filter);
    filter->base.apply = apply_fold;
    make_tables(profile, p, filter, arena);
    pa_profile_add_filter(p, &filter->base, arena);
    return p;
}

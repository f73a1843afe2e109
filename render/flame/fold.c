// SPDX-License-Identifier: Apache-2.0
#include "flame/fold.h"

#include "base/memory.h"
#include "base/number.h"

#include <math.h>
#include <stdlib.h>

// Returns by node the magnitude of all values, old and new, of it and below it.
static double *weights(const struct pa_flame_folding *f)
{
    double *weight = pa_xcalloc(f->count, sizeof *weight);
    for (uint32_t i = f->count; i-- > 0;) {
        struct pa_flame_node n = f->node(f->tree, i);
        weight[i] += fabs((double)n.self) + fabs((double)n.old_self);
        if (i > 0)
            weight[n.parent] += weight[i];
    }
    return weight;
}

// Returns the weight below which nodes are left out, so that at most `most` stay below the root;
// *left is how many do.
static double least_weight(const struct pa_flame_folding *f, const double *weight, uint32_t *left)
{
    double least = weight[0] * f->share;
    for (;; least *= 2) {
        *left = 0;
        for (uint32_t i = 1; i < f->count; i++)
            *left += weight[i] >= least;
        if (*left <= f->most || !(least > 0))
            return least;
    }
}

// Fills `nodes` with those that stay; values of the others go to the nearest caller that stays.
// Returns their number.
static uint32_t keep(const struct pa_flame_folding *f, const double *weight, double least,
                     struct pa_flame_node *nodes, bool *fits)
{
    // By old node, the new one that stands for it.
    uint32_t *to = pa_xcalloc(f->count, sizeof *to), count = 1;
    nodes[0] = f->node(f->tree, 0);
    for (uint32_t i = 1; i < f->count; i++) {
        struct pa_flame_node n = f->node(f->tree, i);
        uint32_t parent = to[n.parent];
        if (weight[i] >= least) {
            n.parent = parent;
            nodes[count] = n;
            to[i] = count++;
            continue;
        }
        to[i] = parent;
        *fits &= pa_add_int64(nodes[parent].self, n.self, &nodes[parent].self) &&
                 pa_add_int64(nodes[parent].old_self, n.old_self, &nodes[parent].old_self);
    }
    free(to);
    return count;
}

bool pa_flame_fold_into(const struct pa_flame_folding *f, struct pa_flame_tree *to,
                        struct pa_arena *arena, struct pa_error *err)
{
    double *weight = weights(f);
    uint32_t left;
    double least = least_weight(f, weight, &left);
    struct pa_flame_node *nodes = pa_arena_alloc(arena, ((size_t)left + 1) * sizeof *nodes);
    bool fits = true;
    to->node_count = keep(f, weight, least, nodes, &fits);
    to->nodes = nodes;
    free(weight);
    return fits || pa_error_set(err, PA_ERROR_LIMIT, "the values add up to more than 64 bits");
}

static struct pa_flame_node node_of(const void *tree, uint32_t at)
{
    return ((const struct pa_flame_tree *)tree)->nodes[at];
}

bool pa_flame_fold(struct pa_flame_tree *tree, double share, uint32_t most, struct pa_arena *arena,
                   struct pa_error *err)
{
    struct pa_flame_tree whole = *tree;
    const struct pa_flame_folding folding = {&whole, tree->node_count, node_of, share, most};
    return pa_flame_fold_into(&folding, tree, arena, err);
}

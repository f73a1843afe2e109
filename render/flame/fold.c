// SPDX-License-Identifier: Apache-2.0
#include "flame/fold.h"

#include "base/memory.h"
#include "base/number.h"

#include <math.h>
#include <stdlib.h>

// By node, with all below it.
static double *weights(const struct pa_flame_tree *tree)
{
    double *weight = pa_xcalloc(tree->node_count, sizeof *weight);
    for (uint32_t i = tree->node_count; i-- > 0;) {
        const struct pa_flame_node *n = &tree->nodes[i];
        weight[i] += fabs((double)n->self) + fabs((double)n->old_self);
        if (i > 0)
            weight[n->parent] += weight[i];
    }
    return weight;
}

// The least weight that leaves no more than `most` nodes.
static double least_weight(const double *weight, uint32_t count, double share, uint32_t most)
{
    double least = weight[0] * share;
    for (;; least *= 2) {
        uint32_t left = 0;
        for (uint32_t i = 1; i < count; i++)
            left += weight[i] >= least;
        if (left <= most || !(least > 0))
            return least;
    }
}

// `to`: by old node, the new one that stands for it.
static bool keep(struct pa_flame_tree *tree, const double *weight, double least,
                 struct pa_flame_node *nodes)
{
    uint32_t *to = pa_xcalloc(tree->node_count, sizeof *to), count = 1;
    bool fits = true;
    nodes[0] = tree->nodes[0];
    for (uint32_t i = 1; i < tree->node_count; i++) {
        const struct pa_flame_node *n = &tree->nodes[i];
        uint32_t parent = to[n->parent];
        if (weight[i] >= least) {
            nodes[count] = *n;
            nodes[count].parent = parent;
            to[i] = count++;
            continue;
        }
        to[i] = parent;
        fits &= pa_add_int64(nodes[parent].self, n->self, &nodes[parent].self) &&
                pa_add_int64(nodes[parent].old_self, n->old_self, &nodes[parent].old_self);
    }
    free(to);
    tree->nodes = nodes;
    tree->node_count = count;
    return fits;
}

bool pa_flame_fold(struct pa_flame_tree *tree, double share, uint32_t most, struct pa_arena *arena,
                   struct pa_error *err)
{
    double *weight = weights(tree);
    struct pa_flame_node *nodes = pa_arena_calloc(arena, tree->node_count, sizeof *nodes);
    bool fits = keep(tree, weight, least_weight(weight, tree->node_count, share, most), nodes);
    free(weight);
    return fits || pa_error_set(err, PA_ERROR_LIMIT, "the values add up to more than 64 bits");
}

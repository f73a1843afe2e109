// SPDX-License-Identifier: Apache-2.0
// The paths of a profile, lists of nodes from the root, that are worth much, found without a tree
// of all: a large profile has millions of paths, of which reports show a few thousand.
//
//     const struct pa_heavy_options options = {.share = .02};
//     const struct pa_heavy_paths *heavy = pa_heavy_paths_find(table, measure, &options, arena);
//     ok = heavy ? pa_call_tree_build_heavy(heavy, arena, &tree, err)
//                : pa_call_tree_build(table, measure, arena, &tree, err);
//
// A path is known by a hash of 64 bits. That two of n paths share one has a probability of n²/2^65,
// for ten million one in 370,000; then a path too light may be taken for heavy, or one too few be
// counted.
#ifndef PA_ANALYSIS_HEAVY_PATHS_H
#define PA_ANALYSIS_HEAVY_PATHS_H

#include "analysis/node.h"
#include "analysis/total.h"

struct pa_heavy_options {
    double share;  // a path is heavy if it has this share of everything,
    double of;     // which is this; 0: the sum of all values
    uint32_t most; // but if more paths than this have it: twice that share, and so on; 0: any
                   // number, and lighter paths may be among them
    bool callees;  // trees also have nodes for what heavy paths, and the root, call
    bool any_size; // also in a small profile, for tests
};

struct pa_heavy_paths {
    struct pa_node_table *table; // that they are of
    struct pa_measure measure;
    bool callees;    // as asked for
    uint32_t parts;  // equal shares of the samples that are worth walking at the same time
    uint64_t paths;  // different ones with a value, heavy or not; only with options->most
    uint64_t stacks; // different ones with a value that are the whole stack of a sample
    // By the upper bits of a path's hash, whether heavy ones have them.
    uint64_t *may;
    unsigned may_bits;
    // The hashes of heavy paths, with open addressing, 0: free. NULL: all that may be are heavy.
    uint64_t *hashes;
    unsigned bits;
    uint32_t count; // 0 without `hashes`
};

// Finds the heavy paths of the table's profile. What they are worth is the sum of the values, of
// measure.type, of all samples whose stacks begin with them. The result lives in `arena`. Returns
// NULL where a tree of all paths is to be built instead: in a small profile, of means, in a
// comparison (pprof::base), where a value is negative or the sum of all above 2^52, where entries
// of paths would take more than 16 times the memory of the samples, where the share is 0, and if
// there are fewer than options->most paths.
const struct pa_heavy_paths *pa_heavy_paths_find(struct pa_node_table *table,
                                                 struct pa_measure measure,
                                                 const struct pa_heavy_options *options,
                                                 struct pa_arena *arena);

// Returns whether the path with this hash (analysis/path_walk.h) is heavy.
static inline bool pa_heavy_paths_has(const struct pa_heavy_paths *heavy, uint64_t hash)
{
    uint64_t bit = hash >> (64 - heavy->may_bits);
    if (!(heavy->may[bit / 64] >> bit % 64 & 1))
        return false;
    if (!heavy->hashes)
        return true;
    uint64_t mask = (UINT64_C(1) << heavy->bits) - 1, place = hash >> (64 - heavy->bits);
    while (heavy->hashes[place] && heavy->hashes[place] != hash)
        place = (place + 1) & mask;
    return heavy->hashes[place];
}

#endif

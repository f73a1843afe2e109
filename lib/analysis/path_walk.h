// SPDX-License-Identifier: Apache-2.0
// What every path from the root is worth, without a tree of them. A path is the beginning of a
// stack, a list of nodes from the root; here it is known by its hash alone. Private to
// lib/analysis.
//
// The frames of the current stack are kept in an array, root first, each with the hash of the path
// that ends there and the sum of the values of the samples that had it, as in analysis/walk.h: a
// sample adds to its leaf's frame only, and a frame that is left hands its sum to the one below it.
// So a path is left once for each stretch of neighbouring samples that have it. Its sum then
// becomes an entry of the set that all entries of the path are in, which fits into a near cache, or
// goes to a bucket that other paths share: what is in a bucket is the most a path of it can be
// worth.
#ifndef PA_ANALYSIS_PATH_WALK_H
#define PA_ANALYSIS_PATH_WALK_H

#include "analysis/node.h"
#include "base/arena.h"

struct pa_path_entry {
    uint64_t hash;
    uint64_t sum; // of values, times 2; plus 1 if the path is the whole stack of a sample
};

// A block has an odd number of cache lines: sets are filled alike, and of blocks of a page the
// words to be written next would all go to the same few places of the cache.
enum {
    PA_PATH_SETS = 256, // by the upper 8 bits of hashes
    PA_PATH_BLOCK = 8 * 65 - 2,
    PA_PATH_BUCKET_BITS = 15,
    PA_PATH_BUCKETS = 1 << PA_PATH_BUCKET_BITS
};

// Entries, packed: the memory that they take is most of what they cost. Nearly all sums are small
// multiples of the same number, the walk's unit. An entry is a word, hash << 8 | how many units,
// 1 to 127, times 2, plus 1 as in the sum; if the number of units is 0 the sum is in a second word.
struct pa_path_block {
    struct pa_path_block *before; // filled before it; NULL: none
    uint64_t used;                // words; not yet known of the last block
    uint64_t words[PA_PATH_BLOCK];
};

struct pa_path_set {
    struct pa_path_block *last;
    uint64_t *next; // word of the last block, to be written
};

// One walk over a share of the samples, which may run on a thread of its own.
struct pa_path_walk {
    // What is walked: one of `parts` equal shares of the samples.
    const struct pa_node_table *table;
    uint32_t type; // of the values
    uint32_t part, parts;
    uint64_t unit;      // at least 1: what most values are multiples of
    size_t most_blocks; // that entries may take
    bool every; // every path has entries; else only whole stacks have, and all paths are in buckets
    // What comes out of it.
    struct pa_path_set sets[PA_PATH_SETS];
    uint64_t *buckets; // sums of values, times 2; NULL with `every`
    uint64_t total;    // of all values
    bool refused;      // a value is negative, the total larger than 2^52, or blocks do not suffice
    // On the way.
    struct pa_arena arena; // of blocks
    size_t block_count;
    double per_unit; // 1 / unit
    PA_VEC(struct pa_path_entry) frames;
    uint32_t *marks; // by location of the stack, how many frames there are up to it
};

static const uint64_t PA_PATH_ROOT = UINT64_C(0x2545f4914f6cdd1d); // any number

// Returns the hash of the path `caller` and a further node. All bits depend on all of the path; the
// steps can be undone, so that different callers of a node have different hashes.
static inline uint64_t pa_path_hash(uint64_t caller, uint32_t node)
{
    uint64_t hash = caller + (node + UINT64_C(1)) * UINT64_C(0x9e3779b97f4a7c15);
    return (hash ^ hash >> 32) * UINT64_C(0xd6e8feb86659fd93);
}

// Returns the sum that the word of an entry tells, 0 if it is in the next one.
static inline uint64_t pa_path_short_sum(uint64_t word, uint64_t unit)
{
    uint64_t units = word >> 1 & 127;
    return units ? units * unit * 2 + (word & 1) : 0;
}

// Walks over the share of samples and fills sets, buckets and total. The caller has set the members
// from `table` to `every`; all others are zero. Stops where that is refused: the rest is then of no
// use. To be released.
void pa_path_walk_run(struct pa_path_walk *walk);
// Frees what the walk holds.
void pa_path_walk_release(struct pa_path_walk *walk);

#endif

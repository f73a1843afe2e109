// SPDX-License-Identifier: Apache-2.0
// Lays out one tree: sums, widths, order and rows of its frames, in units of the values. No pixels
// and no colours yet. Internal to flame/.
#ifndef PA_FLAME_LAYOUT_H
#define PA_FLAME_LAYOUT_H

#include "flame/flame.h"

// A node that is on the old side only.
enum { PA_FLAME_GONE = 100 };
// Is added to the magnitude of a step (away from 0) where the change is not proved.
enum { PA_FLAME_PALE = 9, PA_FLAME_MOST_STEP = PA_FLAME_PALE + PA_DIFF_STEPS };
// Deeper frames are left to their ancestors in the last row: nobody scrolls that far, and no
// browser draws it. Fewer if rows are so high that a scene's coordinates would not reach.
enum { PA_FLAME_MOST_ROWS = 10000 };

struct pa_flame_layout {
    const struct pa_flame_tree *tree;
    // By node:
    int64_t *cum, *old_cum; // sums; no old_cum if nothing is compared
    int64_t *weight;        // width: magnitudes of the new side, plus what vanished below. The
                            // same array as cum where they are the same numbers
    int64_t *start;         // left edge
    int8_t *step;           // diff colour, pale or not, or PA_FLAME_GONE
    // Nodes with a width in drawing order: row by row, each row from left to right.
    uint32_t *order;
    uint32_t *child; // by place in order: the children of order[p] are order[child[p]] …
                     // order[child[p+1]-1]
    uint32_t *row;   // row d is order[row[d]] … order[row[d+1]-1]
    uint32_t rows, count;
    bool cut; // there would be more rows: those of the last one have their sums as their own values
    int64_t total, old_total; // of the root, signed
    double old_scale;         // what old values are multiplied by to be compared
    int64_t quantum;          // compared: what one sample is worth
    bool negative;            // some sum is below zero
};

// Lays the tree out, which is borrowed; the arrays of *out live in the arena. PA_ERROR_LIMIT if a
// sum does not fit into 64 bits; *out must not be used then.
PA_MUST_CHECK bool pa_flame_lay_out(const struct pa_flame_tree *tree,
                                    const struct pa_flame_options *options, struct pa_arena *arena,
                                    struct pa_flame_layout *out, struct pa_error *err);

// ---- diff.c ----

// For a comparison: sets old_scale and quantum by the options, gives width to frames that only the
// old side has, and sets each node's step. PA_ERROR_LIMIT if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_flame_compare(struct pa_flame_layout *layout,
                                    const struct pa_flame_options *options, struct pa_error *err);
// Sets each node's step by the sign and size of its sum, for a tree with negative sums that is no
// comparison.
void pa_flame_color_signs(struct pa_flame_layout *layout);
// Returns the change of a node's cum, new minus scaled old, as a share of the scaled old total, or
// of the new total where the old one is 0; 0 if both are.
double pa_flame_change(const struct pa_flame_layout *layout, uint32_t node);
// Returns the greatest common divisor of all values of both sides, taken for the value of one
// sample; 1 for a tree of zeros.
int64_t pa_flame_quantum(const struct pa_flame_tree *tree);

#endif

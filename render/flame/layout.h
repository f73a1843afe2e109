// SPDX-License-Identifier: Apache-2.0
// Where the frames of one tree go, in units of the values: sums, widths, order, rows. No pixels and
// no colours yet. Internal to flame/.
#ifndef PA_FLAME_LAYOUT_H
#define PA_FLAME_LAYOUT_H

#include "flame/flame.h"

// A node that is on the old side only.
enum { PA_FLAME_GONE = 100 };
// What the size of a step has on top where the change is not proved.
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

// Places the frames of a tree in rows. The arrays of *out live in the arena. PA_ERROR_LIMIT if sums
// leave 64 bits.
PA_MUST_CHECK bool pa_flame_lay_out(const struct pa_flame_tree *tree,
                                    const struct pa_flame_options *options, struct pa_arena *arena,
                                    struct pa_flame_layout *out, struct pa_error *err);

// ---- diff.c ----

// Scales old sums if asked to, finds vanished frames and gives them width, chooses the diff
// colours.
PA_MUST_CHECK bool pa_flame_compare(struct pa_flame_layout *layout,
                                    const struct pa_flame_options *options, struct pa_error *err);
// Colours by sign for a tree with negative sums.
void pa_flame_color_signs(struct pa_flame_layout *layout);
// (new - old) as a share of the old total; of the new one where there is no old.
double pa_flame_change(const struct pa_flame_layout *layout, uint32_t node);
// The greatest common divisor of all values; 1 for a tree of zeros.
int64_t pa_flame_quantum(const struct pa_flame_tree *tree);

#endif

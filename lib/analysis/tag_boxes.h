// SPDX-License-Identifier: Apache-2.0
// Which tags of a node a picture shows, as pprof chooses them: the heaviest text labels, below each
// the numbers that came with it, and the numbers that came without labels. Many numbers become a
// few ranges.
#ifndef PA_ANALYSIS_TAG_BOXES_H
#define PA_ANALYSIS_TAG_BOXES_H

#include "analysis/tags.h"

#include <stddef.h>

// One tag as a picture shows it.
struct pa_tag_box {
    struct pa_tag tag;
    int64_t value;  // the one to show, not 0
    size_t below;   // index of the box that this one hangs on; PA_BELOW_NODE: the node's
    size_t place;   // among those there, from 0; places of those without a value stay free
    bool inherited; // part of the value is of nodes left out
};
enum { PA_BELOW_NODE = SIZE_MAX };

struct pa_tag_boxes {
    struct pa_tag_box *items;
    size_t count;
};

// Returns the boxes of a node, at most `most` below the node and `most` below each box, in `arena`;
// a box comes before those that hang on it. With `calls` (the node calls others that are shown)
// values are flat; else cumulative, which include those of nodes left out below it.
struct pa_tag_boxes pa_tag_boxes(const struct pa_tags *tags, uint32_t node, bool calls, size_t most,
                                 struct pa_arena *arena);

#endif

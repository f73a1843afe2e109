// SPDX-License-Identifier: Apache-2.0
// The small boxes below a node of a DOT graph: what labels its values came with.
#ifndef PA_EXPORT_DOT_TAGS_H
#define PA_EXPORT_DOT_TAGS_H

#include "analysis/tags.h"
#include "view/view.h"

// A node as it is written.
struct pa_dot_node {
    uint32_t node;
    size_t id;  // it is written as N<id>
    bool calls; // others that are shown
};

// Appends the boxes of a node, at most PA_PICTURE_TAGS below it and below each box: by flat values
// if it calls others that are shown; else by cumulative ones, which include those of functions left
// out below it. Returns whether there are any.
bool pa_dot_add_tags(struct pa_strbuf *out, const struct pa_view *view, const struct pa_tags *tags,
                     struct pa_dot_node node);

#endif

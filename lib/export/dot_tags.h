// SPDX-License-Identifier: Apache-2.0
// The small boxes below a node of a DOT graph: what labels its values came with.
#ifndef PA_EXPORT_DOT_TAGS_H
#define PA_EXPORT_DOT_TAGS_H

#include "analysis/tags.h"
#include "view/view.h"

// Adds the boxes of `node`, which is written as N<id>. By flat values if it `calls` others that are
// shown; else by cumulative ones, which hold what functions left out below it had. Returns whether
// there are any.
bool pa_dot_add_tags(struct pa_strbuf *out, const struct pa_view *view, const struct pa_tags *tags,
                     uint32_t node, size_t id, bool calls);

#endif

// SPDX-License-Identifier: Apache-2.0
// What a page tells of profiles of a kind beside their calls: values by line of code and by label,
// of both sides. Internal to page/.
#ifndef PA_PAGE_PARTS_H
#define PA_PAGE_PARTS_H

#include "base/prefix_tree.h"
#include "profile/profile.h"

struct pa_page_line {
    pa_str function, file;
    int64_t line;
};

struct pa_page_tag {
    pa_str key, value;
    double sum[2];
};

// `{0}` is empty.
struct pa_page_parts {
    PA_VEC(struct pa_page_line) lines;
    PA_VEC(struct pa_page_tag) tags; // at most some hundreds; the rest is `other`
    struct pa_index line_index, tag_index;
    double totals[2];
    struct pa_prefix_tree stacks; // its items are numbers of lines
    PA_VEC(double) costs[2];      // by node of it, itself: of each side, of all its profiles
};

// Adds a profile as it was read. `type` is the index of a sample type.
void pa_page_parts_add(struct pa_page_parts *parts, const struct pa_profile *profile, uint32_t type,
                       unsigned char side);
void pa_page_parts_release(struct pa_page_parts *parts); // frees what it holds

#endif

// SPDX-License-Identifier: Apache-2.0
// Values of the profiles of a kind by source line and by label, of both sides: what a page shows
// of them beside their calls. Internal to page/.
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
};

// What a node of the stacks costs itself in samples that have a label.
struct pa_page_tagged {
    uint32_t tag, node; // indices
    double cost[2];     // by side, over all profiles
};

// Sums over profiles; begins as zero.
struct pa_page_parts {
    PA_VEC(struct pa_page_line) lines;
    PA_VEC(struct pa_page_tag) tags;      // the first 400; more labels are not kept
    PA_VEC(struct pa_page_tagged) tagged; // each pair once
    struct pa_index line_index, tag_index, tagged_index;
    double totals[2];             // by side
    struct pa_prefix_tree stacks; // its items are indices of `lines`
    PA_VEC(double) costs[2];      // by side and node: flat values, over all profiles
};

// Adds a profile, as it was read, to side 0 (old) or 1 (new): values of sample type number `type`
// by stack of source lines, and by label. Texts of numeric labels are added to the profile's
// strings.
void pa_page_parts_add(struct pa_page_parts *parts, const struct pa_profile *profile, uint32_t type,
                       unsigned char side);
// Frees what the parts hold.
void pa_page_parts_release(struct pa_page_parts *parts);

// Returns what shares are of: the sizes of both totals, added; at least 1, since values below 0 may
// cancel the others.
double pa_page_parts_size(const struct pa_page_parts *parts);

#endif

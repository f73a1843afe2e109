// SPDX-License-Identifier: Apache-2.0
// The labels of a sample by key.
//
//     struct pa_label_groups g;
//     pa_label_groups_init(&g, sample, true);
//     for (size_t i = 0, end; i < g.labels.count; i = end) {
//         end = pa_label_group_end(&g, i);
//         … g.labels.items[i] to g.labels.items[end - 1] have one key …
//     }
//     pa_label_groups_release(&g);
#ifndef PA_REPORT_LABEL_GROUPS_H
#define PA_REPORT_LABEL_GROUPS_H

#include "base/vec.h"
#include "profile/sample.h"

struct pa_label_groups {
    PA_VEC(struct pa_label) labels;
};

// Takes the labels of one kind, numbers or texts, of a sample. Those of one key stand together in
// the sample's order; the order of keys means nothing. To be released.
void pa_label_groups_init(struct pa_label_groups *groups, const struct pa_sample *sample,
                          bool numeric);
// Frees the list.
void pa_label_groups_release(struct pa_label_groups *groups);
// Returns the index behind the last label with the key of labels.items[from].
size_t pa_label_group_end(const struct pa_label_groups *groups, size_t from);

#endif

// SPDX-License-Identifier: Apache-2.0
// The labels of a sample in one order, so that their order in the file does not matter: by the text
// of the key, text labels first. Labels of one key keep the order of the file: it means something
// to pprof. A bare 0 or "" is no label in profile.proto and left out.
#ifndef PA_PROFILE_LABEL_ORDER_H
#define PA_PROFILE_LABEL_ORDER_H

#include "base/vec.h"
#include "profile/profile.h"

#include <stddef.h>

struct pa_ordered_labels {
    PA_VEC(struct pa_label) list;
};

// Replaces the list by the `count` labels at `label`, sorted, without those that have no value. The
// list is the caller's to release; it may be used again for the next sample.
void pa_order_labels(struct pa_ordered_labels *labels, const struct pa_strings *strings,
                     const struct pa_label *label, size_t count);

#endif

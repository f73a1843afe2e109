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

// Puts the labels of a sample into the list, sorted, replacing what is in it. Labels without a
// value are left out.
void pa_order_labels(struct pa_ordered_labels *labels, const struct pa_strings *strings,
                     const struct pa_label *label, size_t count);

#endif

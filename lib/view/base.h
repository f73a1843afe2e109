// SPDX-License-Identifier: Apache-2.0
// Subtracts a base from a profile: --base and --diff-base.
#ifndef PA_VIEW_BASE_H
#define PA_VIEW_BASE_H

#include "view/session.h"

// What is taken off, and how.
struct pa_base {
    const struct pa_profile *profile;
    bool compare;   // its samples are labelled pprof::base, so that they stay apart
    bool normalize; // the profile is scaled to the base's total before
};

// Replaces `*profile` by the profile less the base, in the session's arena; base->profile has the
// session's strings. Fails if the two have no sample type in common, if `normalize` is asked for
// and their types differ, or if a sum does not fit into 64 bits.
PA_MUST_CHECK bool pa_base_subtract(struct pa_session *session, const struct pa_base *base,
                                    const struct pa_profile **profile, struct pa_error *err);

#endif

// SPDX-License-Identifier: Apache-2.0
// Writing a profile as profile.proto.
#ifndef PA_EXPORT_PPROF_H
#define PA_EXPORT_PPROF_H

#include "base/strbuf.h"
#include "profile/profile.h"

// Appends the profile as a message of profile.proto, not packed: samples that pass the profile's
// filters, and all tables (ids are indexes). Reading it again gives an equal profile; equal
// profiles give equal bytes. The caller has checked pa_samples_can_be_listed().
void pa_export_pprof(const struct pa_profile *profile, struct pa_strbuf *out);

#endif

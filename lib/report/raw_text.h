// SPDX-License-Identifier: Apache-2.0
// The lines of `pa raw`, as pprof writes them.
#ifndef PA_REPORT_RAW_TEXT_H
#define PA_REPORT_RAW_TEXT_H

#include "base/strbuf.h"
#include "profile/sample.h"

// Comments, period and times of the profile, and the line of types, before the samples.
void pa_raw_header(struct pa_strbuf *out, const struct pa_profile *profile);
// The values, locations and labels of a sample.
void pa_raw_sample(struct pa_strbuf *out, const struct pa_profile *profile,
                   const struct pa_sample *sample);
// "endpoint:[search] tenant:[acme]", text labels, then numbers.
void pa_raw_labels(struct pa_strbuf *out, const struct pa_profile *profile,
                   const struct pa_sample *sample);
// A location with its lines of source. `id` counts from 1.
void pa_raw_location(struct pa_strbuf *out, const struct pa_profile *profile, uint32_t id);
// A mapping with its addresses, file and build id. `id` counts from 1.
void pa_raw_mapping(struct pa_strbuf *out, const struct pa_profile *profile, uint32_t id);

#endif

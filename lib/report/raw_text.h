// SPDX-License-Identifier: Apache-2.0
// The lines of `pa raw`, as pprof writes them.
#ifndef PA_REPORT_RAW_TEXT_H
#define PA_REPORT_RAW_TEXT_H

#include "base/strbuf.h"
#include "profile/sample.h"

// Appends what stands before the samples: comments, documentation, period and times of the profile,
// and the line of types.
void pa_raw_header(struct pa_strbuf *out, const struct pa_profile *profile);
// Appends a sample: its values and the numbers of its locations, leaf first, and a line each for
// text and number labels.
void pa_raw_sample(struct pa_strbuf *out, const struct pa_profile *profile,
                   const struct pa_sample *sample);
// Appends the labels on one line, texts before numbers: "endpoint:[search] tenant:[acme]".
void pa_raw_labels(struct pa_strbuf *out, const struct pa_profile *profile,
                   const struct pa_sample *sample);
// Appends a location with a line for each of its frames. `id` is its index, from 1.
void pa_raw_location(struct pa_strbuf *out, const struct pa_profile *profile, uint32_t id);
// Appends a mapping with its addresses, file, build id and flags. `id` is its index, from 1.
void pa_raw_mapping(struct pa_strbuf *out, const struct pa_profile *profile, uint32_t id);

#endif

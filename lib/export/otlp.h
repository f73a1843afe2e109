// SPDX-License-Identifier: Apache-2.0
// Writing a profile as OpenTelemetry's profiles (OTLP 1.10).
#ifndef PA_EXPORT_OTLP_H
#define PA_EXPORT_OTLP_H

#include "base/error.h"
#include "base/strbuf.h"
#include "profile/profile.h"

// Appends the profile as a ProfilesData message, as the OpenTelemetry collector translates pprof:
// one Profile for each sample type, all with the same samples; labels are attributes, and build
// ids, marks of mappings and locations, comments and what else only pprof has are attributes of the
// collector's names. The default type is lost. Several labels of one key become an array; fails if
// they are numbers of different units, and with PA_ERROR_LIMIT if the stacks have more frames than
// can be listed. `out` is unchanged then.
PA_MUST_CHECK bool pa_export_otlp(const struct pa_profile *profile, struct pa_strbuf *out,
                                  struct pa_error *err);

#endif

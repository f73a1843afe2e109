// SPDX-License-Identifier: Apache-2.0
// Writing speedscope's JSON: one sampled profile for each value type, of its name; the one that is
// asked for is shown first. Functions keep their file, line and column; labels are lost.
// Format: https://github.com/jlfwong/speedscope/wiki/Importing-from-custom-sources
#ifndef PA_EXPORT_SPEEDSCOPE_H
#define PA_EXPORT_SPEEDSCOPE_H

#include "base/writer.h"
#include "profile/profile.h"

// Writes all value types; `shown` is the index of the one that is shown first, `name`,
// NUL-terminated, the title. Samples are streamed, so memory does not grow with them. Write errors
// are found by pa_writer_finish().
void pa_speedscope_write(const struct pa_profile *profile, uint32_t shown, const char *name,
                         struct pa_writer *out);

#endif

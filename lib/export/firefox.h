// SPDX-License-Identifier: Apache-2.0
// Writing a profile of the Firefox profiler, processed, in version 60, which its front end brings
// up to date when it opens the file. Threads are told apart by the labels thread (or comm),
// process, pid and tid, categories by the label of that name; other labels, addresses and binaries
// are lost. A profile has no times of samples: they are spread evenly.
#ifndef PA_EXPORT_FIREFOX_H
#define PA_EXPORT_FIREFOX_H

#include "base/writer.h"
#include "profile/profile.h"

// Writes the values of one type, an index of the profile's types, as weights: times in
// milliseconds, sizes in bytes, all else as counts. `name`, NUL-terminated, is shown as the title.
// Write errors are found by pa_writer_finish().
void pa_firefox_write(const struct pa_profile *profile, uint32_t type, const char *name,
                      struct pa_writer *out);

#endif

// SPDX-License-Identifier: Apache-2.0
// Which files a profile may make appear in a report. A profile comes from elsewhere and names any
// file that it likes, /etc/shadow and /proc/self/environ, too.
#ifndef PA_SOURCE_MAY_BE_SHOWN_H
#define PA_SOURCE_MAY_BE_SHOWN_H

#include <stdbool.h>

// Whether what `path` names is a regular file that ends as sources do, itself and where a link
// leads, and is not one of the kernel's. Files directly in one of the `allowed` folders (separated
// by ':'; NULL: none) may be called anything.
bool pa_source_may_be_shown(const char *path, const char *allowed);

#endif

// SPDX-License-Identifier: Apache-2.0
// Which files a profile may make appear in a report. A profile comes from elsewhere and names any
// file that it likes, /etc/shadow and /proc/self/environ, too.
#ifndef PA_SOURCE_MAY_BE_SHOWN_H
#define PA_SOURCE_MAY_BE_SHOWN_H

#include <stdbool.h>

// Returns whether the contents of the file at `path` may go into a report: it is a regular file,
// not below /proc, /sys or /dev, and its name has an extension of source files (.c, .go, .py …);
// behind a symbolic link both names need one. The extension is not asked for directly in one of the
// `allowed` folders (separated by ':', "" is "/"; NULL: none); folders below them do not count.
// False also if there is no such file or it cannot be looked at.
bool pa_source_may_be_shown(const char *path, const char *allowed);

#endif

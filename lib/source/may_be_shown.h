// SPDX-License-Identifier: Apache-2.0
// Decides which files may be shown in a report because a profile names them. A profile may come
// from a stranger and can name any file, such as /etc/shadow or /proc/self/environ.
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

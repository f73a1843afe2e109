// SPDX-License-Identifier: Apache-2.0
// Short names for paths: of files, of packages. All results are ends of the paths given.
#ifndef PA_BASE_PATH_END_H
#define PA_BASE_PATH_END_H

#include <stddef.h>

// Returns the last `count` elements (at least 1) of a NUL-terminated path, or all of it if it has
// no more: "b/c" of "/a/b/c" for 2. A slash at the end is part of the last element. The result
// points into `path`.
const char *pa_path_end(const char *path, size_t count);

// Returns the shortest run of last elements of paths[which] in which none of the other `count`
// paths ends: "a/x" for "/a/x" beside "/b/x". If an equal path is among them, the whole path. The
// result points into paths[which]. Time: count times the number of elements.
const char *pa_path_distinct_end(const char *const *paths, size_t count, size_t which);

#endif

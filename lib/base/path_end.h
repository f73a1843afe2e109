// SPDX-License-Identifier: Apache-2.0
// Short names for paths: of files, of packages. All results are ends of the paths given.
#ifndef PA_BASE_PATH_END_H
#define PA_BASE_PATH_END_H

#include <stddef.h>

// The last elements, `count` of them or all there are. A slash at the end is part of the last one.
const char *pa_path_end(const char *path, size_t count);

// The fewest last elements of paths[which] that no other of the paths ends in: "a/x" and "b/x" for
// "/a/x" and "/b/x". Equal paths stay whole.
const char *pa_path_distinct_end(const char *const *paths, size_t count, size_t which);

#endif

// SPDX-License-Identifier: Apache-2.0
// The source files that a profile names, wherever they are on this machine. A name is looked for
// as pprof does, trimmed (analysis/path.h: also by the names of the path's folders), and then as it
// is and where Go keeps what -trimpath made anonymous:
//
//   absolute: as it is; below GOROOT if it has a "/src/" in it; in the module cache if it has a
//   version in it ("/x/pkg/mod/github.com/!user/mod@v1.2.3/x.go"); in vendor/ if it was there; in
//   the copy of the module that it was built from
//   relative: in each folder of the path and all folders above it; below GOROOT/src; where go.mod
//   replaces the module; in the module cache; in vendor/; in the module whose go.mod says so, or
//   in one of go.work; without its first elements
//
// A file that only has the same last name is never taken.
#ifndef PA_SOURCE_SOURCE_FILES_H
#define PA_SOURCE_SOURCE_FILES_H

#include "base/arena.h"
#include "base/error.h"
#include "profile/profile.h"

#include <stddef.h>

struct pa_source_path {
    const char *folders;               // separated by ':'
    const char *allowed;               // of these, whose files may be called anything; NULL: none
    const char *trim;                  // prefixes that names lose, separated by ':'; NULL: none
    const char *goroot, *module_cache; // NULL: none
    const char *built_in, *copy;       // a module's folder there, and here; NULL: not known
};

// Finds out where the module that is here was built: with example.org/app in go.mod of a folder of
// the path or above it, a function example.org/app/in.F of /ci/x/in/f.go was built in /ci/x.
void pa_source_path_learn(struct pa_source_path *path, const struct pa_profile *profile,
                          struct pa_arena *arena);

struct pa_source_line {
    const char *text; // without its end; may have any byte
    size_t size;
};

struct pa_source_text {
    const char *path;             // where it was found
    struct pa_source_line *lines; // lines[0] is line 1
    size_t count;
};

// The lines of a file, in `arena`. The error says where it was looked for.
PA_MUST_CHECK bool pa_source_read(const struct pa_source_path *path, const char *file,
                                  struct pa_arena *arena, struct pa_source_text *text,
                                  struct pa_error *err);

#endif

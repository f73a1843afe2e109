// SPDX-License-Identifier: Apache-2.0
// Finds the source files that a profile names, wherever they are on this machine. A name is looked
// for as pprof does, trimmed (analysis/path.h: also by the names of the path's folders), and then
// as it is, and at the places where Go keeps files whose folders -trimpath removed from their
// names:
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
    const char *folders;      // to search, in this order, separated by ':'; not NULL
    const char *allowed;      // folders whose files may have any name, separated by ':'; NULL: none
    const char *trim;         // prefixes that names lose, separated by ':'; NULL: none
    const char *goroot;       // the folder of the Go installation; NULL: not known
    const char *module_cache; // Go's GOMODCACHE; NULL: not known
    // Set by pa_source_path_learn(): the folder of a Go module on the machine that built it, and
    // the one here. Both NULL: not known.
    const char *built_in, *copy;
};

// Finds out in which folder the Go module that is here was built, from the names of the profile's
// functions and files, and sets path->built_in and path->copy (in `arena`, which must outlive
// `path`) for pa_source_read(). The module is that of the first go.mod in a folder of the path or
// above it. With the module example.org/app, a function example.org/app/in.F of the file
// /ci/x/in/f.go shows that it was built in /ci/x; the first such function decides. Changes nothing
// if there is no go.mod or no such function.
void pa_source_path_learn(struct pa_source_path *path, const struct pa_profile *profile,
                          struct pa_arena *arena);

struct pa_source_line {
    const char *text; // without its end (LF or CR LF); any bytes, not NUL-terminated
    size_t size;      // bytes
};

struct pa_source_text {
    const char *path;             // where it was found
    struct pa_source_line *lines; // lines[0] is line 1
    size_t count;
};

// Finds the source file that a profile calls `file`, in the order given above, and reads its lines.
// All of `text` lives in `arena`. PA_ERROR_IO, with `text` unchanged, if it is not found (the error
// names the folders searched), cannot be read, or is only found where it may not be shown
// (source/may_be_shown.h); PA_ERROR_LIMIT if it has more than PA_DEFAULT_MAX_SIZE bytes.
PA_MUST_CHECK bool pa_source_read(const struct pa_source_path *path, const char *file,
                                  struct pa_arena *arena, struct pa_source_text *text,
                                  struct pa_error *err);

#endif

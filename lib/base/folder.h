// SPDX-License-Identifier: Apache-2.0
// A folder on the command line stands for the files in it.
#ifndef PA_BASE_FOLDER_H
#define PA_BASE_FOLDER_H

#include "base/arena.h"
#include "base/error.h"
#include "base/words.h"

#include <stdbool.h>

// Returns whether `path` is a folder, or an archive (base/archive.h), which stands for its files as
// a folder does. False if there is nothing at the path.
bool pa_folder_is(const char *path);

// Lists the files that `path` stands for, sorted by their paths' bytes, list and texts in the
// arena. Of a folder these are its regular files and those of all folders in it, without hidden
// ones; links to folders are not followed. An archive, given or found in a folder, gives its
// members in its place. Any other path, and "-", is listed as it is, whether or not such a file
// exists. Of a recording of `perf record --threads` only its main file is listed. Fails if a folder
// or archive cannot be read or has no files, or if there are more than 100,000; `files` is then
// left alone.
PA_MUST_CHECK bool pa_folder_expand(const char *path, struct pa_arena *arena,
                                    struct pa_words *files, struct pa_error *err);
// Lists files as pa_folder_expand() does, for places where some may be broken: an archive that
// cannot be listed is listed as one file instead of failing.
PA_MUST_CHECK bool pa_folder_expand_readable(const char *path, struct pa_arena *arena,
                                             struct pa_words *files, struct pa_error *err);

#endif

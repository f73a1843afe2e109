// SPDX-License-Identifier: Apache-2.0
// A folder on the command line stands for the files in it.
#ifndef PA_BASE_FOLDER_H
#define PA_BASE_FOLDER_H

#include "base/arena.h"
#include "base/error.h"
#include "base/words.h"

#include <stdbool.h>

// A folder, or an archive (base/archive.h), which stands for its files as a folder does.
bool pa_folder_is(const char *path);

// The files that a path stands for: of a folder its regular files and those of the folders in it,
// but the hidden ones, in the order of their paths, and of a recording of `perf record --threads`
// only its main file; of archives, there or by
// themselves, the files in them; else (and "-" is no folder) the path itself. The list lives in the
// arena. Fails if a folder cannot be read, has no files, or 100,000 and more.
PA_MUST_CHECK bool pa_folder_expand(const char *path, struct pa_arena *arena,
                                    struct pa_words *files, struct pa_error *err);
// The same where some files may be broken: an archive that cannot be listed stands for itself.
PA_MUST_CHECK bool pa_folder_expand_readable(const char *path, struct pa_arena *arena,
                                             struct pa_words *files, struct pa_error *err);

#endif

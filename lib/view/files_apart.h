// SPDX-License-Identifier: Apache-2.0
// Files that are read at the same time by two threads, each into an arena and a table of strings of
// its own, and joined in order: what is made of them is as if they were read one after another.
// Private to lib/view.
//
//     struct pa_files_apart *a = pa_files_apart_read(&paths, &how, arena);
//     for (size_t i = 0; i < paths.count; i++) {
//         if (!pa_files_apart_take(a, &input, &profile)) // of paths.items[i]
//             … pa_input_read() …
//     }
//     pa_files_apart_free(a);
#ifndef PA_VIEW_FILES_APART_H
#define PA_VIEW_FILES_APART_H

#include "base/words.h"
#include "input/format.h"

struct pa_files_apart;

// Reads those that are regular files in the format pprof. NULL, which the functions below take as
// well, if there is no second thread, or `how` names a format. `paths` are borrowed. The profiles
// live as long as `arena`.
struct pa_files_apart *pa_files_apart_read(const struct pa_words *paths,
                                           const struct pa_input_options *how,
                                           struct pa_arena *arena);
// Whether `path` was read, and not taken yet.
bool pa_files_apart_has(const struct pa_files_apart *apart, const char *path);
// Gives what pa_input_read() would give of input->path, with its warnings. False if it could not be
// read: then it has to be, which says what is wrong. Files are asked for in the order of `paths`.
bool pa_files_apart_take(struct pa_files_apart *apart, struct pa_input *input,
                         const struct pa_profile **profile);
void pa_files_apart_free(struct pa_files_apart *apart);

#endif

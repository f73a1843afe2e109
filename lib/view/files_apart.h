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

// Reads those of `paths` that are regular files in the format pprof, by two threads. Returns NULL,
// which the functions below take as well, if there is but one path or processor, or `how` names a
// format. `paths` are borrowed until it is freed. The profiles live as long as `arena`.
struct pa_files_apart *pa_files_apart_read(const struct pa_words *paths,
                                           const struct pa_input_options *how,
                                           struct pa_arena *arena);
// Returns whether `path` was read, and not taken yet.
bool pa_files_apart_has(const struct pa_files_apart *apart, const char *path);
// Gives what pa_input_read() would give of input->path: *profile in input->arena with the strings
// of input->strings, the format, and the warnings. False, with nothing changed, if the file was not
// read: pa_input_read() then reads it, or says what is wrong. To be called in the order of `paths`.
bool pa_files_apart_take(struct pa_files_apart *apart, struct pa_input *input,
                         const struct pa_profile **profile);
// Frees what it holds but the profiles. NULL is allowed.
void pa_files_apart_free(struct pa_files_apart *apart);

#endif

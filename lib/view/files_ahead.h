// SPDX-License-Identifier: Apache-2.0
// Files that are read one after another, opened and their first windows unpacked on a second thread
// while those before are used. Private to lib/view.
//
//     struct pa_files_ahead *a = pa_files_ahead_new(paths, count, max_size);
//     for (size_t i = 0; i < count; i++) {
//         struct pa_input_opened *opened = pa_files_ahead_next(a); // of paths[i]
//         … pa_input_read() with options.opened = opened …
//     }
//     pa_files_ahead_free(a);
#ifndef PA_VIEW_FILES_AHEAD_H
#define PA_VIEW_FILES_AHEAD_H

#include "input/identify.h"

struct pa_files_ahead;

// NULL, which the functions below take as well, if a thread is not worth it or there is none to be
// had. `paths` are borrowed.
struct pa_files_ahead *pa_files_ahead_new(const char *const *paths, size_t count, size_t max_size);
// The next file, valid until the next call; only its stream is of use. It is not open (its path is
// NULL) if it is no regular file or cannot be opened: who reads it opens it, and says what is
// wrong. NULL if `ahead` is.
struct pa_input_opened *pa_files_ahead_next(struct pa_files_ahead *ahead);
void pa_files_ahead_free(struct pa_files_ahead *ahead); // at any time

#endif

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

// The files, up to four of them open.
struct pa_files_ahead;

// Starts a thread that opens the files at `count` paths, borrowed, one after another. `max_size` is
// what a file may unpack to in bytes, 0 for the default. Returns NULL, which pa_files_ahead_next()
// and _free() take as well, for less than two files or if no second thread is allowed or to be had.
struct pa_files_ahead *pa_files_ahead_new(const char *const *paths, size_t count, size_t max_size);
// Waits for the next file and returns it, valid until the next call; only its stream is of use. Its
// path is NULL if it is no regular file or could not be opened: the reader then opens it itself and
// reports what is wrong. Returns NULL if `ahead` is NULL. At most `count` calls.
struct pa_input_opened *pa_files_ahead_next(struct pa_files_ahead *ahead);
// Stops the thread, at any time, closes the files and frees all. NULL is allowed.
void pa_files_ahead_free(struct pa_files_ahead *ahead);

#endif

// SPDX-License-Identifier: Apache-2.0
// A line on a terminal that says how far reading is, once a command takes more than a second.
//
//     struct pa_progress progress;
//     pa_progress_start(&progress, "top", &ctx->files);
//     … run …
//     pa_progress_stop(&progress);
#ifndef PA_CLI_PROGRESS_H
#define PA_CLI_PROGRESS_H

#include "base/words.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

struct pa_progress {
    bool runs;
    // private
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t ends;
    bool ended;
    uint64_t size, before; // bytes of all files, 0: not known; read before the start
    const char *name;      // of the command
};

// Starts a thread that shows a line on standard error once the command has run for a second: its
// name and how much of the files was read. Does nothing if standard error is no terminal that can
// move the cursor. Name and files are borrowed until the stop.
void pa_progress_start(struct pa_progress *progress, const char *name,
                       const struct pa_words *files);
// Ends the thread and removes the line. Does nothing the second time, and for NULL.
void pa_progress_stop(struct pa_progress *progress);

#endif

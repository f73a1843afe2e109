// SPDX-License-Identifier: Apache-2.0
#include "base/thread.h"

#include "base/memory.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

uint32_t pa_thread_count(uint32_t most)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (processors < 1)
        return 1;
    return (unsigned long)processors < most ? (uint32_t)processors : most;
}

struct worker {
    void (*work)(void *job);
    void *job;
    pthread_t thread;
    bool started;
};

static void *start(void *argument)
{
    struct worker *w = argument;
    w->work(w->job);
    return NULL;
}

void pa_threads_run(void (*work)(void *job), void *jobs, size_t job_size, uint32_t count)
{
    struct worker *workers = pa_xcalloc(count, sizeof *workers);
    for (uint32_t i = 0; i < count; i++) {
        workers[i].work = work;
        workers[i].job = (char *)jobs + i * job_size;
        if (i > 0)
            workers[i].started = pthread_create(&workers[i].thread, NULL, start, &workers[i]) == 0;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (!workers[i].started)
            work(workers[i].job);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (workers[i].started)
            pthread_join(workers[i].thread, NULL);
    }
    free(workers);
}

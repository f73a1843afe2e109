// SPDX-License-Identifier: Apache-2.0
#ifdef __linux__
#define _GNU_SOURCE // sched_getaffinity(), CPU_COUNT()
#endif
#include "base/thread.h"

#include "base/caller.h"
#include "base/memory.h"

#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

// Those that the process may run on: taskset, cpusets and containers leave it some of them.
static long count_processors(void)
{
#ifdef CPU_COUNT
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        return CPU_COUNT(&set);
#endif
    return sysconf(_SC_NPROCESSORS_ONLN);
}

uint32_t pa_thread_count(uint32_t most)
{
    long processors = count_processors();
    uint32_t allowed = pa_caller()->threads;
    if (processors < 1)
        return 1;
    if (allowed && allowed < most)
        most = allowed;
    return (unsigned long)processors < most ? (uint32_t)processors : most;
}

bool pa_thread_start(pthread_t *thread, void *(*run)(void *argument), void *argument)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before); // the new thread takes the mask over
    bool started = pthread_create(thread, NULL, run, argument) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

struct worker {
    void (*work)(void *job);
    void *job;
    const struct pa_caller *caller;
    pthread_t thread;
    bool started;
};

static void *start(void *argument)
{
    struct worker *w = argument;
    pa_caller_set(w->caller);
    w->work(w->job);
    return NULL;
}

void pa_threads_run(void (*work)(void *job), void *jobs, size_t job_size, uint32_t count)
{
    struct worker *workers = pa_xcalloc(count, sizeof *workers);
    for (uint32_t i = 0; i < count; i++) {
        workers[i].work = work;
        workers[i].job = (char *)jobs + i * job_size;
        workers[i].caller = pa_caller();
        if (i > 0)
            workers[i].started = pa_thread_start(&workers[i].thread, start, &workers[i]);
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

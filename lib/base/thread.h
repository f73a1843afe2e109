// SPDX-License-Identifier: Apache-2.0
// Work done at the same time. Jobs share nothing that any of them writes; results do not depend on
// how many run at once.
#ifndef PA_BASE_THREAD_H
#define PA_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Returns how many jobs are worth running at once: the smallest of the machine's processors, `most`
// (at least 1), and pa_caller()->threads if that is set.
uint32_t pa_thread_count(uint32_t most);

// Starts a thread that calls run(argument), with all signals blocked: they are handled by the
// caller's threads. Returns false if the system gives no thread. The caller joins it.
bool pa_thread_start(pthread_t *thread, void *(*run)(void *argument), void *argument);

// Calls work(&job) for each of `count` jobs, an array of items of `job_size` bytes, and returns
// when all are done. The first runs on the caller's thread, each other on one of its own, or on the
// caller's if no thread can be had. The jobs get the settings of the calling thread
// (base/caller.h).
void pa_threads_run(void (*work)(void *job), void *jobs, size_t job_size, uint32_t count);

#endif

// SPDX-License-Identifier: Apache-2.0
// Work done at the same time. Jobs share nothing that any of them writes; results do not depend on
// how many run at once.
#ifndef PA_BASE_THREAD_H
#define PA_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// How many jobs are worth running at once: the machine's processors, at most `most` and what the
// caller allows, at least 1.
uint32_t pa_thread_count(uint32_t most);

// A thread that handles no signals: those are the caller's. False if there is none to be had.
bool pa_thread_start(pthread_t *thread, void *(*run)(void *argument), void *argument);

// Calls work(jobs + i * job_size) for every i < count, the first on the caller's thread, the others
// on threads of their own, and returns when all are done. A job for which there is no thread runs
// on the caller's.
void pa_threads_run(void (*work)(void *job), void *jobs, size_t job_size, uint32_t count);

#endif

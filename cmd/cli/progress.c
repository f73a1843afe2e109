// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_MS = 1000, EVERY_MS = 200, BAR = 24 };

// What the process has read in all, as Linux counts it; 0 where that is not known.
static uint64_t bytes_read(void)
{
    FILE *io = fopen("/proc/self/io", "r");
    unsigned long long bytes = 0;
    if (!io)
        return 0;
    if (fscanf(io, "rchar: %llu", &bytes) != 1)
        bytes = 0;
    fclose(io);
    return bytes;
}

// 0 if one of them is no regular file.
static uint64_t size_of(const struct pa_words *files)
{
    uint64_t size = 0;
    for (size_t i = 0; i < files->count; i++) {
        struct stat st;
        const char *equals = strchr(files->items[i], '=');
        const char *path = equals && stat(files->items[i], &st) != 0 ? equals + 1 : files->items[i];
        if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
            return 0;
        size += (uint64_t)st.st_size;
    }
    return size;
}

static void show(const struct pa_progress *p, unsigned seconds)
{
    uint64_t bytes = bytes_read(), read = bytes > p->before ? bytes - p->before : 0;
    char line[160], bar[BAR + 1];
    if (p->size && read < p->size) {
        size_t full = (size_t)((double)read / (double)p->size * BAR);
        memset(bar, '.', BAR);
        memset(bar, '#', full);
        bar[BAR] = '\0';
        snprintf(line, sizeof line, "pa %s: reading [%s] %2.0f%% of %.0f MB, %u s", p->name, bar,
                 100 * (double)read / (double)p->size, (double)p->size / 1e6, seconds);
    } else if (p->size) {
        snprintf(line, sizeof line, "pa %s: all is read, working, %u s", p->name, seconds);
    } else {
        snprintf(line, sizeof line, "pa %s: %.0f MB read, %u s", p->name, (double)read / 1e6,
                 seconds);
    }
    fprintf(stderr, "\r\033[K%s", line);
    fflush(stderr);
}

static struct timespec after(const struct timespec *start, unsigned ms)
{
    struct timespec t = {start->tv_sec + ms / 1000, start->tv_nsec + ms % 1000 * 1000000L};
    if (t.tv_nsec >= 1000000000L) {
        t.tv_sec++;
        t.tv_nsec -= 1000000000L;
    }
    return t;
}

static void *watch(void *argument)
{
    struct pa_progress *p = argument;
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    bool shown = false;
    pthread_mutex_lock(&p->mutex);
    for (unsigned ms = FIRST_MS; !p->ended; ms += EVERY_MS) {
        struct timespec until = after(&start, ms);
        while (!p->ended && pthread_cond_timedwait(&p->ends, &p->mutex, &until) != ETIMEDOUT)
            ;
        if (!p->ended) {
            show(p, ms / 1000);
            shown = true;
        }
    }
    pthread_mutex_unlock(&p->mutex);
    if (shown) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
    }
    return NULL;
}

// Starts the thread with signals blocked, so that they reach the main thread.
static bool start_thread(struct pa_progress *p)
{
    pthread_condattr_t clock;
    sigset_t all, before;
    sigfillset(&all);
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_mutex_init(&p->mutex, NULL);
    pthread_cond_init(&p->ends, &clock);
    pthread_condattr_destroy(&clock);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool ok = pthread_create(&p->thread, NULL, watch, p) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return ok;
}

void pa_progress_start(struct pa_progress *p, const char *name, const struct pa_words *files)
{
    const char *term = getenv("TERM");
    *p = (struct pa_progress){.name = name};
    if (!isatty(STDERR_FILENO) || !term || strcmp(term, "dumb") == 0)
        return;
    p->size = size_of(files);
    p->before = bytes_read();
    p->runs = start_thread(p);
}

void pa_progress_stop(struct pa_progress *p)
{
    if (!p || !p->runs)
        return;
    pthread_mutex_lock(&p->mutex);
    p->ended = true;
    pthread_cond_signal(&p->ends);
    pthread_mutex_unlock(&p->mutex);
    pthread_join(p->thread, NULL);
    p->runs = false;
}

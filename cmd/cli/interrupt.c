// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.h"

#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

static const int stopping[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
enum { STOPPING = sizeof stopping / sizeof *stopping };

// A signal's handler can be told nothing but through variables of the whole program.
static const char *_Atomic unfinished[PA_INTERRUPT_FILES];

// Nothing but what POSIX allows in a handler.
void pa_interrupt_clean(void)
{
    for (size_t i = 0; i < PA_INTERRUPT_FILES; i++) {
        const char *path = atomic_load(&unfinished[i]);
        if (path)
            unlink(path);
    }
}

static void remember(const char *path)
{
    for (size_t i = 0; i < PA_INTERRUPT_FILES; i++) {
        if (!path) {
            atomic_store(&unfinished[i], NULL);
        } else if (!atomic_load(&unfinished[i])) {
            atomic_store(&unfinished[i], path);
            return;
        }
    }
}

static void stop(int number)
{
    pa_interrupt_clean();
    signal(number, SIG_DFL);
    raise(number);
}

static void handle(int number)
{
    struct sigaction old, action = {.sa_handler = stop};
    sigemptyset(&action.sa_mask);
    // What the caller wants ignored (nohup) stays so.
    if (sigaction(number, NULL, &old) == 0 && old.sa_handler == SIG_DFL)
        sigaction(number, &action, NULL);
}

void pa_interrupt_begin(void)
{
    signal(SIGXFSZ, SIG_IGN);
}

static void change_mask(int how)
{
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < STOPPING; i++)
        sigaddset(&set, stopping[i]);
    sigprocmask(how, &set, NULL);
}

void pa_interrupt_hold(void)
{
    change_mask(SIG_BLOCK);
}

void pa_interrupt_remove(const char *path)
{
    remember(path);
    for (size_t i = 0; path && i < STOPPING; i++)
        handle(stopping[i]);
    change_mask(SIG_UNBLOCK);
}

void pa_interrupt_release(void)
{
    change_mask(SIG_UNBLOCK);
}

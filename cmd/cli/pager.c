// SPDX-License-Identifier: Apache-2.0
#include "cli/pager.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

// A handler that does nothing. SIG_IGN would be inherited by programs that are started later.
static void leave_to_pager(int number)
{
    (void)number;
}

static void become_pager(const char *command)
{
    setenv("LESS", "FRX", 0);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

void pa_pager_owns_keys(void)
{
    static const int keys[] = {SIGINT, SIGQUIT};
    struct sigaction old, action = {.sa_handler = leave_to_pager, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (sigaction(keys[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(keys[i], &action, NULL);
    }
}

pid_t pa_pager_start(void)
{
    const char *command = getenv("PAGER");
    // Without less the text just goes to the terminal.
    if (!command)
        command = "if command -v less >/dev/null; then exec less; else exec cat; fi";
    if (!*command || strcmp(command, "cat") == 0)
        return 0;
    int ends[2];
    if (pipe(ends) != 0)
        return 0;
    pid_t pid = fork();
    if (pid == 0) {
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
        close(ends[1]);
        become_pager(command);
    }
    close(ends[0]);
    if (pid > 0)
        dup2(ends[1], STDOUT_FILENO);
    close(ends[1]);
    return pid > 0 ? pid : 0;
}

void pa_pager_wait(pid_t pager)
{
    if (pager > 0)
        pa_pager_owns_keys();
    while (pager > 0 && waitpid(pager, NULL, 0) < 0 && errno == EINTR)
        ;
}

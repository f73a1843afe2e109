// SPDX-License-Identifier: Apache-2.0
#define _DEFAULT_SOURCE // tm_gmtoff
#include "cli/process.h"

#include "cli/command.h"
#include "cli/interrupt.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

// Ends the program when memory is short: prints one line, removes unfinished files, and exits with
// status 2. Nothing is released, as another thread may be using it.
static void end_without_memory(void *user, size_t wanted)
{
    (void)user;
    char line[80];
    int size = snprintf(line, sizeof line, "pa: out of memory (%zu bytes wanted)\n", wanted);
    pa_interrupt_clean();
    if (size > 0 && write(STDERR_FILENO, line, (size_t)size) < 0)
        _exit(PA_STATUS_ERROR);
    _exit(PA_STATUS_ERROR);
}

static const char *local_zone(void *user, int64_t seconds, int32_t *offset)
{
    (void)user;
    time_t time = (time_t)seconds;
    struct tm local;
    if (!localtime_r(&time, &local))
        return NULL;
    *offset = (int32_t)local.tm_gmtoff;
    return local.tm_zone;
}

const struct pa_caller pa_process_caller = {
    .out_of_memory = end_without_memory,
    .zone = local_zone,
};

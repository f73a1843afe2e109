// SPDX-License-Identifier: Apache-2.0
#define _DEFAULT_SOURCE // struct winsize
#include "cli/terminal.h"

#include <stdlib.h>
#include <sys/ioctl.h>

enum { USUAL = 80, MOST = 10000 };

size_t pa_terminal_width(int fd)
{
    const char *columns = getenv("COLUMNS");
    long asked = columns ? strtol(columns, NULL, 10) : 0;
    struct winsize size;
    if (asked > 0 && asked <= MOST)
        return (size_t)asked;
    return ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : USUAL;
}

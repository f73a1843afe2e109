// SPDX-License-Identifier: Apache-2.0
#include "base/warnings.h"

#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void pa_warnings_release(struct pa_warnings *warnings)
{
    pa_arena_release(&warnings->arena);
    pa_vec_release(&warnings->list);
    warnings->more = 0;
}

void pa_warnings_add(struct pa_warnings *warnings, const char *format, ...)
{
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    pa_error_one_line(text);
    for (size_t i = 0; i < warnings->list.count; i++) {
        if (strcmp(warnings->list.items[i], text) == 0)
            return;
    }
    if (warnings->list.count == PA_WARNINGS_KEPT) {
        warnings->more++;
        return;
    }
    pa_vec_push(&warnings->list, pa_arena_strdup(&warnings->arena, text));
}

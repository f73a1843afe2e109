// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void pa_error_one_line(char *text)
{
    for (unsigned char *c = (unsigned char *)text; *c; c++) {
        if (*c < ' ' || *c == 0x7f)
            *c = '?';
    }
}

bool pa_error_set(struct pa_error *err, pa_code code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    err->code = code;
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    pa_error_one_line(err->text);
    return false;
}

bool pa_error_prefix(struct pa_error *err, const char *format, ...)
{
    char old[sizeof err->text];
    memcpy(old, err->text, sizeof old);
    va_list args;
    va_start(args, format);
    int n = vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    pa_error_one_line(err->text);
    size_t at = n < 0 ? 0 : (size_t)n,
           left = at + 3 < sizeof err->text ? sizeof err->text - at - 3 : 0;
    if (left) {
        memcpy(err->text + at, ": ", 2);
        memcpy(err->text + at + 2, old, left);
        err->text[sizeof err->text - 1] = '\0';
    }
    return false;
}

bool pa_error_errno(struct pa_error *err, const char *what)
{
    int saved = errno;
    return pa_error_set(err, PA_ERROR_IO, "%s: %s", what, strerror(saved));
}

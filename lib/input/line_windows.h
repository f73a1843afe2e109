// SPDX-License-Identifier: Apache-2.0
// Reads the lines of a file a window at a time, so that a large text is never in memory as a whole.
//
//     struct pa_line_windows w;
//     pa_line_windows_open(&w, input);
//     do {
//         if (!pa_line_windows_next(&w, err)) …
//         while (pa_line_windows_line(&w))
//             … w.lines.line, of number w.lines.number …
//     } while (!w.last);
//     pa_line_windows_close(&w);
//
// A reader that has to look at the next line uses a copy of w.lines: below each line of a window,
// but the last one of the file, there is another.
#ifndef PA_INPUT_LINE_WINDOWS_H
#define PA_INPUT_LINE_WINDOWS_H

#include "base/strbuf.h"
#include "input/format.h"
#include "input/text.h"

struct pa_line_windows {
    struct pa_lines lines; // borrowed from the window, until the next one
    bool last;             // nothing comes behind this window
    // private
    const char *stop; // lines from here on are the next window's
    bool begun;
    struct pa_stream *stream, lent;
    struct pa_strbuf plain; // the window without escapes of terminals
};

// Begins to read input->stream, or input->bytes where there is none; both are borrowed until the
// walk is closed. There is no line before pa_line_windows_next(). `windows` must not be moved.
void pa_line_windows_open(struct pa_line_windows *windows, struct pa_input *input);
// Frees the buffer of the window. The input stays the caller's.
void pa_line_windows_close(struct pa_line_windows *windows);
// Returns whether the file is so large (4 MiB, or of unknown size as a pipe is) that parsing it on
// two threads pays.
bool pa_line_windows_is_large(const struct pa_line_windows *windows);
// Goes to the next window, of two lines at least until the file ends; lines of the one before are
// no longer valid. Not to be called after the last window. False with the stream's error:
// PA_ERROR_IO, PA_ERROR_FORMAT for damaged gzip, PA_ERROR_LIMIT for too large a file.
PA_MUST_CHECK bool pa_line_windows_next(struct pa_line_windows *windows, struct pa_error *err);

// Goes to the window's next line: windows->lines.line and .number, valid until the next window.
// False at the window's end.
static inline bool pa_line_windows_line(struct pa_line_windows *windows)
{
    return windows->lines.next < windows->stop && pa_lines_next(&windows->lines);
}

// Goes to the window's next line as pa_line_windows_line() does. *same is how many bytes at its
// front are those of `text`, which must hold no LF: the line's end is looked for behind them. For
// lines that mostly begin as others did.
bool pa_line_windows_line_like(struct pa_line_windows *windows, struct pa_text text, size_t *same);

// Goes to the next line if it consists of these `size` bytes and ends with LF (not CR LF, not the
// end of the file), which is faster than looking for its end. Else returns false and changes
// nothing.
static inline bool pa_line_windows_take(struct pa_line_windows *windows, const char *text,
                                        size_t size)
{
    struct pa_lines *l = &windows->lines;
    if ((size_t)(windows->stop - l->next) <= size || l->next[size] != '\n' ||
        memcmp(l->next, text, size) != 0)
        return false;
    l->line = (struct pa_text){l->next, l->next + size};
    l->next += size + 1;
    l->number++;
    return true;
}

// Goes past the next `count` lines if they consist of these `size` bytes, the LF of each included.
// Else, or if the last of them belongs to the next window, returns false and changes nothing.
static inline bool pa_line_windows_skip(struct pa_line_windows *windows, const char *text,
                                        size_t size, size_t count)
{
    struct pa_lines *l = &windows->lines;
    if ((size_t)(windows->stop - l->next) < size || memcmp(l->next, text, size) != 0)
        return false;
    l->next += size;
    l->number += count;
    return true;
}

#endif

// SPDX-License-Identifier: Apache-2.0
#include "input/line_windows.h"

#include "input/terminal.h"

void pa_line_windows_open(struct pa_line_windows *w, struct pa_input *input)
{
    *w = (struct pa_line_windows){.stream = input->stream};
    if (!w->stream) {
        pa_stream_lend(&w->lent, &input->bytes);
        w->stream = &w->lent;
    }
}

void pa_line_windows_close(struct pa_line_windows *w)
{
    pa_strbuf_release(&w->plain);
}

// A thread takes a tenth of a millisecond to start; of a pipe nobody knows the size.
bool pa_line_windows_is_large(const struct pa_line_windows *w)
{
    enum { WORTH_A_THREAD = 4 << 20 };
    size_t hint = pa_stream_hint(w->stream);
    return !w->stream->finished && (hint == 0 || hint >= WORTH_A_THREAD);
}

// Behind the last end of a line in the text; NULL if it has none.
static const uint8_t *behind_last_line(const uint8_t *from, const uint8_t *to)
{
    while (to > from && to[-1] != '\n')
        to--;
    return to > from ? to : NULL;
}

// Whole lines in the window, from its start to *end; *stop is where the last of them begins, which
// is looked at only, until the file ends. False if there are not two lines.
static bool find_lines(const struct pa_stream *s, const uint8_t **stop, const uint8_t **end)
{
    *stop = *end = s->end;
    if (s->finished)
        return true;
    *end = behind_last_line(s->next, s->end);
    *stop = *end ? behind_last_line(s->next, *end - 1) : NULL;
    return *stop != NULL;
}

// A copy without escapes, at the end of w->plain.
static void add_plain(struct pa_line_windows *w, const uint8_t *from, const uint8_t *to)
{
    size_t size = (size_t)(to - from), before = w->plain.size;
    pa_strbuf_reserve(&w->plain, size + PA_BYTES_PADDING);
    pa_strbuf_add(&w->plain, from, size);
    struct pa_bytes copy = {(uint8_t *)w->plain.text + before, size};
    pa_terminal_plain(&copy);
    w->plain.size = before + copy.size;
}

// Removes colours here as well: a file is streamed if its first lines have none, but later ones
// may.
static void set_lines(struct pa_line_windows *w, const uint8_t *from, const uint8_t *stop,
                      const uint8_t *end)
{
    enum { ESCAPE = 0x1B };
    w->lines.next = (const char *)from;
    w->stop = (const char *)stop;
    w->lines.end = (const char *)end;
    if (w->stream == &w->lent || !memchr(from, ESCAPE, (size_t)(end - from)))
        return;
    pa_strbuf_clear(&w->plain);
    pa_strbuf_reserve(&w->plain, (size_t)(end - from) + 2 * PA_BYTES_PADDING); // so it stays
    add_plain(w, from, stop);
    size_t size = w->plain.size;
    add_plain(w, stop, end);
    w->lines.next = w->plain.text;
    w->stop = w->plain.text + size;
    w->lines.end = w->plain.text + w->plain.size;
}

bool pa_line_windows_next(struct pa_line_windows *w, struct pa_error *err)
{
    struct pa_stream *s = w->stream;
    const uint8_t *stop, *end;
    if (w->begun && !pa_stream_more(s, err))
        return false;
    w->begun = true;
    while (!find_lines(s, &stop, &end)) {
        if (!pa_stream_more(s, err))
            return false;
    }
    set_lines(w, s->next, stop, end);
    s->next = stop;
    w->last = s->finished;
    return true;
}

// How many bytes two texts share at the front.
static size_t common_bytes(struct pa_text a, struct pa_text b)
{
    enum { BLOCK = 512, PART = 64, WORD = 8 };
    size_t size = pa_text_size(a) < pa_text_size(b) ? pa_text_size(a) : pa_text_size(b), n = 0;
    while (n + BLOCK <= size && memcmp(a.next + n, b.next + n, BLOCK) == 0)
        n += BLOCK;
    while (n + PART <= size && memcmp(a.next + n, b.next + n, PART) == 0)
        n += PART;
    while (n + WORD <= size && memcmp(a.next + n, b.next + n, WORD) == 0)
        n += WORD;
    while (n < size && a.next[n] == b.next[n])
        n++;
    return n;
}

bool pa_line_windows_line_like(struct pa_line_windows *w, struct pa_text text, size_t *same)
{
    *same = common_bytes(text, (struct pa_text){w->lines.next, w->stop});
    return w->lines.next < w->stop && pa_lines_next_from(&w->lines, *same);
}

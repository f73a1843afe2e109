// SPDX-License-Identifier: Apache-2.0
#include "input/perf_batch.h"

#include "input/perf_line.h"

// Lines beyond are not numbered.
enum { MOST_KNOWN = 1 << 18 };

void pa_perf_batch_release(struct pa_perf_batch *b)
{
    pa_vec_release(&b->lines);
    pa_vec_release(&b->frames);
    pa_vec_release(&b->others);
    pa_strbuf_release(&b->text);
}

void pa_perf_splitter_open(struct pa_perf_splitter *s, struct pa_input *input)
{
    *s = (struct pa_perf_splitter){0};
    pa_line_windows_open(&s->windows, input);
    pa_strings_add(&s->known, "", 0); // 0 is none
    pa_vec_push(&s->next, 0);
}

void pa_perf_splitter_close(struct pa_perf_splitter *s)
{
    pa_line_windows_close(&s->windows);
    pa_strings_release(&s->known);
    pa_vec_release(&s->next);
}

// Tries the line that stood below this one the last time: equal frames mostly have equal callers.
static bool take_expected(struct pa_perf_splitter *s, uint32_t *number)
{
    *number = s->next.items[s->line];
    struct pa_string line = s->known.list.items[*number];
    return *number && pa_line_windows_take(&s->windows, line.text, line.size);
}

static uint32_t number_of(struct pa_perf_splitter *s, struct pa_perf_batch *b, struct pa_text line)
{
    size_t size = pa_text_size(line);
    pa_str known = pa_strings_find(&s->known, line.next, size);
    if (known != UINT32_MAX)
        return known;
    if (s->known.list.count == MOST_KNOWN || pa_perf_kind_of(line) != PA_PERF_FRAME)
        return 0;
    known = pa_strings_add(&s->known, line.next, size);
    pa_vec_push(&s->next, 0);
    pa_vec_push(&b->frames, s->known.list.items[known]);
    return known;
}

static void add_other(struct pa_perf_splitter *s, struct pa_perf_batch *b)
{
    struct pa_lines below = s->windows.lines;
    const char *from = below.line.next;
    pa_lines_next(&below);
    struct pa_perf_other other = {b->text.size, (size_t)(below.next - from)};
    pa_strbuf_add(&b->text, from, other.size);
    pa_vec_push(&b->others, other);
}

bool pa_perf_split_window(struct pa_perf_splitter *s, struct pa_perf_batch *b)
{
    struct pa_line_windows *w = &s->windows;
    uint32_t number;
    b->lines.count = b->frames.count = b->others.count = 0;
    pa_strbuf_clear(&b->text);
    b->before = w->lines.number;
    b->last = !pa_line_windows_next(w, &b->err) || w->last;
    while (!b->err.code) {
        if (!take_expected(s, &number)) {
            if (!pa_line_windows_line(w))
                break;
            number = number_of(s, b, w->lines.line);
            s->next.items[s->line] = number;
        }
        if (number == 0)
            add_other(s, b);
        pa_vec_push(&b->lines, number);
        s->line = number;
    }
    return !b->last;
}

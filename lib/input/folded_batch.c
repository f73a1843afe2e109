// SPDX-License-Identifier: Apache-2.0
#include "input/folded_batch.h"

#include <string.h>

void pa_folded_batch_release(struct pa_folded_batch *b)
{
    pa_vec_release(&b->stacks);
    pa_vec_release(&b->tails);
    pa_vec_release(&b->frames);
    pa_vec_release(&b->names);
    pa_vec_release(&b->others);
    pa_strbuf_release(&b->text);
}

static void empty(struct pa_folded_batch *b)
{
    b->stacks.count = b->tails.count = b->frames.count = b->names.count = b->others.count = 0;
    pa_strbuf_clear(&b->text);
}

void pa_folded_parser_open(struct pa_folded_parser *p, struct pa_input *input)
{
    *p = (struct pa_folded_parser){0};
    pa_line_windows_open(&p->windows, input);
}

void pa_folded_parser_close(struct pa_folded_parser *p)
{
    pa_line_windows_close(&p->windows);
    pa_strings_release(&p->names);
    pa_vec_release(&p->ends);
}

// Adds a frame to the batch, its name as well if it is new. Empty frames are left out.
static void add_frame(struct pa_folded_parser *p, struct pa_folded_batch *b, struct pa_text name,
                      size_t end)
{
    if (name.next == name.end)
        return;
    size_t known = p->names.list.count ? p->names.list.count : 1;
    pa_str id = pa_strings_add(&p->names, name.next, pa_text_size(name));
    if (id == known)
        pa_vec_push(&b->names, p->names.list.items[id]);
    pa_vec_push(&b->frames, id);
    pa_vec_push(&p->ends, end);
}

// How many bytes two texts share at the front.
static size_t common_bytes(struct pa_text a, struct pa_text b)
{
    enum { BLOCK = 128 };
    size_t size = pa_text_size(a) < pa_text_size(b) ? pa_text_size(a) : pa_text_size(b), n = 0;
    while (n + BLOCK <= size && memcmp(a.next + n, b.next + n, BLOCK) == 0)
        n += BLOCK;
    while (n < size && a.next[n] == b.next[n])
        n++;
    return n;
}

// How many frames are those of the line before, each with the semicolon behind it; most are, as
// folded stacks are sorted as a rule.
static size_t common_frames(const struct pa_folded_parser *p, struct pa_text stack)
{
    size_t same = common_bytes(stack, p->before), count = 0;
    for (size_t most = p->ends.count; count < most;) {
        size_t middle = count + (most - count) / 2;
        if (p->ends.items[middle] < same)
            count = middle + 1;
        else
            most = middle;
    }
    return count;
}

static void add_stack(struct pa_folded_parser *p, struct pa_folded_batch *b, struct pa_text stack)
{
    size_t common = common_frames(p, stack), first = b->frames.count;
    struct pa_text rest = stack;
    if (common)
        rest.next += p->ends.items[common - 1] + 1;
    p->ends.count = common;
    while (rest.next < rest.end) {
        const char *semicolon = memchr(rest.next, ';', pa_text_size(rest));
        const char *end = semicolon ? semicolon : rest.end;
        add_frame(p, b, (struct pa_text){rest.next, end}, (size_t)(end - stack.next));
        rest.next = semicolon ? semicolon + 1 : rest.end;
    }
    p->before = stack;
    pa_vec_push(&b->stacks, (struct pa_folded_stack){.line = p->windows.lines.number,
                                                     .common = (uint32_t)common,
                                                     .fresh = (uint32_t)(b->frames.count - first)});
}

static void add_tail(struct pa_folded_batch *b, struct pa_text line,
                     const struct pa_folded_line *parsed, bool two)
{
    const char *from = parsed->stack.end - 1, *end = pa_text_trim(line).end;
    struct pa_folded_tail tail = {b->text.size, (size_t)(end - from), two, parsed->number[0]};
    pa_strbuf_add(&b->text, from, tail.size);
    pa_vec_push(&b->tails, tail);
    b->stacks.items[b->stacks.count - 1].has_tail = true;
}

static void parse_line(struct pa_folded_parser *p, struct pa_folded_batch *b, struct pa_text line)
{
    struct pa_folded_line parsed;
    if (pa_folded_is_skipped(line))
        return;
    bool two = !p->one && pa_folded_parse(line, 2, &parsed);
    if (!two && !pa_folded_parse(line, 1, &parsed)) {
        pa_vec_push(&b->others, p->windows.lines.number);
        return;
    }
    p->one |= !two;
    add_stack(p, b, parsed.stack);
    struct pa_decimal count = parsed.number[two];
    b->stacks.items[b->stacks.count - 1].count = count;
    p->tails |= two || count.exponent;
    if (p->tails)
        add_tail(b, line, &parsed, two);
}

bool pa_folded_parse_window(struct pa_folded_parser *p, struct pa_folded_batch *b)
{
    empty(b);
    p->before = (struct pa_text){0};
    p->ends.count = 0;
    b->last = !pa_line_windows_next(&p->windows, &b->err) || p->windows.last;
    while (!b->err.code && pa_line_windows_line(&p->windows))
        parse_line(p, b, p->windows.lines.line);
    return !b->last;
}

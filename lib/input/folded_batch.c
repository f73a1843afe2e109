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
    pa_vec_release(&p->frames);
}

// Adds a frame to the batch, its name as well if it is new.
static void add_frame(struct pa_folded_parser *p, struct pa_folded_batch *b,
                      const struct pa_folded_frame *f)
{
    size_t known = p->names.list.count ? p->names.list.count : 1;
    pa_str id = pa_strings_add_hashed(&p->names, f->name.next, pa_text_size(f->name), f->hash);
    if (id == known)
        pa_vec_push(&b->names, p->names.list.items[id]);
    pa_vec_push(&b->frames, id);
}

// How many frames are those of the line before, each with the semicolon behind it, if the stacks
// share `same` bytes; most are, as folded stacks are sorted as a rule.
static size_t common_frames(const struct pa_folded_parser *p, size_t same)
{
    size_t count = 0;
    for (size_t most = p->ends.count; count < most;) {
        size_t middle = count + (most - count) / 2;
        if (p->ends.items[middle] < same)
            count = middle + 1;
        else
            most = middle;
    }
    return count;
}

// Finds the frames of a stack from `from` on. Empty frames are left out.
static void split(struct pa_folded_parser *p, struct pa_text stack, const char *from)
{
    struct pa_text rest = {from, stack.end};
    p->frames.count = 0;
    while (rest.next < rest.end) {
        const char *semicolon = memchr(rest.next, ';', pa_text_size(rest));
        const char *end = semicolon ? semicolon : rest.end;
        struct pa_folded_frame f = {.name = {rest.next, end}};
        rest.next = semicolon ? semicolon + 1 : rest.end;
        if (f.name.next == end)
            continue;
        f.hash = pa_strings_hash(&p->names, f.name.next, pa_text_size(f.name));
        pa_vec_push(&p->frames, f);
        pa_vec_push(&p->ends, (size_t)(end - stack.next));
    }
}

// `same` bytes at its front are those of the line before.
static void add_stack(struct pa_folded_parser *p, struct pa_folded_batch *b, struct pa_text stack,
                      size_t same)
{
    size_t size = pa_text_size(stack), common = common_frames(p, same < size ? same : size);
    p->ends.count = common;
    split(p, stack, common ? stack.next + p->ends.items[common - 1] + 1 : stack.next);
    for (size_t i = 0; i < p->frames.count; i++)
        add_frame(p, b, &p->frames.items[i]);
    pa_vec_push(&b->stacks, (struct pa_folded_stack){.line = p->windows.lines.number,
                                                     .common = (uint32_t)common,
                                                     .fresh = (uint32_t)p->frames.count});
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

// Of the line `same` bytes at the front are as in p->before. Lines with blanks there are not
// compared.
static void parse_line(struct pa_folded_parser *p, struct pa_folded_batch *b, struct pa_text line,
                       size_t same)
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
    bool margin = parsed.stack.next > line.next;
    add_stack(p, b, parsed.stack, margin ? 0 : same);
    p->before = margin ? (struct pa_text){0} : parsed.stack;
    struct pa_decimal count = parsed.number[two];
    b->stacks.items[b->stacks.count - 1].count = count;
    p->tails |= two || count.exponent;
    if (p->tails)
        add_tail(b, line, &parsed, two);
}

bool pa_folded_parse_window(struct pa_folded_parser *p, struct pa_folded_batch *b)
{
    size_t same;
    empty(b);
    p->before = (struct pa_text){0};
    p->ends.count = 0;
    b->last = !pa_line_windows_next(&p->windows, &b->err) || p->windows.last;
    while (!b->err.code && pa_line_windows_line_like(&p->windows, p->before, &same))
        parse_line(p, b, p->windows.lines.line, same);
    return !b->last;
}

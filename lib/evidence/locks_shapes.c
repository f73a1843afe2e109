// SPDX-License-Identifier: Apache-2.0
#include "evidence/locks_shapes.h"

void pa_locks_shapes_release(struct pa_locks_shapes *s)
{
    pa_goroutine_shapes_release(&s->shapes);
    pa_vec_release(&s->list);
    pa_vec_release(&s->receivers);
}

// A word of up to 16 digits.
static bool parse_word(const char *p, uint64_t *word)
{
    const char *start = p;
    for (*word = 0; (*p >= '0' && *p <= '9') || ((*p | 32) >= 'a' && (*p | 32) <= 'f'); p++)
        *word = (*word << 4) + ((unsigned)*p & 15) + ((unsigned)*p >> 6) * 9;
    return p - start <= 16;
}

bool pa_locks_shapes_skip(const struct pa_locks_shapes *s, const struct pa_locks_keep *keep,
                          struct pa_goroutine_body *body, bool *known)
{
    const char *words[PA_GOROUTINE_WORDS];
    uint32_t i = pa_goroutine_shapes_find(&s->shapes, body, words);
    *known = i != UINT32_MAX;
    if (!*known || s->list.items[i].look)
        return false;
    const struct pa_locks_shape *shape = &s->list.items[i];
    for (size_t k = 0; keep->pass == PA_LOCKS_FILTER && k < shape->count; k++) {
        uint64_t word;
        const char *at = words[s->receivers.items[shape->first + k]];
        if (!parse_word(at, &word) || pa_locks_keep_wants(keep, word))
            return false;
    }
    return true;
}

static bool is_of_sync(struct pa_text function)
{
    return pa_text_starts(function, "sync.") || pa_text_starts(function, "internal/sync.") ||
           pa_text_starts(function, "runtime.");
}

const char *pa_locks_receiver(struct pa_text line, struct pa_text *function)
{
    const char *open = pa_text_last(line, '(');
    if (!open || open == line.next || pa_text_starts(line, "created by "))
        return NULL;
    *function = (struct pa_text){line.next, open};
    struct pa_text arguments = {open + 1, line.end};
    return !is_of_sync(*function) && pa_text_skip(&arguments, "0x") ? arguments.next : NULL;
}

// Adds the word that begins there. False if it is none of the shape's, but the same in each.
static bool add_receiver(struct pa_locks_shapes *s, const struct pa_goroutine_shape *shape,
                         size_t start)
{
    for (uint32_t i = 0; i < shape->count; i++) {
        if (s->shapes.words.items[shape->first + i].start == start) {
            pa_vec_push(&s->receivers, i);
            return true;
        }
    }
    return false;
}

void pa_locks_shapes_add(struct pa_locks_shapes *s, const struct pa_goroutine_body *body, bool look)
{
    uint32_t id = pa_goroutine_shapes_add(&s->shapes, body);
    if (id == UINT32_MAX)
        return;
    const struct pa_goroutine_shape *shape = &s->shapes.list.items[id];
    struct pa_locks_shape made = {.look = look, .first = s->receivers.count};
    struct pa_lines lines = pa_lines_in((const uint8_t *)shape->text, shape->size);
    struct pa_text function;
    while (pa_lines_next(&lines)) {
        const char *receiver =
            pa_text_is_blank(*lines.line.next) ? NULL : pa_locks_receiver(lines.line, &function);
        if (receiver && !add_receiver(s, shape, (size_t)(receiver - shape->text)))
            made.look = true;
    }
    made.count = s->receivers.count - made.first;
    pa_vec_push(&s->list, made);
}

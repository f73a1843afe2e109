// SPDX-License-Identifier: Apache-2.0
#include "input/goroutine_shapes.h"

#include "base/attributes.h"
#include "base/memory.h"
#include "input/goroutine_line.h"

#include <stdlib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define INLINE static PA_ALWAYS_INLINE

static const uint32_t NONE = UINT32_MAX;

// So many bytes of shapes are kept. Shapes that differ where their hash does not look are not
// looked through without end.
enum { MOST_BYTES = 16 << 20, MOST_TRIES = 16 };

void pa_goroutine_shapes_release(struct pa_goroutine_shapes *s)
{
    for (size_t i = 0; i < s->list.count; i++)
        free((char *)(uintptr_t)s->list.items[i].text);
    pa_vec_release(&s->list);
    pa_vec_release(&s->words);
    pa_index_release(&s->index);
}

enum { BLOCK = 16 };

// Go prints small letters.
INLINE bool is_hex(char c)
{
    return (unsigned char)(c - '0') < 10 || (unsigned char)(c - 'a') < 6;
}

static const char *past_hex(const char *p, const char *end)
{
    while (p < end && is_hex(*p))
        p++;
    return p;
}

// Go marks words with '?' that may be out of date.
static const char *past_word(const char *p, const char *end)
{
    const char *digits = past_hex(p, end);
    return digits + (digits > p && digits < end && *digits == '?');
}

#ifdef __SSE2__

INLINE __m128i load(const char *p)
{
    return _mm_loadu_si128((const __m128i *)(const void *)p);
}

// Bytes from `first` on, `count` of them, as bytes of ones.
INLINE __m128i in_range(__m128i bytes, char first, char count)
{
    __m128i from = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
    return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8((char)(count - 1))), from);
}

// The same of text behind which there is more to read. What is behind a word waits for its size, so
// digits and '?' are found at once, and a '?' among digits is a matter of its own.
INLINE const char *past_short_word(const char *p, const char *end)
{
    __m128i bytes = load(p), old = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('?'));
    __m128i hex = _mm_or_si128(in_range(bytes, '0', 10), in_range(bytes, 'a', 6));
    unsigned others = ~(unsigned)_mm_movemask_epi8(_mm_or_si128(hex, old)) & 0xFFFF;
    unsigned size = (unsigned)__builtin_ctz(others | 1u << BLOCK);
    unsigned inside = (unsigned)_mm_movemask_epi8(old) << 1 & ((1u << size) - 1);
    // A '?' that is not the last one, or the only one, or no end.
    if (inside || size == BLOCK || *p == '?')
        return past_word(p, end);
    return p + size;
}

// Whether `size` bytes are the same. Behind both there is more to read.
INLINE bool same_bytes(const char *a, const char *b, size_t size)
{
    __m128i same = _mm_set1_epi8(-1);
    for (; size >= BLOCK; size -= BLOCK, a += BLOCK, b += BLOCK)
        same = _mm_and_si128(same, _mm_cmpeq_epi8(load(a), load(b)));
    unsigned differ = ~(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(load(a), load(b)));
    return _mm_movemask_epi8(same) == 0xFFFF && !(differ & ((1u << size) - 1));
}

#else

INLINE const char *past_short_word(const char *p, const char *end)
{
    return past_word(p, end);
}

INLINE bool same_bytes(const char *a, const char *b, size_t size)
{
    return memcmp(a, b, size) == 0;
}

#endif

// Whether the body is one of the shape.
INLINE bool fits(const struct pa_goroutine_shapes *s, const struct pa_goroutine_shape *shape,
                 struct pa_text t, struct pa_text *words)
{
    const struct pa_goroutine_word *word = shape->count ? &s->words.items[shape->first] : NULL;
    size_t from = 0;
    for (uint32_t i = 0; i < shape->count; i++, word++) {
        size_t same = word->start - from;
        if (pa_text_size(t) <= same || !same_bytes(t.next, shape->text + from, same))
            return false;
        t.next += same;
        const char *end = past_short_word(t.next, t.end);
        if (end == t.next)
            return false;
        if (words)
            words[i] = (struct pa_text){t.next, end};
        t.next = end;
        from = word->start + word->size;
    }
    return pa_text_size(t) == shape->size - from &&
           same_bytes(t.next, shape->text + from, shape->size - from);
}

uint32_t pa_goroutine_shapes_find(const struct pa_goroutine_shapes *s,
                                  struct pa_goroutine_body *body, struct pa_text *words)
{
    uint32_t i;
    body->tries = 0;
    for (uint32_t slot = pa_index_first(&s->index, body->hash);
         pa_index_at(&s->index, slot, body->hash, &i); slot = pa_index_next(&s->index, slot)) {
        if (i == NONE)
            continue;
        if (fits(s, &s->list.items[i], body->text, words))
            return i;
        if (++body->tries == MOST_TRIES)
            break;
    }
    return NONE;
}

static void add_word(struct pa_goroutine_shapes *s, const char *text, const char *from,
                     const char *end)
{
    pa_vec_push(&s->words,
                (struct pa_goroutine_word){(uint32_t)(from - text), (uint32_t)(end - from)});
}

// The words of arguments behind the function's name, or the number of who created the goroutine.
static void add_words(struct pa_goroutine_shapes *s, const char *text, struct pa_text line)
{
    static const char CREATOR[] = " in goroutine ";
    bool inlined, call;
    struct pa_text name = pa_goroutine_function(line, &inlined, &call);
    const char *creator = pa_text_starts(line, "created by ") ? pa_text_find(line, CREATOR) : NULL;
    if (creator) {
        line.next = creator + sizeof CREATOR - 1;
        if (line.next < line.end && past_hex(line.next, line.end) == line.end)
            add_word(s, text, line.next, line.end);
    } else if (call) {
        line.next = name.end;
        for (const char *at; (at = pa_text_find(line, "0x"));) {
            line.next = past_word(at + 2, line.end);
            if (line.next > at + 2)
                add_word(s, text, at + 2, line.next);
        }
    }
}

uint32_t pa_goroutine_shapes_add(struct pa_goroutine_shapes *s,
                                 const struct pa_goroutine_body *body)
{
    size_t size = pa_text_size(body->text), first = s->words.count;
    uint32_t id = (uint32_t)s->list.count;
    if (s->bytes + size > MOST_BYTES || body->tries == MOST_TRIES)
        return NONE;
    char *text = pa_xmalloc(size + PA_BYTES_PADDING);
    memcpy(text, body->text.next, size);
    struct pa_lines lines = pa_lines_in((const uint8_t *)text, size);
    while (pa_lines_next(&lines)) {
        if (!pa_text_is_blank(*lines.line.next))
            add_words(s, text, lines.line);
    }
    if (s->words.count - first > PA_GOROUTINE_WORDS) {
        s->words.count = first;
        free(text);
        return NONE;
    }
    s->bytes += size;
    pa_vec_push(&s->list, (struct pa_goroutine_shape){.text = text,
                                                      .size = (uint32_t)size,
                                                      .lines = (uint32_t)lines.number,
                                                      .first = (uint32_t)first,
                                                      .count = (uint32_t)(s->words.count - first)});
    pa_index_add(&s->index, body->hash, id);
    return id;
}

// SPDX-License-Identifier: Apache-2.0
// Finds the end of a body and its hash at once, 16 bytes at a time. The hash is the sum of bytes
// above 'f', which are in no hexadecimal number, so it is the same wherever the numbers make them
// stand.
#include "input/goroutine_body.h"

#include "base/attributes.h"
#include "base/hash.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define INLINE static PA_ALWAYS_INLINE

// A longer body is none that comes again and again.
enum { LONGEST = 64 << 10, BLOCK = 16 };

#ifdef __SSE2__

struct sum {
    __m128i halves;
};

INLINE __m128i load(const char *p)
{
    return _mm_loadu_si128((const __m128i *)(const void *)p);
}

// A bit for each of 16 bytes that is an LF with LF or CR behind it.
INLINE unsigned ends_16(const char *p)
{
    __m128i next = load(p + 1), lf = _mm_set1_epi8('\n');
    __m128i begins =
        _mm_or_si128(_mm_cmpeq_epi8(next, lf), _mm_cmpeq_epi8(next, _mm_set1_epi8('\r')));
    return (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(load(p), lf), begins));
}

// Adds the first `count` of 16 bytes.
INLINE void add_16(struct sum *sum, const char *p, unsigned count)
{
    static const uint8_t KEEP[2 * BLOCK] = {255, 255, 255, 255, 255, 255, 255, 255,
                                            255, 255, 255, 255, 255, 255, 255, 255};
    __m128i bytes = load(p), letters = _mm_cmpgt_epi8(bytes, _mm_set1_epi8('f'));
    bytes = _mm_and_si128(bytes, letters);
    if (count < BLOCK)
        bytes = _mm_and_si128(bytes, load((const char *)KEEP + BLOCK - count));
    sum->halves = _mm_add_epi64(sum->halves, _mm_sad_epu8(bytes, _mm_setzero_si128()));
}

INLINE uint64_t total(const struct sum *sum)
{
    uint64_t halves[2];
    memcpy(halves, &sum->halves, sizeof halves);
    return halves[0] + halves[1];
}

#else

struct sum {
    uint64_t bytes;
};

INLINE unsigned ends_16(const char *p)
{
    unsigned bits = 0;
    for (unsigned i = 0; i < BLOCK; i++)
        bits |= (unsigned)(p[i] == '\n' && (p[i + 1] == '\n' || p[i + 1] == '\r')) << i;
    return bits;
}

INLINE void add_16(struct sum *sum, const char *p, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        sum->bytes += p[i] > 'f' && (unsigned char)p[i] < 128 ? (unsigned char)p[i] : 0;
}

INLINE uint64_t total(const struct sum *sum)
{
    return sum->bytes;
}

#endif

// The last place, with its offset in the function, tells stacks of the same names apart.
static uint64_t hash_of(struct pa_text body, uint64_t sum)
{
    uint64_t last = 0;
    if (pa_text_size(body) >= sizeof last)
        memcpy(&last, body.end - sizeof last, sizeof last);
    return pa_hash_u64(sum * 0x9E3779B97F4A7C15u ^ last);
}

bool pa_goroutine_body_find(struct pa_text text, struct pa_goroutine_body *body)
{
    const char *p = text.next;
    struct sum sum = {0};
    if (pa_text_size(text) > LONGEST)
        text.end = text.next + LONGEST;
    if (p == text.end || *p == '\n' || *p == '\r')
        return false;
    for (; text.end - p > BLOCK; p += BLOCK) {
        unsigned ends = ends_16(p);
        if (ends) {
            unsigned count = (unsigned)__builtin_ctz(ends) + 1;
            add_16(&sum, p, count);
            *body = (struct pa_goroutine_body){.text = {text.next, p + count}};
            body->hash = hash_of(body->text, total(&sum));
            return p[count] == '\n';
        }
        add_16(&sum, p, BLOCK);
    }
    return false;
}

// SPDX-License-Identifier: Apache-2.0
#include "evidence/metrics_number.h"

#ifdef __SSE2__

#include <emmintrin.h>
#include <stdbool.h>

size_t pa_metrics_number_size(const char *text)
{
    enum { BLOCK = 16 };
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text);
    __m128i from = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
    __m128i digits = _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8(9)), from);
    __m128i points = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('.'));
    unsigned others = ~(unsigned)_mm_movemask_epi8(_mm_or_si128(digits, points)) & 0xFFFF;
    unsigned size = (unsigned)__builtin_ctz(others | 1u << BLOCK);
    unsigned point = (unsigned)_mm_movemask_epi8(points) & ((1u << size) - 1);
    bool several = point & (point - 1);
    return size < BLOCK && text[size] == '\n' && !several && size > (point != 0) ? size : 0;
}

#else

// The longer look is not much longer.
size_t pa_metrics_number_size(const char *text)
{
    (void)text;
    return 0;
}

#endif

// SPDX-License-Identifier: Apache-2.0
// UTF-8, leniently: a byte that starts no valid sequence counts as one character of its own.
#ifndef PA_BASE_UTF8_H
#define PA_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PA_UTF8_INVALID = 0xFFFD };

// The character at text[0] and the number of bytes it takes (at least 1). An invalid byte gives
// PA_UTF8_INVALID and 1. size > 0.
uint32_t pa_utf8_decode(const char *text, size_t size, size_t *bytes);
// Bytes at the start that are printable ASCII, nearly all of most names.
size_t pa_ascii_run(const char *text, size_t size);
size_t pa_utf8_count(const char *text, size_t size); // characters
// Whether all of it is valid UTF-8 (RFC 3629: no surrogates, nothing overlong).
bool pa_utf8_valid(const char *text, size_t size);
// Bytes of the longest prefix with at most `characters` characters: a cut never splits one.
size_t pa_utf8_prefix(const char *text, size_t size, size_t characters);

// White space as Unicode has it: blank, tab, line ends, no-break space, the spaces of U+2000…
bool pa_utf8_is_space(uint32_t character);

#endif

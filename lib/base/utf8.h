// SPDX-License-Identifier: Apache-2.0
// UTF-8, leniently: a byte that starts no valid sequence counts as one character of its own.
#ifndef PA_BASE_UTF8_H
#define PA_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PA_UTF8_INVALID = 0xFFFD };

// Returns the character at the start of `text`, of whose `size` bytes there is at least one, and
// sets `*bytes` to how many it takes, 1 to 4. A byte that starts no valid sequence gives
// PA_UTF8_INVALID and 1; a U+FFFD that is really there gives 3 bytes.
uint32_t pa_utf8_decode(const char *text, size_t size, size_t *bytes);
// Returns how many bytes at the start of `text` are printable ASCII (0x20 to 0x7e). A fast path:
// most names are nothing else.
size_t pa_ascii_run(const char *text, size_t size);
// Returns how many characters the `size` bytes hold; each byte that is no UTF-8 counts as one.
size_t pa_utf8_count(const char *text, size_t size);
// Returns whether all `size` bytes are valid UTF-8 (RFC 3629: no surrogates, no overlong forms,
// nothing above U+10FFFF).
bool pa_utf8_valid(const char *text, size_t size);
// Returns the size in bytes of the longest prefix with at most `characters` characters, so that
// cutting there splits none.
size_t pa_utf8_prefix(const char *text, size_t size, size_t characters);

// Returns whether the code point has Unicode's property White_Space: blank, tab, line ends,
// no-break space, U+2000 to U+200A and a few more.
bool pa_utf8_is_space(uint32_t character);

#endif

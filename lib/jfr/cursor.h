// SPDX-License-Identifier: Apache-2.0
// Numbers and texts of a JFR chunk. Reading beyond the end breaks the cursor: it is `bad` from then
// on and stands at its end, and everything read further is 0. So a reader may read several values
// and look at `bad` once.
#ifndef PA_JFR_CURSOR_H
#define PA_JFR_CURSOR_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

struct pa_jfr_cursor {
    const uint8_t *next, *end;
    bool compressed; // whole numbers are LEB128, at most 9 bytes; else big endian of their size
    bool bad;
};

// Breaks the cursor: sets `bad` and moves it to its end.
void pa_jfr_fail(struct pa_jfr_cursor *c);
// Reads one byte. At the end it returns 0 and breaks the cursor.
uint8_t pa_jfr_byte(struct pa_jfr_cursor *c);
// Passes over `count` bytes; breaks the cursor if there are fewer.
void pa_jfr_skip_bytes(struct pa_jfr_cursor *c, uint64_t count);
// Reads a signed whole number of `size` bytes (2, 4 or 8): big endian, or, in a chunk with
// compressed numbers, LEB128, of which the lowest `size` bytes count. Returns it sign-extended to
// 64 bits; 0 if the cursor breaks.
int64_t pa_jfr_number(struct pa_jfr_cursor *c, unsigned size);
// Reads a 4-byte number that says how many elements of an array or bytes of a text follow. Each
// takes at least one byte: a count that is negative or larger than the number of bytes left breaks
// the cursor and gives 0.
uint64_t pa_jfr_count(struct pa_jfr_cursor *c);

// How a text is stored.
enum pa_jfr_encoding {
    PA_JFR_NULL,
    PA_JFR_EMPTY,
    PA_JFR_POOLED, // a key of the pool of java.lang.String follows
    PA_JFR_UTF8,
    PA_JFR_UTF16, // each unit a number
    PA_JFR_LATIN1,
};
// Reads a string and appends it to `out` as UTF-8; halves of surrogate pairs that stand alone
// become U+FFFD, and bytes that are marked as UTF-8 are not checked. Returns how the string was
// encoded. Of PA_JFR_POOLED only *key is set, and *key is set for no other; nothing is appended for
// it, nor for PA_JFR_NULL and PA_JFR_EMPTY. An unknown encoding breaks the cursor and gives
// PA_JFR_NULL.
enum pa_jfr_encoding pa_jfr_string(struct pa_jfr_cursor *c, struct pa_strbuf *out, int64_t *key);

// Decodes an unsigned big-endian number of `size` bytes, at most 8, that are all there.
uint64_t pa_jfr_fixed(const uint8_t *bytes, unsigned size);

#endif

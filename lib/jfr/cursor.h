// SPDX-License-Identifier: Apache-2.0
// Numbers and texts of a JFR chunk. What goes beyond the end makes the cursor bad: it stands at the
// end then, and all that is read is 0.
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

// Sets the cursor to broken: nothing more is read.
void pa_jfr_fail(struct pa_jfr_cursor *c);
// The next byte, 0 at the end.
uint8_t pa_jfr_byte(struct pa_jfr_cursor *c);
// Passes over `count` bytes; broken if there are fewer.
void pa_jfr_skip_bytes(struct pa_jfr_cursor *c, uint64_t count);
// A number of `size` bytes, 2, 4 or 8, if it is not compressed; sign-extended from there.
int64_t pa_jfr_number(struct pa_jfr_cursor *c, unsigned size);
// The number of elements of an array or of bytes of a text: what is negative or more than the bytes
// left breaks the cursor.
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
// Reads a text of any encoding and appends it as UTF-8; of a pooled one only *key is set.
enum pa_jfr_encoding pa_jfr_string(struct pa_jfr_cursor *c, struct pa_strbuf *out, int64_t *key);

// A number of `size` bytes, big endian.
uint64_t pa_jfr_fixed(const uint8_t *bytes, unsigned size);

#endif

// SPDX-License-Identifier: Apache-2.0
// Walking through text: line by line, and within a line piece by piece.
//
//     struct pa_lines lines = pa_lines_of(&input->bytes);
//     while (pa_lines_next(&lines)) {
//         struct pa_text t = lines.line;
//         if (pa_text_skip(&t, "heap profile:") && pa_text_int64(&t, &count)) …
//     }
//
// A piece that is not there leaves the text as it was. Nothing is copied: every text points into
// the bytes, which must outlive it. A `word` is a NUL-terminated text.
#ifndef PA_INPUT_TEXT_H
#define PA_INPUT_TEXT_H

#include "base/file.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct pa_text {
    const char *next, *end;
};

struct pa_lines {
    struct pa_text line; // without its end (LF or CR LF)
    size_t number;       // of the line, from 1; 0 before the first
    const char *next, *end;
};

// Starts a walk over the lines of a file, in front of the first one. The bytes are borrowed.
struct pa_lines pa_lines_of(const struct pa_bytes *bytes);
// Starts a walk over the lines of `size` bytes, which are borrowed.
struct pa_lines pa_lines_in(const uint8_t *bytes, size_t size);
// Goes to the next line, lines->line; a last line without a line end counts. False at the end,
// where lines->line becomes empty.
bool pa_lines_next(struct pa_lines *lines);
// Goes to the next line as pa_lines_next() does, if it is known that its first `known` bytes, which
// there must be, hold no LF.
bool pa_lines_next_from(struct pa_lines *lines, size_t known);

// Returns whether the first 512 bytes have no control byte but white space, as text has none. True
// for no bytes.
bool pa_text_is_plain(const uint8_t *bytes, size_t size);

// Returns whether more than 1 in 16 of the first 512 bytes is a control byte other than white
// space: then it is no text in which some bytes are damaged.
bool pa_text_is_binary(const uint8_t *bytes, size_t size);

// Returns the size of the text in bytes.
static inline size_t pa_text_size(struct pa_text text)
{
    return (size_t)(text.end - text.next);
}

// Returns whether the text is equal to `word`, which is NUL-terminated.
bool pa_text_equals(struct pa_text text, const char *word);
// Returns whether the text begins with `word`. (Inline, since the size of a constant word is known
// when it is compiled.)
static inline bool pa_text_starts(struct pa_text text, const char *word)
{
    size_t size = strlen(word);
    return pa_text_size(text) >= size && memcmp(text.next, word, size) == 0;
}
// Returns whether the text ends with `word`.
static inline bool pa_text_ends(struct pa_text text, const char *word)
{
    size_t size = strlen(word);
    return pa_text_size(text) >= size && memcmp(text.end - size, word, size) == 0;
}
// Returns where `word`, which is not empty, first occurs in the text; NULL if it does not.
const char *pa_text_find(struct pa_text text, const char *word);
// Returns where `c` last occurs in the text; NULL if it does not.
const char *pa_text_last(struct pa_text text, char c);

// Returns whether `c` is a space, tab, line feed, vertical tab, form feed or carriage return,
// whatever the locale.
static inline bool pa_text_is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
// Returns the text without blanks at either end.
struct pa_text pa_text_trim(struct pa_text text);
// Takes the blanks, if there are any, off the front of the text.
static inline void pa_text_spaces(struct pa_text *text)
{
    while (text->next < text->end && pa_text_is_blank(*text->next))
        text->next++;
}
// Takes `word` off the front of the text. False, with the text unchanged, if it does not stand
// there.
bool pa_text_skip(struct pa_text *text, const char *word);
// Takes the characters up to the next blank, or the end, off the front of the text into *word,
// which is borrowed from it. False if there are none.
bool pa_text_word(struct pa_text *text, struct pa_text *word);
// Takes blanks, if there are any, and a word as pa_text_word() does off the front of the text.
// False if only blanks are left, which are taken.
bool pa_text_next_word(struct pa_text *text, struct pa_text *word);
// Takes a whole decimal number, with a minus sign or without, off the front of the text. False,
// with the text unchanged, if none stands there or it does not fit into 64 bits.
bool pa_text_int64(struct pa_text *text, int64_t *value);
// Takes decimal digits off the front of the text. False, with the text unchanged, if none stand
// there or the number does not fit into 63 bits.
bool pa_text_digits(struct pa_text *text, int64_t *value);
// Takes hexadecimal digits, without a 0x, off the front of the text. False, with the text
// unchanged, if none stand there or the number does not fit into 64 bits.
bool pa_text_hex(struct pa_text *text, uint64_t *value);
// Takes a decimal number, with or without sign, point and exponent, off the front of the text; also
// "nan" and "NaN", as C and Go print it. The point is a dot in any locale. False, with the text
// unchanged, if none stands there.
bool pa_text_double(struct pa_text *text, double *value);
// Takes the next word off the front of the text if all of it is a decimal number, with commas
// between thousands or without, of at most 40 characters besides the commas. False, with the text
// unchanged, if not.
bool pa_text_grouped(struct pa_text *text, double *value);

// Takes everything up to the next decimal digit off the front of the text. False if there is none,
// and the text is empty then.
bool pa_text_to_number(struct pa_text *text);
// Takes the decimal digits, if there are any, off the front of the text.
void pa_text_past_number(struct pa_text *text);

// Takes everything up to the next hexadecimal number that begins with 0x, and the number, off the
// front of the text. False if there is none, and, with *too_large set, if it does not fit into 64
// bits.
bool pa_text_address(struct pa_text *text, uint64_t *value, bool *too_large);

#endif

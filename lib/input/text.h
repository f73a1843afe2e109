// SPDX-License-Identifier: Apache-2.0
// Walking through text: line by line, and within a line piece by piece.
//
//     struct pa_lines lines = pa_lines_of(&input->bytes);
//     while (pa_lines_next(&lines)) {
//         struct pa_text t = lines.line;
//         if (pa_text_skip(&t, "heap profile:") && pa_text_int64(&t, &count)) …
//     }
//
// A piece that is not there leaves the text as it was. Nothing is copied: all point into the bytes.
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

// The lines of a file. `bytes` are borrowed.
struct pa_lines pa_lines_of(const struct pa_bytes *bytes);
// The same of `size` bytes.
struct pa_lines pa_lines_in(const uint8_t *bytes, size_t size);
// Goes to the next line; false at the end.
bool pa_lines_next(struct pa_lines *lines);

// Whether the bytes begin as text does: no control byte but white space near the start.
bool pa_text_is_plain(const uint8_t *bytes, size_t size);

// Whether so many of the first bytes are control bytes that it is no text with some broken ones.
bool pa_text_is_binary(const uint8_t *bytes, size_t size);

// Bytes of the text.
static inline size_t pa_text_size(struct pa_text text)
{
    return (size_t)(text.end - text.next);
}

// Whether the text is `word`, which is NUL-terminated.
bool pa_text_equals(struct pa_text text, const char *word);
// Here, since words are mostly constants, whose sizes the compiler then knows.
static inline bool pa_text_starts(struct pa_text text, const char *word)
{
    size_t size = strlen(word);
    return pa_text_size(text) >= size && memcmp(text.next, word, size) == 0;
}
// Whether the text ends in the word.
static inline bool pa_text_ends(struct pa_text text, const char *word)
{
    size_t size = strlen(word);
    return pa_text_size(text) >= size && memcmp(text.end - size, word, size) == 0;
}
// The place of the first `word` in the text, NULL if there is none.
const char *pa_text_find(struct pa_text text, const char *word);
// The place of the last `c`, NULL if there is none.
const char *pa_text_last(struct pa_text text, char c);

// Space, tab, line feed, vertical tab, form feed or carriage return, in any locale.
static inline bool pa_text_is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
struct pa_text pa_text_trim(struct pa_text text);       // without blanks at either end
static inline void pa_text_spaces(struct pa_text *text) // skips blanks, if there are any
{
    while (text->next < text->end && pa_text_is_blank(*text->next))
        text->next++;
}
// Takes `word` off the text's front; false, with nothing changed, if it does not stand there.
bool pa_text_skip(struct pa_text *text, const char *word);
// The characters up to the next blank or the end; false if there are none.
bool pa_text_word(struct pa_text *text, struct pa_text *word);
bool pa_text_next_word(struct pa_text *text, struct pa_text *word); // behind blanks, if any
// Digits, with a minus sign in front for int64. False also if the number is too large.
bool pa_text_int64(struct pa_text *text, int64_t *value);
// Takes digits off the front: false if there are none, or the number is too large for 64 bits.
bool pa_text_digits(struct pa_text *text, int64_t *value);
bool pa_text_hex(struct pa_text *text, uint64_t *value); // hexadecimal digits, no 0x
// A decimal number with or without sign, point and exponent; also nan, as C and Go print it.
bool pa_text_double(struct pa_text *text, double *value);
// All of the next word: a decimal number of at most 40 characters and commas between thousands.
bool pa_text_grouped(struct pa_text *text, double *value);

// Moves to the next digit; false if there is none.
bool pa_text_to_number(struct pa_text *text);
void pa_text_past_number(struct pa_text *text); // behind the digits that stand here

// Moves behind the next 0x… in the text. False if there is none; *too_large if it has over 64 bits.
bool pa_text_address(struct pa_text *text, uint64_t *value, bool *too_large);

#endif

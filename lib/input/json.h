// SPDX-License-Identifier: Apache-2.0
// Reads JSON as a stream of tokens: a reader asks for the next value and keeps what it needs, so
// that a file needs no memory as a whole. yajl parses the text and checks its grammar; the tokens
// that it pushes are queued here, so that readers can pull them.
//
//     struct pa_json *j = pa_json_open(input);
//     if (pa_json_begin(j, PA_JSON_OBJECT)) {
//         for (int m; (m = pa_json_member(j, names)) >= 0;) {
//             if (m == NAMES_SAMPLES && pa_json_begin(j, PA_JSON_ARRAY)) {
//                 while (pa_json_more(j))
//                     if (pa_json_int(j, &number)) …
//             }
//         }
//     }
//     return pa_json_close(j, ok, err);
//
// A function that takes a value takes exactly one. If it is of another type than the one asked for,
// it is skipped and the result is false. After an error in the text there are no further values, so
// that loops end.
#ifndef PA_INPUT_JSON_H
#define PA_INPUT_JSON_H

#include "input/format.h"
#include "input/text.h"

enum pa_json_kind {
    PA_JSON_END, // of the text, or an error
    PA_JSON_NULL,
    PA_JSON_FALSE,
    PA_JSON_TRUE,
    PA_JSON_NUMBER,
    PA_JSON_STRING,
    PA_JSON_KEY,
    PA_JSON_OBJECT,
    PA_JSON_OBJECT_END,
    PA_JSON_ARRAY,
    PA_JSON_ARRAY_END,
};

struct pa_json_token {
    enum pa_json_kind kind;
    uint32_t depth;      // objects and arrays around it
    struct pa_text text; // of a number, a key or a string, unescaped
};

struct pa_json {
    const struct pa_json_token *next, *end; // read by the functions below only
};

// Begins to read the JSON text of input->stream, or of input->bytes where there is none; both are
// borrowed until pa_json_close(). A byte order mark is skipped. Never NULL.
struct pa_json *pa_json_open(struct pa_input *input);
// Frees `j`. `ok` is whether the caller is content: then the rest of the text is read first, since
// it may be malformed. Returns false with the error of the text ("line 1, column 8: …"), if it has
// one: PA_ERROR_FORMAT, PA_ERROR_LIMIT if values are nested deeper than 262144 levels, or what the
// stream or pa_json_fail() said. Else returns `ok` and leaves `err` as it is.
PA_MUST_CHECK bool pa_json_close(struct pa_json *j, bool ok, struct pa_error *err);
// Returns whether an error was found in the part of the text that was parsed so far.
bool pa_json_failed(const struct pa_json *j);
// Accepts a text that ends before its outermost array or object is closed (but not within an array
// or object in that), as a program leaves it that was stopped while it wrote.
void pa_json_allow_cut(struct pa_json *j);
// Accepts several values one after the other, as in files with one on each line: behind one comes
// the next, or PA_JSON_END.
void pa_json_allow_several(struct pa_json *j);
// Reports that a well-formed value cannot be used: sets an error with the line and column of the
// token taken last, and `what`, that pa_json_close() returns. No tokens follow. Ignored if there is
// an error already.
void pa_json_fail(struct pa_json *j, pa_code code, const char *what);

// Parses the next piece of the text when all tokens are taken, and returns the first new one. For
// pa_json_peek() only.
const struct pa_json_token *pa_json_refill(struct pa_json *j);

// Returns the next token without taking it; PA_JSON_END at the end of the text, or after an error.
// The token and its text are valid until the one behind it is looked at.
static inline const struct pa_json_token *pa_json_peek(struct pa_json *j)
{
    return j->next < j->end ? j->next : pa_json_refill(j);
}

// Takes the next token and returns it; valid until the one behind it is looked at. PA_JSON_END can
// be taken again and again.
static inline const struct pa_json_token *pa_json_take(struct pa_json *j)
{
    const struct pa_json_token *t = pa_json_peek(j);
    if (t->kind != PA_JSON_END)
        j->next++;
    return t;
}

// Takes the next value, with all that an object or array holds. Takes one key if a key comes next.
void pa_json_skip(struct pa_json *j);

// Enters the next value if it is of `kind`, PA_JSON_OBJECT or PA_JSON_ARRAY: its members or
// elements come next. False if it is another value, which is skipped.
bool pa_json_begin(struct pa_json *j, enum pa_json_kind kind);
// In an array: returns whether a further element comes next. At its end returns false and takes the
// closing bracket.
bool pa_json_more(struct pa_json *j);
// In an object: goes to the next member whose name is one of `names` (ended by NULL), skipping
// others, and returns the index of the name; its value comes next. -1 at the end of the object,
// whose bracket is taken, or after an error.
int pa_json_member(struct pa_json *j, const char *const *names);
// In an object: goes to the next member, whatever its name; its value comes next. *name is
// unescaped and borrowed until the value is looked at. False at the end of the object, whose
// bracket is taken, or after an error.
bool pa_json_any_member(struct pa_json *j, struct pa_text *name);

// Takes the next value, a string. *text is unescaped and borrowed until the next token is looked
// at. False if the value is none, which is skipped; *text is undefined then.
bool pa_json_text(struct pa_json *j, struct pa_text *text);
// Takes the next value, a string, and adds it to `strings`. False, with *string unchanged, if the
// value is none, which is skipped.
bool pa_json_str(struct pa_json *j, struct pa_strings *strings, pa_str *string);
// Takes the next value, a number, rounded towards 0. False if it is no number, which is skipped, or
// if it does not fit (64 bits; with a fraction or exponent 62), which is an error of the text
// (PA_ERROR_LIMIT).
bool pa_json_int(struct pa_json *j, int64_t *value);
// Takes the next value, a number. False if it is none, or too large for a double (1e999); both are
// skipped, and are no error of the text.
bool pa_json_double(struct pa_json *j, double *value);
// Takes the next value, true or false, into *value. False, with *value false, if it is neither; it
// is skipped.
bool pa_json_bool(struct pa_json *j, bool *value);

// Returns whether the bytes begin, behind a byte order mark and white space, with `open` ('{' or
// '[') and contain all `words`, ended by NULL, anywhere. The text is not parsed. For probes of
// formats.
bool pa_json_mentions(const uint8_t *bytes, size_t size, char open, const char *const *words);

#endif

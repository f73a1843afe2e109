// SPDX-License-Identifier: Apache-2.0
// JSON in, as it streams: a reader asks for the next piece of it and keeps what it needs. On yajl,
// which checks the grammar; here its pieces are queued, so that readers need no states.
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
// Every function takes exactly one value, or says that there is none. A value of another type than
// the one that is asked for is passed over, and the answer is false; after an error in the text
// there are no further values, so that loops end.
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

// Reads input->stream, or input->bytes where there is none. Never NULL.
struct pa_json *pa_json_open(struct pa_input *input);
// Frees it. False with the error of the text, "line 1, column 8: …", if it has one, else `ok` with
// `err` as it is. If `ok`, what is left of the text is read: it may be wrong there.
PA_MUST_CHECK bool pa_json_close(struct pa_json *j, bool ok, struct pa_error *err);
// Whether the text had an error so far, or ended within a value.
bool pa_json_failed(const struct pa_json *j);
// The closing bracket of the array that the text is may be missing: its writer was stopped.
void pa_json_allow_cut(struct pa_json *j);
// Several values may follow each other, as in files with one on each line: after one comes the next
// or PA_JSON_END.
void pa_json_allow_several(struct pa_json *j);
// Makes the text wrong at this place: of values that are well-formed, but cannot be used.
void pa_json_fail(struct pa_json *j, pa_code code, const char *what);

const struct pa_json_token *pa_json_refill(struct pa_json *j); // behind the two below

// The next token, which stays; a text in it is valid until the token behind it is looked at.
static inline const struct pa_json_token *pa_json_peek(struct pa_json *j)
{
    return j->next < j->end ? j->next : pa_json_refill(j);
}

// Takes the next token.
static inline const struct pa_json_token *pa_json_take(struct pa_json *j)
{
    const struct pa_json_token *t = pa_json_peek(j);
    if (t->kind != PA_JSON_END)
        j->next++;
    return t;
}

void pa_json_skip(struct pa_json *j); // the next value, whole

// Enters the object or array that comes next.
bool pa_json_begin(struct pa_json *j, enum pa_json_kind kind);
// In an array: whether there is a further value. Its end is taken.
bool pa_json_more(struct pa_json *j);
// In an object: goes to the next member whose name is one of `names`, ended by NULL, and gives its
// index; the value comes next. -1 at the end of the object, which is taken.
int pa_json_member(struct pa_json *j, const char *const *names);
// In an object: the next member, whatever its name, which is valid until its value is looked at.
bool pa_json_any_member(struct pa_json *j, struct pa_text *name);

// A text, decoded; false, and passed over, if the value is none. Borrowed until the next token is
// looked at.
bool pa_json_text(struct pa_json *j, struct pa_text *text);
// A text, as a string of the table. False, and passed over, if the value is no text.
bool pa_json_str(struct pa_json *j, struct pa_strings *strings, pa_str *string);
// Fractions are cut off. A number over 64 bits is an error of the text.
bool pa_json_int(struct pa_json *j, int64_t *value);
bool pa_json_double(struct pa_json *j, double *value); // finite
// True or false. False is returned, and the value passed over, if it is neither.
bool pa_json_bool(struct pa_json *j, bool *value);

// Whether the text starts an object or an array (`open`: { or [) and has all the words in it, ended
// by NULL. For probes.
bool pa_json_mentions(const uint8_t *bytes, size_t size, char open, const char *const *words);

#endif

// SPDX-License-Identifier: Apache-2.0
// Reading a v0 symbol of Rust: characters, numbers, identifiers, lifetimes and back references. The
// demangled text is appended to s->out while the symbol is read. The names in angle brackets are
// rules of the grammar of RFC 2603. Paths are read by rust_v0.c, types by rust_type.c, constants by
// rust_const.c. A failure sets s->failed and makes the rest of the input empty; the caller looks at
// it once, at the end.
//
// Inside lib/symbol only.
#ifndef PA_SYMBOL_RUST_READER_H
#define PA_SYMBOL_RUST_READER_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pa_rust_reader {
    const char *start, *at, *end; // start: after _R, where back references count from
    struct pa_strbuf *out;
    bool failed;
    bool silent;      // read without printing
    bool no_generics; // leave out generic arguments
    unsigned depth;
    uint64_t lifetimes; // bound so far
    size_t steps_left, max_output;
};

struct pa_rust_identifier {
    const char *text;
    size_t size;
    bool punycode;
};

// Marks the symbol as malformed or beyond a limit: sets s->failed and moves to the end of the
// input, so that every loop over it ends.
void pa_rust_fail(struct pa_rust_reader *s);
// Returns the next character, which is not taken; '\0' at the end and after a failure.
char pa_rust_peek(const struct pa_rust_reader *s);
// Returns whether c is 0 to 9, in any locale.
bool pa_rust_is_digit(char c);
// Takes the next character if it is `c`, and returns whether it was.
bool pa_rust_take(struct pa_rust_reader *s, char c);
// Takes the next character, which must be `c`; anything else is a failure.
void pa_rust_expect(struct pa_rust_reader *s, char c);
// Counts one level of nesting and one step of work more; the caller decrements s->depth when it is
// done. False after a failure, among them nesting deeper than 400, no steps left, or output beyond
// s->max_output: the caller then returns without reading.
bool pa_rust_enter(struct pa_rust_reader *s);

// Appends bytes[0..size-1] to the output, unless s->silent.
void pa_rust_put_bytes(struct pa_rust_reader *s, const char *bytes, size_t size);
// Appends a NUL-terminated text to the output, unless s->silent.
void pa_rust_put(struct pa_rust_reader *s, const char *text);
// Appends `before`, a NUL-terminated text, and the number in decimal, unless s->silent.
void pa_rust_put_number(struct pa_rust_reader *s, const char *before, uint64_t value);
// Appends an identifier, decoded if it is in Punycode (RFC 3492), unless s->silent; fails if that
// is malformed.
void pa_rust_put_identifier(struct pa_rust_reader *s, struct pa_rust_identifier id);
// Appends the name of a lifetime given by its de Bruijn index: "'_" for 0 (erased), 1 for the
// innermost one bound; the outermost is "'a". Fails for an index above s->lifetimes.
void pa_rust_put_lifetime(struct pa_rust_reader *s, uint64_t lifetime);

// Reads <base-62-number>: "_" is 0, "0_" is 1. Fails, and returns 0, if a digit is none or it does
// not fit into 64 bits.
uint64_t pa_rust_base62(struct pa_rust_reader *s);
// Reads an optional <disambiguator>, "s" and a base-62 number. Returns that number plus 1, 0 if
// there is none.
uint64_t pa_rust_disambiguator(struct pa_rust_reader *s);
// Reads <undisambiguated-identifier>: a decimal length and so many characters, "u" before it for
// Punycode. Its text is borrowed from the symbol. Fails if the length reaches beyond the symbol or
// a character is not allowed.
struct pa_rust_identifier pa_rust_identifier(struct pa_rust_reader *s);

// Reads <backref>, "B" and the offset of an earlier place of the symbol, and moves the reader
// there. *resume and *end are then to be given to pa_rust_resume(). False, with the reader behind
// the back reference, if nothing is to be read there: reading is silent, or the offset is broken,
// which is a failure.
bool pa_rust_jump_back(struct pa_rust_reader *s, const char **resume, const char **end);
// Moves the reader back behind the back reference that pa_rust_jump_back() followed, with the
// values that it gave.
void pa_rust_resume(struct pa_rust_reader *s, const char *resume, const char *end);
// Reads <backref>, calls `read` at the place that it refers to, and goes on behind the back
// reference.
void pa_rust_referred(struct pa_rust_reader *s, void (*read)(struct pa_rust_reader *));

// Reads <path> and appends it. `in_value`: it names a value, so that generic arguments follow
// "::", as Rust writes them there. A malformed one sets s->failed. Defined in rust_v0.c.
void pa_rust_path(struct pa_rust_reader *s, bool in_value);
// Reads <generic-arg>s up to E, which is not taken, and appends them with ", " between them; with
// s->no_generics they are only read. A malformed one sets s->failed. Defined in rust_v0.c.
void pa_rust_generic_arguments(struct pa_rust_reader *s);
// Reads <type> and appends it as Rust writes it. A malformed one sets s->failed. Defined in
// rust_type.c.
void pa_rust_type(struct pa_rust_reader *s);
// Reads <const>, the value of a const generic argument, and appends it. A malformed one sets
// s->failed. Defined in rust_const.c.
void pa_rust_const(struct pa_rust_reader *s);

#endif

// SPDX-License-Identifier: Apache-2.0
// Reading a v0 symbol of Rust: characters, numbers, identifiers, lifetimes and back references, and
// what is put out meanwhile. Paths are read by rust_v0.c, types by rust_type.c, constants by
// rust_const.c. After a failure the rest of the input is empty.
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

// Marks the symbol as none of Rust's: from here on the reader sees no more characters, so that
// every loop over them ends.
void pa_rust_fail(struct pa_rust_reader *s);
// The next character, which stays.
char pa_rust_peek(const struct pa_rust_reader *s);
// '0' to '9'.
bool pa_rust_is_digit(char c);
// Takes `c` if it is next; else false.
bool pa_rust_take(struct pa_rust_reader *s, char c);
// Takes `c`, or fails.
void pa_rust_expect(struct pa_rust_reader *s, char c);
bool pa_rust_enter(struct pa_rust_reader *s); // false: too deep or too much, failed

// Writes bytes, as all of these do, unless reading is silent.
void pa_rust_put_bytes(struct pa_rust_reader *s, const char *bytes, size_t size);
// A NUL-terminated text.
void pa_rust_put(struct pa_rust_reader *s, const char *text);
// `before` and the number in decimal.
void pa_rust_put_number(struct pa_rust_reader *s, const char *before, uint64_t value);
// An identifier, decoded if it is in Punycode (RFC 3492); fails if that is broken.
void pa_rust_put_identifier(struct pa_rust_reader *s, struct pa_rust_identifier id);
// "'a" by the number of binders between; "'_" for 0. Fails for more than are bound.
void pa_rust_put_lifetime(struct pa_rust_reader *s, uint64_t lifetime);

// <base-62-number> of RFC 2603: "_" is 0, "0_" is 1. Fails if it does not fit into 64 bits.
uint64_t pa_rust_base62(struct pa_rust_reader *s);
// <disambiguator>, "s" and a number: 0 if there is none.
uint64_t pa_rust_disambiguator(struct pa_rust_reader *s);
// <undisambiguated-identifier>; its text is borrowed from the symbol.
struct pa_rust_identifier pa_rust_identifier(struct pa_rust_reader *s);

// Reads a <backref>, "B" and the offset of an earlier place of the symbol, and goes on reading from
// there. *resume and *end are where reading is resumed afterwards (pa_rust_resume()). False where
// nothing is to be read there: reading is silent, or the offset is broken, which is a failure.
bool pa_rust_jump_back(struct pa_rust_reader *s, const char **resume, const char **end);
// Goes back to behind the back reference that pa_rust_jump_back() followed.
void pa_rust_resume(struct pa_rust_reader *s, const char *resume, const char *end);
// Follows a <backref>, reads what is there with `read`, and goes back.
void pa_rust_referred(struct pa_rust_reader *s, void (*read)(struct pa_rust_reader *));

// <path>; `in_value`: generic arguments follow "::".
void pa_rust_path(struct pa_rust_reader *s, bool in_value);
void pa_rust_generic_arguments(struct pa_rust_reader *s); // up to E, which is not taken
// <type>, put out as Rust writes it.
void pa_rust_type(struct pa_rust_reader *s);
// <const>, the value of a generic argument.
void pa_rust_const(struct pa_rust_reader *s);

#endif

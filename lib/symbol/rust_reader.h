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

// Characters: '\0' at the end.
void pa_rust_fail(struct pa_rust_reader *s);
char pa_rust_peek(const struct pa_rust_reader *s);
bool pa_rust_is_digit(char c);
bool pa_rust_take(struct pa_rust_reader *s, char c);
void pa_rust_expect(struct pa_rust_reader *s, char c);
bool pa_rust_enter(struct pa_rust_reader *s); // false: too deep or too much, failed

// Output, unless reading is silent.
void pa_rust_put_bytes(struct pa_rust_reader *s, const char *bytes, size_t size);
void pa_rust_put(struct pa_rust_reader *s, const char *text);
void pa_rust_put_number(struct pa_rust_reader *s, const char *before, uint64_t value);
void pa_rust_put_identifier(struct pa_rust_reader *s, struct pa_rust_identifier id);
void pa_rust_put_lifetime(struct pa_rust_reader *s, uint64_t lifetime);

uint64_t pa_rust_base62(struct pa_rust_reader *s);
uint64_t pa_rust_disambiguator(struct pa_rust_reader *s);
struct pa_rust_identifier pa_rust_identifier(struct pa_rust_reader *s);

// At B: goes to the place that is meant, or returns false if there is nothing to read there. Then
// pa_rust_resume() comes back.
bool pa_rust_jump_back(struct pa_rust_reader *s, const char **resume, const char **end);
void pa_rust_resume(struct pa_rust_reader *s, const char *resume, const char *end);
void pa_rust_referred(struct pa_rust_reader *s, void (*read)(struct pa_rust_reader *));

// `in_value`: generic arguments follow "::".
void pa_rust_path(struct pa_rust_reader *s, bool in_value);
void pa_rust_generic_arguments(struct pa_rust_reader *s); // up to E, which is not taken
void pa_rust_type(struct pa_rust_reader *s);
void pa_rust_const(struct pa_rust_reader *s);

#endif

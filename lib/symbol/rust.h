// SPDX-License-Identifier: Apache-2.0
// Rust symbols. Legacy ones are C++ symbols in form, "_ZN…17h<16 hex digits>E", with escapes inside
// (https://doc.rust-lang.org/rustc/symbol-mangling/); v0 ones are RFC 2603.
#ifndef PA_SYMBOL_RUST_H
#define PA_SYMBOL_RUST_H

#include "symbol/demangle.h"

// Returns whether name[0..size-1] has the form of a legacy symbol of Rust: _ZN…17h<16 hexadecimal
// digits>E, where at least five of the digits differ, maybe with a suffix behind a dot. Hardly any
// C++ name does.
bool pa_rust_is_legacy(const char *name, size_t size);

// Demangles name[0..size-1], a legacy symbol for which pa_rust_is_legacy() is true, and replaces
// the content of `out` by the path without the hash and without a suffix that an optimizer added
// behind a dot. Generic arguments are part of the identifiers and are kept. False, with unspecified
// text in `out`, if the symbol is malformed.
bool pa_rust_legacy(const char *name, size_t size, struct pa_strbuf *out);
// Demangles name[0..size-1], a v0 symbol, which begins with "_R" (RFC 2603), and replaces the
// content of `out` by the path without disambiguators, instantiating crate and suffixes behind a
// dot. PA_DEMANGLE_DEFAULT leaves out generic arguments. False, with unspecified text in `out`, if
// the symbol is malformed, of a later version of the scheme or beyond the limits on depth, work and
// output.
bool pa_rust_v0(const char *name, size_t size, enum pa_demangle_mode mode, struct pa_strbuf *out);

#endif

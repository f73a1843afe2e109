// SPDX-License-Identifier: Apache-2.0
// Rust symbols. Legacy ones are C++ symbols in form, "_ZN…17h<16 hex digits>E", with escapes inside
// (https://doc.rust-lang.org/rustc/symbol-mangling/); v0 ones are RFC 2603.
#ifndef PA_SYMBOL_RUST_H
#define PA_SYMBOL_RUST_H

#include "symbol/demangle.h"

// Whether it ends like a legacy symbol; C++ names hardly ever do.
bool pa_rust_is_legacy(const char *name, size_t size);

// Both replace what is in `out` and return true, or return false if the symbol is malformed. The
// hash is not shown, nor what an optimizer put behind a dot. Generic arguments of v0 are left out
// by PA_DEMANGLE_DEFAULT only; legacy symbols have theirs in the text, and keep them.
bool pa_rust_legacy(const char *name, size_t size, struct pa_strbuf *out);
// `name` begins with "_R".
bool pa_rust_v0(const char *name, size_t size, enum pa_demangle_mode mode, struct pa_strbuf *out);

#endif

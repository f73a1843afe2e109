// SPDX-License-Identifier: Apache-2.0
// Punycode (RFC 3492) as Rust writes it into symbols: with '_' for '-', and digits in either case.
#ifndef PA_SYMBOL_PUNYCODE_H
#define PA_SYMBOL_PUNYCODE_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

// Adds the decoded text as UTF-8; false, with nothing added, if it is malformed or beyond 4096
// characters.
bool pa_punycode_decode(const char *text, size_t size, struct pa_strbuf *out);

#endif

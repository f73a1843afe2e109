// SPDX-License-Identifier: Apache-2.0
// Punycode (RFC 3492) as Rust writes it into symbols: with '_' for '-', and digits in either case.
#ifndef PA_SYMBOL_PUNYCODE_H
#define PA_SYMBOL_PUNYCODE_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

// Appends text[0..size-1] decoded to UTF-8. False, with nothing appended, if it is malformed, has
// a code point that UTF-8 cannot hold, or decodes to more than 4096 characters.
bool pa_punycode_decode(const char *text, size_t size, struct pa_strbuf *out);

#endif

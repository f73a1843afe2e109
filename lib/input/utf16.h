// SPDX-License-Identifier: Apache-2.0
// Text as Windows writes it: PowerShell's `>` makes UTF-16 of everything, editors put a byte order
// mark in front of UTF-8.
#ifndef PA_INPUT_UTF16_H
#define PA_INPUT_UTF16_H

#include "base/file.h"

// Converts bytes that begin with a byte order mark, of UTF-16 in either byte order or of UTF-8, to
// UTF-8 without one; others stay as they are. Unpaired surrogates become U+FFFD, and an odd byte at
// the end is dropped. bytes->data may be freed and replaced; PA_BYTES_PADDING zeros follow.
void pa_utf16_to_utf8(struct pa_bytes *bytes);

#endif

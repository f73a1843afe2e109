// SPDX-License-Identifier: Apache-2.0
// Text as Windows writes it: PowerShell's `>` makes UTF-16 of everything, editors put a byte order
// mark in front of UTF-8.
#ifndef PA_INPUT_UTF16_H
#define PA_INPUT_UTF16_H

#include "base/file.h"

// Bytes that begin with a byte order mark become UTF-8 without one; others stay. Unpaired
// surrogates become U+FFFD.
void pa_utf16_to_utf8(struct pa_bytes *bytes);

#endif

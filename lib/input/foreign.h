// SPDX-License-Identifier: Apache-2.0
// Recognises files that are no profiles, or none that can be read, for an error message that says
// what they are and what to do with them.
#ifndef PA_INPUT_FOREIGN_H
#define PA_INPUT_FOREIGN_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

// Describes the bytes of a file that no reader accepts, for the error message "this is …": which
// known format it is, and often how to get a profile of it. Returns a constant text; NULL if the
// bytes are nothing known.
const char *pa_foreign_describe(const uint8_t *bytes, size_t size);
// Does as pa_foreign_describe() for binary files only (core dumps, traces of Perfetto, archives …),
// which pprof's reader might take for its own format, since that has no magic number. NULL for text
// and unknown bytes.
const char *pa_foreign_binary(const uint8_t *bytes, size_t size);

// Quotes what a short text says, for the error message about a server's answer that was saved in
// the place of a profile: the <title> of a page, the <Message> of an XML error, or the first line,
// cut at 160 bytes. One line, in `arena`; NULL if the bytes are no UTF-8 text, blank, or more than
// 16 KiB.
const char *pa_foreign_quote(const uint8_t *bytes, size_t size, struct pa_arena *arena);

#endif

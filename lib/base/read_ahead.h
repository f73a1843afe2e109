// SPDX-License-Identifier: Apache-2.0
// Unpacking on a thread of its own, a few pieces ahead of who uses them. Private to stream.c.
#ifndef PA_BASE_READ_AHEAD_H
#define PA_BASE_READ_AHEAD_H

#include "base/file.h"
#include "base/unpack.h"

struct pa_read_ahead;

enum { PA_READ_AHEAD_FRONT = 16 << 10 };

// `from` is the thread's until pa_read_ahead_free(). NULL if there is no thread to be had.
struct pa_read_ahead *pa_read_ahead_new(struct pa_unpack *from, size_t piece);
// The next piece, borrowed until the next call: `piece` bytes, fewer at the end, then none.
// The `kept` bytes at `keep`, at most PA_READ_AHEAD_FRONT, which may be the last of the piece
// before, are put in front of it. PA_BYTES_PADDING bytes behind it are the caller's.
PA_MUST_CHECK bool pa_read_ahead_next(struct pa_read_ahead *ahead, const uint8_t *keep, size_t kept,
                                      struct pa_bytes *next, struct pa_error *err);
void pa_read_ahead_free(struct pa_read_ahead *ahead); // at any time

#endif

// SPDX-License-Identifier: Apache-2.0
// Unpacking on a thread of its own, a few pieces ahead of who uses them. Private to stream.c.
#ifndef PA_BASE_READ_AHEAD_H
#define PA_BASE_READ_AHEAD_H

#include "base/file.h"
#include "base/unpack.h"

struct pa_read_ahead;

enum { PA_READ_AHEAD_FRONT = 16 << 10 };

// Starts a thread that unpacks `from` in pieces of `piece` bytes, up to four ahead. `from` is the
// thread's until pa_read_ahead_free(). Returns NULL if no thread can be had; `from` is then
// untouched.
struct pa_read_ahead *pa_read_ahead_new(struct pa_unpack *from, size_t piece);
// Gives the next piece, borrowed until the next call: `piece` bytes, fewer at the end, and then
// size 0. The `kept` bytes at `keep` (at most PA_READ_AHEAD_FRONT; they may be the end of the piece
// before) are copied right in front of next->data. The PA_BYTES_PADDING bytes behind the piece may
// be written by the caller. Fails with the error of the unpacking; no further call may follow then.
PA_MUST_CHECK bool pa_read_ahead_next(struct pa_read_ahead *ahead, const uint8_t *keep, size_t kept,
                                      struct pa_bytes *next, struct pa_error *err);
// Stops the thread, at any time, and frees everything but `from`.
void pa_read_ahead_free(struct pa_read_ahead *ahead);

#endif

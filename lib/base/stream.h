// SPDX-License-Identifier: Apache-2.0
// A file's bytes, unpacked, through a window: who reads a large file piece by piece needs memory
// for what is kept of it only.
//
//     struct pa_stream s;
//     if (!pa_stream_open(&s, path, max_size, err))
//         return false;
//     for (;;) {
//         … use bytes from s.next on, move s.next behind them …
//         if (s.finished) break;                   // nothing comes behind s.end
//         if (!pa_stream_more(&s, err)) …
//     }
//     pa_stream_close(&s);
//
// Behind `end` there are PA_BYTES_PADDING bytes of 0.
#ifndef PA_BASE_STREAM_H
#define PA_BASE_STREAM_H

#include "base/file.h"
#include "base/unpack.h"

struct pa_stream {
    const uint8_t *next, *end; // the window
    bool finished;
    // private
    uint8_t *memory; // of the window, unless that is lent, or the second thread's
    size_t room, dropped;
    const uint8_t *start;
    uint8_t *packed; // what `from` unpacks, if that was packed itself
    struct pa_unpack from;
    struct pa_read_ahead *ahead; // NULL: not started
};

// Files are read as by pa_file_read(); what was packed by gzip twice, as servers do that pack what
// is packed, is unpacked twice. The first window holds PA_STREAM_PIECE bytes at least, or
// the whole file.
enum { PA_STREAM_PIECE = 256 << 10 };
// Opens a file, "-" being standard input. PA_ERROR_LIMIT later if it unpacks to more than max_size
// bytes. Errors name the path; to be closed only if true.
PA_MUST_CHECK bool pa_stream_open(struct pa_stream *stream, const char *path, size_t max_size,
                                  struct pa_error *err);
// The same for bytes in memory, which stay the caller's.
PA_MUST_CHECK bool pa_stream_unpack(struct pa_stream *stream, const uint8_t *raw, size_t size,
                                    size_t max_size, struct pa_error *err);
// A stream of bytes in memory, which are borrowed: all of them are in the window at once.
void pa_stream_lend(struct pa_stream *stream, const struct pa_bytes *bytes);
// Ends the second thread, if there is one, and closes the file.
void pa_stream_close(struct pa_stream *stream);

// Puts more bytes behind those that are left in the window, which moves; the more are left, the
// more come. Large gzip files are unpacked on a second thread from now on.
PA_MUST_CHECK bool pa_stream_more(struct pa_stream *stream, struct pa_error *err);
// Moves the next bytes to `out`, memory of the caller's: *size is `room`, less only at the end, and
// then 0. What was in the window comes first.
PA_MUST_CHECK bool pa_stream_take(struct pa_stream *stream, uint8_t *out, size_t room, size_t *size,
                                  struct pa_error *err);
// How many bytes there may be in all: a guess.
size_t pa_stream_hint(const struct pa_stream *stream);
// How many bytes of the file are behind s->next.
size_t pa_stream_position(const struct pa_stream *stream);
// All bytes in one piece, if none has been used yet. The caller frees out->data.
PA_MUST_CHECK bool pa_stream_whole(struct pa_stream *stream, struct pa_bytes *out,
                                   struct pa_error *err);

#endif

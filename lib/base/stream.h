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

// Files are read as by pa_file_read(). What was packed by gzip twice, as some servers do with a
// packed file, is unpacked twice. The first window holds at least PA_STREAM_PIECE bytes, or the
// whole file.
enum { PA_STREAM_PIECE = 256 << 10 };
// Opens a file, "-" being standard input, and reads its first window. Fails, with nothing to be
// closed, if the file cannot be read or its packing is broken. This or a later call fails with
// PA_ERROR_LIMIT once the file has unpacked to more than `max_size` bytes. Errors name the place in
// the file, not its path.
PA_MUST_CHECK bool pa_stream_open(struct pa_stream *stream, const char *path, size_t max_size,
                                  struct pa_error *err);
// Makes a stream of `size` bytes in memory, unpacked as pa_stream_open() does, gzip only, with the
// same limit and errors. They stay the caller's and must be valid as long as the stream.
PA_MUST_CHECK bool pa_stream_unpack(struct pa_stream *stream, const uint8_t *raw, size_t size,
                                    size_t max_size, struct pa_error *err);
// Makes a stream of bytes in memory, which are borrowed as long as the stream and not unpacked: all
// of them are in the window at once. They must be followed by PA_BYTES_PADDING zero bytes.
void pa_stream_lend(struct pa_stream *stream, const struct pa_bytes *bytes);
// Ends the second thread, if there is one, closes the file and frees the window. It may be called
// again.
void pa_stream_close(struct pa_stream *stream);

// Reads more bytes behind those that are left between `next` and `end`; the window may move, so
// that pointers into it are no longer valid. The more are left, the more are read: a reader that
// never moves `next` doubles the window. Does nothing once `finished` is set. Large gzip files are
// unpacked on a second thread from the first call on. Fails as pa_unpack_read() does.
PA_MUST_CHECK bool pa_stream_more(struct pa_stream *stream, struct pa_error *err);
// Copies the next bytes to `out`, memory of the caller's, and moves `next` behind them: `*size` is
// `room`, less only at the end of the file, and then 0. Fails as pa_unpack_read() does.
PA_MUST_CHECK bool pa_stream_take(struct pa_stream *stream, uint8_t *out, size_t room, size_t *size,
                                  struct pa_error *err);
// Returns how many bytes the file unpacks to in all: a guess for the size of an allocation, which
// may be too small or too large.
size_t pa_stream_hint(const struct pa_stream *stream);
// Returns the offset of `next` in the unpacked file, in bytes.
size_t pa_stream_position(const struct pa_stream *stream);
// Reads all bytes into one block; only before any byte has been used. The caller frees out->data;
// the stream is then empty and still to be closed. Fails, leaving `out` alone, if the rest of the
// file cannot be read.
PA_MUST_CHECK bool pa_stream_whole(struct pa_stream *stream, struct pa_bytes *out,
                                   struct pa_error *err);

#endif

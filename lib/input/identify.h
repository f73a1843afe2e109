// SPDX-License-Identifier: Apache-2.0
// Finds out what a file is, over the formats of profiles (formats.def) and of benchmark results
// (bench_formats.def).
//
//     struct pa_input_opened opened = {0};
//     if (!pa_input_open(&opened, path, 0, err)) …      // "-" and pipes as well
//     if (opened.identity.kind == PA_INPUT_PROFILE)
//         … pa_input_read() with options.opened = &opened …
//     else
//         … pa_bench_format_read() with source.opened = &opened …
//     pa_input_close(&opened);
//
// The reader takes over the file that was opened for this, and does not open it again, since a pipe
// can be read only once.
#ifndef PA_INPUT_IDENTIFY_H
#define PA_INPUT_IDENTIFY_H

#include "input/bench_format.h"
#include "input/format.h"

enum pa_input_kind {
    PA_INPUT_UNKNOWN,
    PA_INPUT_PROFILE,
    PA_INPUT_BENCH, // benchmark results
};

struct pa_input_identity {
    enum pa_input_kind kind;
    const struct pa_input_format *profile; // NULL unless PA_INPUT_PROFILE
    const struct pa_bench_format *bench;   // NULL unless PA_INPUT_BENCH
};

// Finds out what a file is by its unpacked bytes, the whole file or at least PA_STREAM_PIECE of it.
// Text is asked whether it is benchmark results first, then whether it is a profile; bytes that are
// no text the other way round. PA_INPUT_UNKNOWN if no format accepts them.
struct pa_input_identity pa_input_identify(const uint8_t *bytes, size_t size);

// A file whose beginning was looked at. Zeroed: none.
struct pa_input_opened {
    const char *path; // borrowed; NULL: none, or its stream was taken
    struct pa_stream stream;
    struct pa_input_identity identity; // stays when the stream is taken
};

// Opens the file ("-": standard input) and finds out what it is by its beginning; packed files and
// logs are looked at as their readers will get them. The path is borrowed. More than `max_size`
// unpacked bytes are an error for who reads the stream (0: PA_DEFAULT_MAX_SIZE). False, with an
// error that begins with the path and nothing to close, if the file cannot be opened or unpacked; a
// file of unknown kind is no error.
PA_MUST_CHECK bool pa_input_open(struct pa_input_opened *opened, const char *path, size_t max_size,
                                 struct pa_error *err);
// Closes the stream. Does nothing if there is none: `opened` is zeroed, or its stream was taken by
// a reader, which closes it.
void pa_input_close(struct pa_input_opened *opened);

// Gives the stream of a file at its beginning, in *stream, which the caller closes: the one of
// `opened` (NULL: none) if that is of the same path and was not taken yet, else the file is opened
// with this max_size. False, with nothing to close, if that fails; the error does not name the
// path.
PA_MUST_CHECK bool pa_input_stream(struct pa_input_opened *opened, const char *path,
                                   size_t max_size, struct pa_stream *stream, struct pa_error *err);

// Reads all of a file, unpacked, at most PA_DEFAULT_MAX_SIZE bytes; from `opened` as
// pa_input_stream() does. The caller frees bytes->data. False, with nothing to free and an error
// that begins with the path, if it cannot be read (PA_ERROR_IO), unpacked (PA_ERROR_FORMAT) or is
// too large (PA_ERROR_LIMIT).
PA_MUST_CHECK bool pa_input_whole(struct pa_input_opened *opened, const char *path,
                                  struct pa_bytes *bytes, struct pa_error *err);

#endif

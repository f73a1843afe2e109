// SPDX-License-Identifier: Apache-2.0
// What a file is, over all registries: the kind says which commands read it, the format who does.
//
//     struct pa_input_opened opened = {0};
//     if (!pa_input_open(&opened, path, 0, err)) …      // "-" and pipes as well
//     if (opened.identity.kind == PA_INPUT_PROFILE)
//         … pa_input_read() with options.opened = &opened …
//     else
//         … pa_bench_format_read() with source.opened = &opened …
//     pa_input_close(&opened);
//
// A file that was opened so is not opened again by who reads it: what comes through a pipe comes
// once.
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

// What unpacked bytes are: the whole file or PA_STREAM_PIECE of it at least. What is no text can
// only be a profile; text that formats of both kinds claim is benchmark results.
struct pa_input_identity pa_input_identify(const uint8_t *bytes, size_t size);

// A file whose beginning was looked at. Zeroed: none.
struct pa_input_opened {
    const char *path; // borrowed; NULL: none, or its stream was taken
    struct pa_stream stream;
    struct pa_input_identity identity; // stays when the stream is taken
};

// Opens the file ("-": standard input) and looks at its beginning. `max_size` as in struct
// pa_input_options. Errors begin with the path; nothing is to be closed then.
PA_MUST_CHECK bool pa_input_open(struct pa_input_opened *opened, const char *path, size_t max_size,
                                 struct pa_error *err);
// Closes the stream. Does nothing if the opened file was read, which closes it.
void pa_input_close(struct pa_input_opened *opened);

// The file's stream, at its beginning: that of `opened` (may be NULL) if it is of this path, else
// the file is opened. Errors do not name the path. The caller closes the stream.
PA_MUST_CHECK bool pa_input_stream(struct pa_input_opened *opened, const char *path,
                                   size_t max_size, struct pa_stream *stream, struct pa_error *err);

// All of the file's bytes, unpacked, to be freed; `opened` as above. Errors begin with the path.
PA_MUST_CHECK bool pa_input_whole(struct pa_input_opened *opened, const char *path,
                                  struct pa_bytes *bytes, struct pa_error *err);

#endif

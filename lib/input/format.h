// SPDX-License-Identifier: Apache-2.0
// Reading a profile from any file. One file of this folder is one format; formats.def lists them.
// What a file is is found by looking at its unpacked bytes, never by its name.
//
// Adding a format: write input/NAME.c with a `const struct pa_input_format pa_format_NAME`, put a
// row into formats.def and fixtures into testdata and tests/fuzz/seeds.
#ifndef PA_INPUT_FORMAT_H
#define PA_INPUT_FORMAT_H

#include "base/stream.h"
#include "base/warnings.h"
#include "profile/profile.h"

// What a reader gets.
struct pa_input {
    struct pa_bytes bytes; // unpacked; a reader may take them over and leave {0}
    struct pa_stream
        *stream;      // for formats that stream, instead of the bytes; NULL: there are bytes
    const char *path; // for messages only
    struct pa_arena *arena;
    struct pa_strings *strings;
    struct pa_warnings *warnings;
    // Leave out names that stand beside the data proper, in comments: pprof does not read them.
    bool no_names;
    const struct pa_input_format *format; // set by pa_input_read(): what the file is
};

// Where a reader puts the profiles of a file, in their order.
struct pa_input_sink {
    // The profile lives in the input's arena and is the sink's from now on.
    bool (*take)(struct pa_input_sink *sink, const struct pa_profile *profile,
                 struct pa_error *err);
};
// Hands a finished profile to the sink; for readers, whose last step it is. Returns what sink->take
// does. If `profile` is NULL it returns false and leaves `err` as it is: making the profile has
// failed and set it.
PA_MUST_CHECK bool pa_input_give(struct pa_input_sink *sink, const struct pa_profile *profile,
                                 struct pa_error *err);

struct pa_input_format {
    const char *name;     // of --input-format
    const char *summary;  // for people
    bool binary;          // can begin with what no text does; others are not asked then
    bool streams;         // reads input->stream
    bool lines;           // the same, of a text that is what its program wrote (input/plain.h)
    bool names_elsewhere; // it has addresses, and counts on names being looked up in binaries
    // Whether these bytes, the whole file or PA_STREAM_PIECE of it at least, look like it. Cheap.
    bool (*probe)(const uint8_t *bytes, size_t size);
    // Gives the profiles of the file one by one (pa_input_give), at least one. A format whose
    // values of different types are one profile by themselves makes one of them here.
    // Errors name the place in the file: "line 12: …", "sample 3: …".
    bool (*read)(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err);
};

struct pa_input_opened;

struct pa_input_options {
    size_t max_size;    // unpacked bytes; 0: PA_DEFAULT_MAX_SIZE
    const char *format; // name of the format; NULL: find out
    // A file that was opened before to see what it is (input/identify.h): if it is this one, it is
    // taken over. May be NULL.
    struct pa_input_opened *opened;
};

// All formats in the order they are tried, ended by NULL.
extern const struct pa_input_format *const pa_input_formats[];

// Returns the format with this --input-format name, NULL if there is none.
const struct pa_input_format *pa_input_format_named(const char *name);
// Returns the first format whose probe accepts the bytes (unpacked, the whole file or at least
// PA_STREAM_PIECE of it). NULL if none does, or only pprof does, which has no magic number, and
// pa_foreign_binary() knows the bytes as something else.
const struct pa_input_format *pa_input_format_of(const uint8_t *bytes, size_t size);

// Reads the file at input->path ("-": standard input), packed by gzip or not, as one profile. The
// caller sets path, arena, strings and warnings of `input`, which must outlive the profile but for
// the path; input->format is set to what the file is. A file of several profiles is united
// (profile/unite.h). False, with *profile unchanged and an error that begins with the path, if the
// file cannot be read (PA_ERROR_IO), is no profile or malformed (PA_ERROR_FORMAT), is of a kind
// that is known but not read (PA_ERROR_UNSUPPORTED), unpacks to more than options->max_size bytes
// (PA_ERROR_LIMIT), or options->format is no format (PA_ERROR_USAGE).
PA_MUST_CHECK bool pa_input_read(struct pa_input *input, const struct pa_input_options *options,
                                 const struct pa_profile **profile, struct pa_error *err);
// Reads a file as pa_input_read() does, but hands each of its profiles to the sink, in their order.
// After a failure the sink may have got some of them.
PA_MUST_CHECK bool pa_input_read_each(struct pa_input *input,
                                      const struct pa_input_options *options,
                                      struct pa_input_sink *sink, struct pa_error *err);
// Reads input->bytes, unpacked, in the given format as one profile. The path is used in warnings
// only, and input->stream is NULL. The bytes stay the caller's unless the reader leaves {0} in
// their place. Errors are those of pa_input_read() but do not begin with the path.
PA_MUST_CHECK bool pa_input_read_bytes(struct pa_input *input, const struct pa_input_format *format,
                                       const struct pa_profile **profile, struct pa_error *err);

#endif

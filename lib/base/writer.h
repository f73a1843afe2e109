// SPDX-License-Identifier: Apache-2.0
// Output that is checked once. Text goes into `text`; pa_writer_spill() after each line or row
// moves what has gathered to `file`, so that a large output needs little memory. Without a file all
// of it stays in `text`, which is how tests and callers that want a string use it.
//
//     struct pa_writer out = {.file = stdout};
//     pa_strbuf_adds(&out.text, "hello\n");
//     pa_writer_spill(&out);
//     ok = pa_writer_finish(&out, err);
//
// A failed write is remembered; later ones do nothing.
#ifndef PA_BASE_WRITER_H
#define PA_BASE_WRITER_H

#include "base/error.h"
#include "base/strbuf.h"

#include <stdio.h>

struct pa_writer {
    struct pa_strbuf text; // not yet written
    FILE *file;            // may be NULL
    int failed;            // errno of the first failed write
};

// Writes the text to the file and empties it if 64 KiB or more have gathered; does nothing without
// a file.
void pa_writer_spill(struct pa_writer *out);
// Writes the rest, flushes the file (closing it is the caller's) and releases the text; without a
// file the text stays for the caller to release. Returns false with PA_ERROR_IO if this or any
// earlier write failed.
PA_MUST_CHECK bool pa_writer_finish(struct pa_writer *out, struct pa_error *err);

#endif

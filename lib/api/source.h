// SPDX-License-Identifier: Apache-2.0
// The three kinds of sources of the public API as one: an opened input. Private to lib/api.
#ifndef PA_API_SOURCE_H
#define PA_API_SOURCE_H

#include "api/handle.h"
#include "input/identify.h"

// A source that is open.
struct pa_opened_source {
    const char *name;   // in messages; of a file its path
    const char *format; // asked for; NULL: found out
    size_t max_size;
    struct pa_input_opened opened;
    uint8_t *read; // what a callback gave, to be freed
};

// Opens a source: a file, memory or a callback, which is read whole first. To be closed if true.
// Names live in the owner's arena. Fails with PA_ERROR_USAGE unless exactly one of path, data and
// read is set, with PA_ERROR_IO if it cannot be read, with PA_ERROR_LIMIT beyond the context's
// max_size; errors about its bytes name the source.
PA_MUST_CHECK bool pa_source_open(struct pa_owner *owner, const pa_source *source,
                                  struct pa_opened_source *opened, struct pa_error *err);
// Closes the file and frees what was read from a callback.
void pa_source_close(struct pa_opened_source *opened);

#endif

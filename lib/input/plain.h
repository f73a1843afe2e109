// SPDX-License-Identifier: Apache-2.0
// Cleans text before a reader gets it, for profiles and benchmark results alike. People have such
// text in many forms: saved by PowerShell, coloured for a terminal, within the log of a build, a
// container or a cluster, quoted in a mail. Here it becomes what the program wrote, so that no
// reader needs to know of that.
#ifndef PA_INPUT_PLAIN_H
#define PA_INPUT_PLAIN_H

#include "base/file.h"

#include <stdbool.h>

// Converts a whole file to the text that its program wrote: makes UTF-16 UTF-8, and removes byte
// order marks, colours, JSON objects around each line, and what most lines have in front (time
// stamps, names of containers and programs, quotation marks); or, if no format would accept the
// text else, the words that all lines begin with. Bytes that are no text, and text without all
// that, stay as they are. bytes->data may be freed and replaced; PA_BYTES_PADDING zeros follow the
// text.
void pa_plain_text(struct pa_bytes *bytes);

// Returns whether pa_plain_text() might change a file that starts with these bytes, by its first
// lines only: true may be a false alarm. For readers that can do without the whole file in memory.
bool pa_plain_may_change(const uint8_t *bytes, size_t size);

// Returns whether pa_plain_text() would change a text that starts with these bytes, if they are all
// of it: pa_plain_may_change(), or most of the first 256 lines have a prefix. A prefix that begins
// behind the bytes is not found.
bool pa_plain_would_change(const uint8_t *bytes, size_t size);

#endif

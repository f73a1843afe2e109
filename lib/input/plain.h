// SPDX-License-Identifier: Apache-2.0
// What stands between the bytes of a file and its readers, for profiles and benchmark results
// alike. People have the text of a profile in many forms: saved by PowerShell, coloured for a
// terminal, as it stands in the log of a build, a container or a cluster, quoted in an issue.
// Here it becomes what the program wrote; no reader knows of any of that.
#ifndef PA_INPUT_PLAIN_H
#define PA_INPUT_PLAIN_H

#include "base/file.h"

#include <stdbool.h>

// Makes UTF-16 UTF-8, and takes off byte order marks, colours, objects of JSON around each line,
// and what most lines have in front: time stamps, names of containers and programs, quotation
// marks; or, if nothing that can be read is seen without that, any words that the lines share.
// Bytes that are no text stay as they are, and so does a text without all that.
void pa_plain_text(struct pa_bytes *bytes);

// Whether pa_plain_text() might do something to a file that starts with these bytes: a quick look,
// for who would rather not have the whole file in memory.
bool pa_plain_may_change(const uint8_t *bytes, size_t size);

// Whether pa_plain_text() would do something to a text that starts with these bytes: because of
// what pa_plain_may_change() sees, or because the prefix of a log stands in front of its lines. A
// prefix that begins further down is not seen.
bool pa_plain_would_change(const uint8_t *bytes, size_t size);

#endif

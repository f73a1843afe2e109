// SPDX-License-Identifier: Apache-2.0
// Archives (zip, tar, also packed by gzip, zstd, xz, bzip2, lz4), whose files are read as those of
// a folder are. A file in one has the path "ARCHIVE: MEMBER", which base/unpack.h opens, if there
// is no file of that name. libarchive is in a module of its own: without it archives are files that
// nobody reads.
#ifndef PA_BASE_ARCHIVE_H
#define PA_BASE_ARCHIVE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/words.h"

#include <stdbool.h>
#include <stddef.h>

// Whether the file is an archive that can be read. Pipes are none.
bool pa_archive_is(const char *path);
// The paths of its files, sorted, in the arena; hidden ones are left out. Errors name the archive.
PA_MUST_CHECK bool pa_archive_list(const char *path, struct pa_arena *arena,
                                   struct pa_words *members, struct pa_error *err);

struct pa_archive; // a file in one that is being read

// NULL if the path is not that of a file in an archive, or it cannot be read: *err says which (code
// PA_OK: it is not).
struct pa_archive *pa_archive_open(const char *path, struct pa_error *err);
// Opens a file that something else than gzip has packed, as an archive of one member. NULL on an
// error.
struct pa_archive *pa_archive_open_packed(const char *path, struct pa_error *err);
// Whether these are the first bytes of such a file.
bool pa_archive_is_packed(const void *bytes, size_t size);
// Reads at most `room` bytes of the member; *size is 0 at its end.
PA_MUST_CHECK bool pa_archive_read(struct pa_archive *archive, void *out, size_t room, size_t *size,
                                   struct pa_error *err);
// Frees all; the file is closed.
void pa_archive_close(struct pa_archive *archive);

#endif

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

// Returns whether the file at `path` is an archive that can be listed and read, by its first bytes.
// False as well for pipes, for files that cannot be opened, and where the module of archives is not
// installed.
bool pa_archive_is(const char *path);
// Lists the files in the archive at `path`: `members` gets their paths in the form "ARCHIVE:
// MEMBER", sorted by their bytes, each once, list and texts in the arena. Hidden files (a component
// that begins with a dot, and __MACOSX/) are left out. Fails, leaving `members` alone, if the
// archive cannot be read, has no files, or has more than 100,000. Errors name the archive.
PA_MUST_CHECK bool pa_archive_list(const char *path, struct pa_arena *arena,
                                   struct pa_words *members, struct pa_error *err);

// One file inside an archive, opened for reading from its start to its end.
struct pa_archive; // a file in one that is being read

// Opens the member that a path of the form "ARCHIVE: MEMBER" names; to be closed with
// pa_archive_close(). Returns NULL with err->code PA_OK if no part of the path before a ": " is an
// archive, and NULL with an error set if it is one but cannot be read or has no such member. Errors
// do not name the path.
struct pa_archive *pa_archive_open(const char *path, struct pa_error *err);
// Opens a file that zstd, xz, bzip2 or lz4 has packed (pa_archive_is_packed()), to read what it
// unpacks to; to be closed with pa_archive_close(). Returns NULL with `err` set if it cannot be
// read, or with PA_ERROR_UNSUPPORTED if the module is not installed.
struct pa_archive *pa_archive_open_packed(const char *path, struct pa_error *err);
// Returns whether `size` bytes from the start of a file are the magic number of zstd, lz4, xz or
// bzip2. Ten bytes are enough to tell.
bool pa_archive_is_packed(const void *bytes, size_t size);
// Reads the next bytes of the open member to `out`, memory of the caller's: `*size` is how many, at
// most `room`, and 0 at the member's end. Fails with PA_ERROR_FORMAT if the archive is damaged.
PA_MUST_CHECK bool pa_archive_read(struct pa_archive *archive, void *out, size_t room, size_t *size,
                                   struct pa_error *err);
// Closes the file and frees `archive`, which must not be NULL.
void pa_archive_close(struct pa_archive *archive);

#endif

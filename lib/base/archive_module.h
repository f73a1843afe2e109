// SPDX-License-Identifier: Apache-2.0
// What the program and the module that reads archives (libpa-archive.so, on libarchive) agree on.
// It links none of the program's libraries, and is loaded with the first archive.
#ifndef PA_BASE_ARCHIVE_MODULE_H
#define PA_BASE_ARCHIVE_MODULE_H

#include <stdbool.h>
#include <stddef.h>

// Raised whenever something here changes: a module left from another version is refused.
enum { PA_ARCHIVE_VERSION = 1 };

// `*problem` is set to what is wrong, if something is; it is valid until the next call.
struct pa_archive_calls {
    int version; // PA_ARCHIVE_VERSION
    // An archive (zip, tar), packed or not; `bare`: what is packed is no archive but one file,
    // which next() gives a name of no meaning. NULL: it cannot be read.
    void *(*open)(const char *path, bool bare, const char **problem);
    // Moves to the next file, and gives its name; NULL behind the last one.
    const char *(*next)(void *archive, const char **problem);
    // The next bytes of the file; 0 behind the last one, or if something is wrong.
    size_t (*read)(void *archive, void *out, size_t room, const char **problem);
    void (*close)(void *archive);
};
#define PA_ARCHIVE_SYMBOL "pa_archive_calls"

#endif

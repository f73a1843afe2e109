// SPDX-License-Identifier: Apache-2.0
// The file that has the names of a binary's functions: where it may be, and what is in it.
#ifndef PA_VIEW_BINARY_FILE_H
#define PA_VIEW_BINARY_FILE_H

#include "base/warnings.h"
#include "profile/symbolize.h"

// Where names are looked for besides the paths that profiles tell. All may be NULL.
struct pa_binary_places {
    const char *folders; // separated by ':': FOLDER/BUILD-ID/NAME, FOLDER/PATH, FOLDER/NAME
    const char *cache;   // of build ids, as perf keeps it: ~/.debug
    const char *kernel;  // the symbols of the running kernel: /proc/kallsyms
    const char *notes;   // its build id: /sys/kernel/notes
    const char *debug;   // separate files of symbols: /usr/lib/debug
};

// A binary that was read, or why it could not be.
struct pa_binary {
    const char *path;
    struct pa_elf elf;
    const struct pa_elf *symbols; // of a separate file; NULL: elf has what there is
    struct pa_dwarf *dwarf;       // NULL: there is no debug information
    struct pa_error err;          // its code is 0: it was read
    bool plain;                   // its names are not the linker's
    bool used;                    // a name was found in it, or it was said that it is not used
    struct pa_binary *next;
};

// Reads binaries and keeps them, each once. {0} but for the first three members is empty.
struct pa_binary_reader {
    const struct pa_binary_places *places;
    bool fast;              // no debug information
    struct pa_arena *arena; // what was read lives there
    struct pa_binary *read; // a list: each file is read once
};

// Reads the file at a path, unless that was done. Never NULL: err.code of the result says whether
// it could be read. Lives in the reader's arena.
struct pa_binary *pa_binary_at(struct pa_binary_reader *reader, const char *path);
// Returns the binary of a mapping: of the files that may be it the first that has its build id, or
// the first at all if the mapping has none. For a kernel, and for code compiled at run time, it is
// the table of symbols. Returns NULL if there is none; `*other` is then the first file of another
// build, NULL if there is none either.
struct pa_binary *pa_binary_of(struct pa_binary_reader *reader, const struct pa_mapping *mapping,
                               const struct pa_strings *strings, struct pa_binary **other);
// Returns whether two build ids, texts of hexadecimal digits, are both known (not "") and differ.
bool pa_binary_ids_differ(const char *a, const char *b);

#endif

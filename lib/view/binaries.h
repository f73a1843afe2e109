// SPDX-License-Identifier: Apache-2.0
// The binaries that profiles without function names get them from: the program named before the
// profiles, as in `pa top PROGRAM cpu.prof`, which is the first mapping of each; and for
// --symbolize=local whatever binaries of the mappings are on this machine, or in one of the folders
// that the caller names. One that has another build id than the profile says is not used.
#ifndef PA_VIEW_BINARIES_H
#define PA_VIEW_BINARIES_H

#include "base/warnings.h"
#include "base/words.h"
#include "view/binary_file.h"

struct pa_binaries {
    const char *program; // NULL: none is named
    bool local;          // those that the mappings name, too
    bool fast;           // no lines and inlined calls: debug information is not looked at
    bool unasked;        // `local` follows from the format: what is missing is one warning
    struct pa_binary_places places; // where local ones are
    struct pa_arena *arena;         // what was read of them lives there, and this lives no longer
    struct pa_warnings *warnings;
    struct pa_binary_reader reader; // private
};

// Returns the first of `files`, taken off the list, if more follow and it is an ELF binary: the
// program that stands before profiles. NULL if it is none.
const char *pa_binaries_take_program(struct pa_words *files);

// Replaces `*profile` by a copy in `arena` in which locations have the functions that the binaries
// know; does nothing if neither a program nor `local` is set. Binaries that are missing or of
// another build are warnings; fails only if the program cannot be read.
PA_MUST_CHECK bool pa_binaries_name(struct pa_binaries *binaries, const struct pa_profile **profile,
                                    struct pa_arena *arena, struct pa_error *err);

#endif

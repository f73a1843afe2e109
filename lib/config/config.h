// SPDX-License-Identifier: Apache-2.0
// A file of settings, pa.conf: sections of keys with values.
//
//     # Lines that begin with # or ; are left out.
//     [gate]
//     fail-on = sec/op>3%, allocs/op>0
//     fail-on = ^Encode:B/op>64; # this is part of the value
//
// A value is the rest of its line without the blanks around it; nothing in it is special, but that
// a backslash at its end goes on with the next line. A key may be given several times. (libconfuse
// was tried: it cuts such a value at its #, takes backslashes away, puts the environment in, and
// knows no [section].)
#ifndef PA_CONFIG_CONFIG_H
#define PA_CONFIG_CONFIG_H

#include "base/arena.h"
#include "base/error.h"
#include "base/vec.h"

struct pa_config_entry {
    // NUL-terminated, in the arena. The value may be "". A line [NAME] is an entry by itself, with
    // "" as its key and value.
    const char *section, *key, *value;
    size_t line; // where the key stands; the first is 1
};

struct pa_config {
    struct pa_arena *arena;              // set by the caller; must outlive the entries
    const char *path;                    // set by the caller, for errors; borrowed
    PA_VEC(struct pa_config_entry) list; // in the file's order
};

// Parses `size` bytes, the text of a whole file, and appends its entries to config->list. The text
// is copied. A byte order mark of UTF-8 at its start is skipped. PA_ERROR_USAGE, beginning with
// "PATH:LINE: ", for a line that is neither empty, comment, [NAME] nor KEY = VALUE, a name with
// other characters than letters, digits, '-' and '_', a key before the first section, or a NUL
// byte; the entries in front of it stay in the list.
PA_MUST_CHECK bool pa_config_parse(struct pa_config *config, const char *text, size_t size,
                                   struct pa_error *err);
// Frees the list; the texts of its entries stay in the arena.
void pa_config_release(struct pa_config *config);

// Puts "PATH:LINE: " in front of the error that is set, for users who find that the value of an
// entry is wrong. Always returns false, so that a caller can return its result.
bool pa_config_error(const struct pa_config *config, size_t line, struct pa_error *err);

#endif

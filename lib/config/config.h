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
    const char *section, *key, *value; // in the arena; the value may be empty
    // A section's own line has an entry with the key "".
    size_t line; // the first is 1
};

struct pa_config {
    struct pa_arena *arena;
    const char *path;                    // for errors, borrowed
    PA_VEC(struct pa_config_entry) list; // in the file's order
};

// Adds the entries of a text. Errors begin with "PATH:LINE: ".
PA_MUST_CHECK bool pa_config_parse(struct pa_config *config, const char *text, size_t size,
                                   struct pa_error *err);
void pa_config_release(struct pa_config *config); // frees what it holds

// Puts "PATH:LINE: " in front of the error.
bool pa_config_error(const struct pa_config *config, size_t line, struct pa_error *err);

#endif

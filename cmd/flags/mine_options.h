// SPDX-License-Identifier: Apache-2.0
// The option --mine.
#ifndef PA_FLAGS_MINE_OPTIONS_H
#define PA_FLAGS_MINE_OPTIONS_H

#include "cli/options.h"

struct pa_mine_flags {
    const char *mine; // a regular expression, or "auto"; NULL: not asked for
};
extern const struct pa_option pa_mine_options[];

#endif

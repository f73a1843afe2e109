// SPDX-License-Identifier: Apache-2.0
#include "flags/mine_options.h"

const struct pa_option pa_mine_options[] = {
    {PA_OPTION_STRING, "mine", offsetof(struct pa_mine_flags, mine), .argument = "REGEX",
     .implied = "auto", .unless_file = true,
     .help = "charge samples to the nearest matching frame and what it called; alone or with "
             "auto: own code as guessed"},
    {0},
};

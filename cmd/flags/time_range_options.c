// SPDX-License-Identifier: Apache-2.0
#include "flags/time_range_options.h"

const struct pa_option pa_time_range_options[] = {
    {PA_OPTION_STRING, "since", offsetof(struct pa_time_range_options, since), .argument = "TIME",
     .help = "only profiles taken then or later: 2026-11-23T08:00:00Z, or 90m, 36h, 7d before the "
             "newest"},
    {PA_OPTION_STRING, "until", offsetof(struct pa_time_range_options, until), .argument = "TIME",
     .help = "only profiles taken before"},
    {0},
};

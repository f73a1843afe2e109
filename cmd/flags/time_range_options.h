// SPDX-License-Identifier: Apache-2.0
// The options --since and --until.
#ifndef PA_FLAGS_TIME_RANGE_OPTIONS_H
#define PA_FLAGS_TIME_RANGE_OPTIONS_H

#include "cli/options.h"
#include "view/time_range.h"

extern const struct pa_option pa_time_range_options[];

#endif

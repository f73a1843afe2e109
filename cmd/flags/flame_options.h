// SPDX-License-Identifier: Apache-2.0
// The options of pa flame.
#ifndef PA_FLAGS_FLAME_OPTIONS_H
#define PA_FLAGS_FLAME_OPTIONS_H

#include "cli/options.h"
#include "flags/compare_options.h"
#include "flags/session_options.h"

struct pa_flame_flags {
    struct pa_source_options source;
    struct pa_filter_options filters;
    struct pa_value_options values;
    struct pa_granularity_flags granularity;
    const char *title, *subtitle;
    int64_t width, pitch, depth;
    double min_width, scale;
    int sort, colors, svg;
    const char *highlight, *root, *sandwich;
    bool inverted, flip, dark;
    struct pa_compare_flags compare;
};

extern const struct pa_option pa_flame_flags[];
extern const struct pa_choice pa_flame_formats[];

#endif

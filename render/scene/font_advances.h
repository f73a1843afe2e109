// SPDX-License-Identifier: Apache-2.0
// The table behind pa_font_advance(); nobody else reads it.
#ifndef PA_SCENE_FONT_ADVANCES_H
#define PA_SCENE_FONT_ADVANCES_H

#include <stdint.h>

struct pa_advance_range {
    uint32_t first, last; // characters, inclusive
    uint32_t offset;      // of the first one in the advance arrays
};

extern const struct pa_advance_range pa_advance_ranges[]; // ascending
extern const unsigned pa_advance_range_count;
extern const uint16_t pa_advance_regular[], pa_advance_bold[];

#endif

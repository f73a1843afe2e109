// SPDX-License-Identifier: Apache-2.0
// What a JFR recording says of how it was made.
#ifndef PA_INPUT_JFR_SETTINGS_H
#define PA_INPUT_JFR_SETTINGS_H

#include "jfr/chunk.h"

struct pa_jfr_settings {
    bool async_profiler; // made it, not the JDK
    // Nanoseconds between samples of a thread; 0: unknown, or samples of something else than time.
    int64_t cpu_period, native_period, wall_period;
};

// Takes the settings of a further chunk; what it does not say stays.
void pa_jfr_settings_read(struct pa_jfr_settings *settings, struct pa_jfr_chunk *chunk);

#endif

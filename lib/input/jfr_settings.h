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

// Reads the settings of one chunk, which is open and readable, into *settings, zeroed before the
// first chunk. Periods that the chunk does not mention keep their values; async_profiler is that of
// this chunk. If async-profiler sampled by an event that is no time, cpu_period becomes 0.
void pa_jfr_settings_read(struct pa_jfr_settings *settings, struct pa_jfr_chunk *chunk);

#endif

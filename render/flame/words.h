// SPDX-License-Identifier: Apache-2.0
// Values as a flame graph writes them: "1.23s", "1.50MB", "12 goroutines"; shares and changes.
#ifndef PA_FLAME_WORDS_H
#define PA_FLAME_WORDS_H

#include "base/strbuf.h"

#include <stdint.h>

// What the values are: the type and unit of the profile's sample type ("cpu", "nanoseconds").
struct pa_flame_value {
    const char *type, *unit; // NULL: "" and "count"
    const char *noun;        // pa_flame_noun() of the two, where it is known already; else NULL
};

// Returns what is counted, in the plural: "goroutines", "objects", "contentions", "samples", or
// the unit itself if it is another one; "" for time and bytes. Static, or borrowed from the value.
const char *pa_flame_noun(const struct pa_flame_value *value);
// Appends an amount in the value's unit: with its noun, "3 goroutines", or for time and bytes as
// "1.20s".
void pa_flame_say(struct pa_strbuf *out, const struct pa_flame_value *value, int64_t amount);
// Appends a number with commas between groups of three digits: "12,345".
void pa_flame_say_count(struct pa_strbuf *out, uint64_t count);
// Appends a share (1 is the whole) as per cent, "45.6%", "4.56%", "0.045%", with a real minus sign
// if it is negative.
void pa_flame_say_share(struct pa_strbuf *out, double share);
// Appends a change (1 is the whole) as per cent, "+8.6%", "−0.3%", "0%" below 0.05 %.
void pa_flame_say_change(struct pa_strbuf *out, double share);

#endif

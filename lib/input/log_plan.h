// SPDX-License-Identifier: Apache-2.0
// What a log has in front of each line, once that is known, and how it is taken off.
#ifndef PA_INPUT_LOG_PLAN_H
#define PA_INPUT_LOG_PLAN_H

#include "base/file.h"
#include "input/log_prefix.h"

enum { PA_LOG_PREFIXES = 6 };

// What to take off each line, in this order.
struct pa_log_plan {
    const struct pa_log_prefix *prefix[PA_LOG_PREFIXES];
    size_t count;
    struct pa_text model; // of the words, borrowed from the text
    size_t words, blanks; // words shared, and blanks then
};

// Writes the lines without all that over the text, or elsewhere, where there is room for one byte
// more than the text has: a last line without an end gets one. Returns their size.
size_t pa_log_plan_apply(const struct pa_log_plan *plan, const uint8_t *bytes, size_t size,
                         uint8_t *to);

// Does so for the whole text, the lines of each program together where several write at a time.
// Replaces the bytes.
void pa_log_plan_take_off(struct pa_log_plan *plan, struct pa_bytes *bytes);

#endif

// SPDX-License-Identifier: Apache-2.0
// Removes the prefixes of a log from its lines, once it is known which ones most lines have.
#ifndef PA_INPUT_LOG_PLAN_H
#define PA_INPUT_LOG_PLAN_H

#include "base/file.h"
#include "input/log_prefix.h"

enum { PA_LOG_PREFIXES = 6 };

// What to take off each line, in this order.
struct pa_log_plan {
    const struct pa_log_prefix *prefix[PA_LOG_PREFIXES];
    size_t count;
    struct pa_text model; // a line that has the words, borrowed from the text
    size_t words;         // how many words to take off (pa_log_take_words())
    size_t blanks;        // how many blanks to take off behind them
};

// Writes the lines of the text without their prefixes to `to`, which is `bytes` itself or other
// memory, with room for size + 1 bytes: a last line without an end gets one. Returns the number of
// bytes written.
size_t pa_log_plan_apply(const struct pa_log_plan *plan, const uint8_t *bytes, size_t size,
                         uint8_t *to);

// Takes the prefixes off the lines of a whole text. If lines of several programs are mixed (2 to
// 63, told apart by pa_log_prefix.source), the lines of each come together, in the order of their
// first ones. bytes->data may be freed and replaced; zeros follow the text.
void pa_log_plan_take_off(struct pa_log_plan *plan, struct pa_bytes *bytes);

#endif

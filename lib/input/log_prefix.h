// SPDX-License-Identifier: Apache-2.0
// What logs put in front of each line: a time stamp, the name of a container, of a host and a
// program, a quotation mark. Each kind is taken off by a function of its own.
#ifndef PA_INPUT_LOG_PREFIX_H
#define PA_INPUT_LOG_PREFIX_H

#include "input/text.h"

enum pa_log_join {
    PA_LOG_LINE,     // a line of its own
    PA_LOG_PARTIAL,  // the next line goes on where this one ends
    PA_LOG_CONTINUES // this one goes on where the one before ended
};

struct pa_log_prefix {
    const char *what; // for people: "time stamps"
    // Takes the prefix off the line; false if it has none. *join stays as it was if it says nothing
    // of that.
    bool (*take)(struct pa_text *line, enum pa_log_join *join);
    // How many bytes of it, at most, name whose line it is: lines of several programs may be mixed.
    size_t source;
};

// All kinds, ended by one without a name. Of a line that has several, they are met in any order.
extern const struct pa_log_prefix pa_log_prefixes[];

// Takes the first `words` words, and one blank behind them, off the line if each is equal to that
// of `model`, another line, but for the digits of numbers: "[12] app:" and "[7] app:" are. False,
// with the line unchanged, if one differs or there are fewer words.
bool pa_log_take_words(struct pa_text *line, struct pa_text model, size_t words);

#endif

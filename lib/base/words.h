// SPDX-License-Identifier: Apache-2.0
// A list of words: file arguments, the values of an option that may be given several times.
#ifndef PA_BASE_WORDS_H
#define PA_BASE_WORDS_H

#include <stddef.h>

// Borrowed, the list and the words.
struct pa_words {
    const char **items;
    size_t count;
};

#endif

// SPDX-License-Identifier: Apache-2.0
// --weight: what the values of a file are multiplied by.
#ifndef PA_VIEW_WEIGHTS_H
#define PA_VIEW_WEIGHTS_H

#include "base/error.h"
#include "base/words.h"

#include <stdbool.h>

// "FILE=N" is for one of `files`, as it is written there (the last "=" counts: there may be some in
// the name); "N" for all without one of their own. Numbers are decimal or fractions, "1/3", not 0.
// `weights` gets one for each of `files`; all are 1 if `words` is empty.
PA_MUST_CHECK bool pa_weights_parse(const struct pa_words *words, const struct pa_words *files,
                                    double *weights, struct pa_error *err);

#endif

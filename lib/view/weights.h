// SPDX-License-Identifier: Apache-2.0
// --weight: what the values of a file are multiplied by.
#ifndef PA_VIEW_WEIGHTS_H
#define PA_VIEW_WEIGHTS_H

#include "base/error.h"
#include "base/words.h"

#include <stdbool.h>

// Fills weights[i], one for each of `files`. "FILE=N" is for the file that is written like this
// (the last "=" counts: there may be some in the name); "N" for all without one of their own; all
// are 1 if `words` is empty. Numbers are decimal or fractions ("1/3"), negative ones as well, but
// not 0. Fails with PA_ERROR_USAGE for another number or a file that is not among `files`.
PA_MUST_CHECK bool pa_weights_parse(const struct pa_words *words, const struct pa_words *files,
                                    double *weights, struct pa_error *err);

#endif

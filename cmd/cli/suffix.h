// SPDX-License-Identifier: Apache-2.0
// What the name of a file says about the format that is to be written to it.
#ifndef PA_CLI_SUFFIX_H
#define PA_CLI_SUFFIX_H

#include <stdbool.h>

// The name of the format that the suffix of a path stands for, of all there are; NULL if it stands
// for none. A constant text.
const char *pa_suffix_format(const char *path);
// Whether the suffix asks for a format that there is not: "x.jpg" does as "x.svg" does. What is no
// word of letters ("v1.2", "run.2024") is a part of the name, and so is what follows the point of
// a hidden file.
bool pa_suffix_is_unknown(const char *path);

#endif

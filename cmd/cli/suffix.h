// SPDX-License-Identifier: Apache-2.0
// What the name of a file says about the format that is to be written to it.
#ifndef PA_CLI_SUFFIX_H
#define PA_CLI_SUFFIX_H

#include <stdbool.h>

// Returns the name of the format, of all that there are, that the suffix of a path stands for;
// NULL if it stands for none. Static.
const char *pa_suffix_format(const char *path);
// Returns whether the suffix asks for a format that does not exist, "x.jpg". What is no short word
// of letters ("v1.2", "run.2024"), a hidden file's name, and .out, .tmp, .gz are taken for a part
// of the name: false.
bool pa_suffix_is_unknown(const char *path);

#endif

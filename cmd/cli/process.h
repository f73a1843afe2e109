// SPDX-License-Identifier: Apache-2.0
// What the program wants of the library (base/caller.h): local time, and an orderly end when
// memory runs out.
#ifndef PA_CLI_PROCESS_H
#define PA_CLI_PROCESS_H

#include "base/caller.h"

extern const struct pa_caller pa_process_caller;

#endif

// SPDX-License-Identifier: Apache-2.0
// The files of pa.conf's [inputs], told apart by looking into them.
#ifndef PA_CHECK_INPUTS_H
#define PA_CHECK_INPUTS_H

#include "check/settings.h"

// Sets `old` and `new` of both kinds' options to the files of that kind, and `evidence`. Errors
// name the line: nothing is found, or one side lacks a kind that the other has; of evidence it may.
// Files of folders and patterns that are none of these are left out with a warning.
PA_MUST_CHECK bool pa_check_inputs_find(struct pa_check_settings *settings,
                                        struct pa_warnings *warnings, struct pa_error *err);

#endif

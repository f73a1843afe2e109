// SPDX-License-Identifier: Apache-2.0
// Finds the files of pa.conf's [inputs] and tells by their content what they are.
#ifndef PA_CHECK_INPUTS_H
#define PA_CHECK_INPUTS_H

#include "check/settings.h"

// Sets `old` and `new` of both kinds' options to the files of that kind, and settings->evidence.
// The lists are in the settings' arena. Files of folders and patterns that are of no kind are left
// out with a warning. Errors name the line of pa.conf: a path or pattern finds nothing, or one
// side lacks a kind that the other has (evidence may be on one side only).
PA_MUST_CHECK bool pa_check_inputs_find(struct pa_check_settings *settings,
                                        struct pa_warnings *warnings, struct pa_error *err);

#endif

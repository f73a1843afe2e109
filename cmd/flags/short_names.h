// SPDX-License-Identifier: Apache-2.0
// Names of functions where a terminal has no room for all of them.
#ifndef PA_FLAGS_SHORT_NAMES_H
#define PA_FLAGS_SHORT_NAMES_H

#include "document/printer.h"

// As --names short has it, for each name of a cell: "a > b" are two, and what follows a name
// (" (inline)", " /file:line") stays.
pa_shorten_name pa_short_names;

#endif

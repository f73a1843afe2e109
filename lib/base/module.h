// SPDX-License-Identifier: Apache-2.0
// Modules: what pulls in large libraries that most calls do not need is a shared object of its own,
// opened by its whole path when it is first used. No search path of the system is looked at, so
// that a library in the working folder is never run.
#ifndef PA_BASE_MODULE_H
#define PA_BASE_MODULE_H

#include "base/error.h"

// The object `symbol` of the module `name` ("libpa-cairo.so"), NULL with PA_ERROR_UNSUPPORTED that
// says why. Modules are in pa_caller()->module_folder, or in a folder pa/ beside the shared
// library, or in ../lib/pa, or where lib/pa is installed, counted from the folder of the program. A
// module stays loaded: asking again is cheap.
void *pa_module_symbol(const char *name, const char *symbol, struct pa_error *err);

#endif

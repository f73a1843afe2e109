// SPDX-License-Identifier: Apache-2.0
// Modules: what pulls in large libraries that most calls do not need is a shared object of its own,
// opened by its whole path when it is first used. No search path of the system is looked at, so
// that a library in the working folder is never run.
#ifndef PA_BASE_MODULE_H
#define PA_BASE_MODULE_H

#include "base/error.h"

// Returns the object `symbol` of the module `name` ("libpa-cairo.so"), loading the module if it is
// not yet loaded. Returns NULL with PA_ERROR_UNSUPPORTED and the reason if the module is not
// installed, cannot be loaded or has no such symbol. The module is looked for in
// pa_caller()->module_folder alone if that is set; else relative to the folder of this library or
// program: in pa/, in the installed library folder, in ../lib/pa. A module stays loaded until the
// process ends, so asking again is cheap.
void *pa_module_symbol(const char *name, const char *symbol, struct pa_error *err);

#endif

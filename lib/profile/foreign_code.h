// SPDX-License-Identifier: Apache-2.0
// Code that is not a program's own, as far as names and paths tell.
#ifndef PA_PROFILE_FOREIGN_CODE_H
#define PA_PROFILE_FOREIGN_CODE_H

#include <stdbool.h>

// A source file in a folder where package managers, compilers and systems put what others wrote:
// Go's module cache and vendor, node_modules, site-packages, Cargo's registry, /usr/include.
bool pa_is_foreign_source(const char *file);

// A shared library, the kernel, or what the kernel lends to programs.
bool pa_is_foreign_binary(const char *file);

// What follows the version in "…/module@v1.2.3/file.go"; NULL if there is none. The module's files
// have all before it in common.
const char *pa_behind_module_version(const char *file);

#endif

// SPDX-License-Identifier: Apache-2.0
// Code that is not a program's own, as far as names and paths tell.
#ifndef PA_PROFILE_FOREIGN_CODE_H
#define PA_PROFILE_FOREIGN_CODE_H

#include <stdbool.h>

// Returns whether a source file is in a folder where package managers, compilers and systems put
// code of others: Go's module cache and vendor, node_modules, site-packages, Cargo's registry,
// /usr/include and more. `file` is a path, NUL-terminated; it need not exist.
bool pa_is_foreign_source(const char *file);

// Returns whether a mapping's file is a shared library, the kernel ("vmlinux", "[kernel.kallsyms]")
// or what the kernel maps into programs ("[vdso]").
bool pa_is_foreign_binary(const char *file);

// Returns what follows the version in a path as "…/module@v1.2.3/file.go" ("file.go", pointing into
// `file`), NULL if there is no version. Files of one module have all before it in common.
const char *pa_behind_module_version(const char *file);

#endif

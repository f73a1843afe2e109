// SPDX-License-Identifier: Apache-2.0
// Functions, inlined calls and lines of a program's addresses, by its debug information (DWARF).
#ifndef PA_SYMBOL_DWARF_H
#define PA_SYMBOL_DWARF_H

#include "base/arena.h"
#include "symbol/dwarf_module.h"

struct pa_dwarf;

// Opens the debug information of the ELF file `path`; closed with `arena`, where it lives. NULL,
// without an error, if the file has none or cannot be read, or if the module with libdw is
// missing. Only the file itself is looked at: no separate debug file, no server.
struct pa_dwarf *pa_dwarf_open(const char *path, struct pa_arena *arena);

// Finds the calls at an address as the linker numbers them. *frames points to them, innermost
// first: all but the last were inlined. Returns their number, 0 if nothing is known of the
// address. Frames and their texts are valid until the next call with the same `dwarf`.
size_t pa_dwarf_find(struct pa_dwarf *dwarf, uint64_t address,
                     const struct pa_dwarf_frame **frames);

#endif

// SPDX-License-Identifier: Apache-2.0
// Functions, inlined calls and lines of a program's addresses, by its debug information (DWARF).
#ifndef PA_SYMBOL_DWARF_H
#define PA_SYMBOL_DWARF_H

#include "base/arena.h"
#include "symbol/dwarf_module.h"

struct pa_dwarf;

// Closed with the arena. NULL if the program has no debug information, or if pa was built without
// libdw. Only the file itself is looked at: no other file, no server.
struct pa_dwarf *pa_dwarf_open(const char *path, struct pa_arena *arena);

// The calls at an address as the linker numbers them, innermost first: all but the last were
// inlined. Returns how many; 0: not known. Valid until the next call.
size_t pa_dwarf_find(struct pa_dwarf *dwarf, uint64_t address,
                     const struct pa_dwarf_frame **frames);

#endif

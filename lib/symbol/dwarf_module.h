// SPDX-License-Identifier: Apache-2.0
// What the program and the module that reads debug information (libpa-dwarf.so, on elfutils' libdw)
// agree on. It links none of the program's libraries, and is loaded when the first program is
// named: linked in, libdw would cost every start of the program a quarter of a millisecond.
#ifndef PA_SYMBOL_DWARF_MODULE_H
#define PA_SYMBOL_DWARF_MODULE_H

#include <stddef.h>
#include <stdint.h>

// Raised whenever something here changes: a module left from another version is refused.
enum { PA_DWARF_VERSION = 1 };

struct pa_dwarf_frame {
    const char *name; // as the linker knows it, or as the source has it
    const char *file; // NULL: not known
    int64_t line;
};

// What each does is said in symbol/dwarf.h. Strings and frames are valid until the next call.
struct pa_dwarf_calls {
    int version; // PA_DWARF_VERSION
    void *(*open)(const char *path);
    size_t (*find)(void *dwarf, uint64_t address, const struct pa_dwarf_frame **frames);
    void (*close)(void *dwarf);
};
#define PA_DWARF_SYMBOL "pa_dwarf_calls"

#endif

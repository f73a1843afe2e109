// SPDX-License-Identifier: Apache-2.0
// The functions of an ELF file, by address: what a profile without names needs of a program. Both
// word sizes, both byte orders; the symbol table, or without one that of dynamic linking.
// Format: System V ABI, chapter 4 and 5;
// https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html
//
// Only the tables are read, not the file: a program of a gigabyte takes no more time than its
// symbols do. For lines and inlined functions: symbol/dwarf.h.
#ifndef PA_SYMBOL_ELF_H
#define PA_SYMBOL_ELF_H

#include "base/arena.h"
#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

struct pa_elf_segment { // what is loaded, without what is only zeros in memory
    uint64_t offset, address, size;
};

struct pa_elf_symbol {
    uint64_t address, end; // if the next one begins earlier, it ends there
    const char *name;      // as the linker knows it
};

struct pa_elf {
    struct pa_elf_segment *segments;
    struct pa_elf_symbol *symbols; // functions, sorted by address; one for each address
    size_t segment_count, symbol_count;
    const char *build_id; // hexadecimal, "" if there is none
    const char
        *debug_link; // name of the file with its symbols (.gnu_debuglink), "" if there is none
    bool stripped;   // only symbols of dynamic linking are left
};

// Whether the file begins as ELF does; false as well if it cannot be read.
bool pa_elf_is(const char *path);

// Everything lives in `arena`. A file without symbols (stripped) is read, and has none. Errors name
// the place in the file but not its path.
PA_MUST_CHECK bool pa_elf_read(const char *path, struct pa_arena *arena, struct pa_elf *elf,
                               struct pa_error *err);

// The same, but its symbols are all that has a name and a length, data as well.
PA_MUST_CHECK bool pa_elf_read_named(const char *path, struct pa_arena *arena, struct pa_elf *elf,
                                     struct pa_error *err);

// The build id of ELF notes in a file of their own, as /sys/kernel/notes; "" if there is none.
const char *pa_elf_notes_build_id(const char *path, struct pa_arena *arena);

// What the linker calls the address of an offset of the file; false if nothing of it is loaded.
// Mappings of profiles say where in the file they begin.
bool pa_elf_address(const struct pa_elf *elf, uint64_t offset, uint64_t *address);

// The function at an address, NULL if there is none.
const struct pa_elf_symbol *pa_elf_find(const struct pa_elf *elf, uint64_t address);

#endif

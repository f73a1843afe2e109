// SPDX-License-Identifier: Apache-2.0
// The functions of an ELF file, by address, to name the addresses of a profile. Both word sizes,
// both byte orders; the symbol table, or without one that of dynamic linking.
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

struct pa_elf_segment {             // a loaded segment (PT_LOAD)
    uint64_t offset, address, size; // in the file; as the linker numbers it; bytes in the file
};

struct pa_elf_symbol {
    uint64_t address, end; // [address, end), as the linker numbers them; may reach into the next
                           // symbol, which then takes precedence
    const char *name;      // as the linker knows it: mangled
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

// Returns whether `path` is a regular file that begins with the magic number of ELF; false as well
// if it cannot be read.
bool pa_elf_is(const char *path);

// Reads segments, build id, debug link and functions of the ELF file `path`; all live in `arena`.
// A stripped file is no error: it has the functions of dynamic linking, or none. False if it
// cannot be opened, is no ELF file, or a table lies outside of it or is larger than 1 GiB; `err`
// names the place in the file but not its path.
PA_MUST_CHECK bool pa_elf_read(const char *path, struct pa_arena *arena, struct pa_elf *elf,
                               struct pa_error *err);

// Reads an ELF file as pa_elf_read() does, but elf->symbols are all functions and data objects
// that have a name and a length, as `go tool pprof` uses them to name operands.
PA_MUST_CHECK bool pa_elf_read_named(const char *path, struct pa_arena *arena, struct pa_elf *elf,
                                     struct pa_error *err);

// Returns the GNU build id, in hexadecimal, of a file that holds ELF notes only, in the byte order
// of this machine, such as /sys/kernel/notes; its first 4096 bytes are looked at. In `arena`; the
// constant "" if there is none or the file cannot be read.
const char *pa_elf_notes_build_id(const char *path, struct pa_arena *arena);

// Converts an offset in the file to the address as the linker numbers it, for mappings of
// profiles, which say at which offset of the file they begin. False, with *address untouched, if
// no segment has that offset.
bool pa_elf_address(const struct pa_elf *elf, uint64_t offset, uint64_t *address);

// Returns the symbol that an address, as the linker numbers it, lies in, NULL if there is none.
// Binary search: O(log n).
const struct pa_elf_symbol *pa_elf_find(const struct pa_elf *elf, uint64_t address);

#endif

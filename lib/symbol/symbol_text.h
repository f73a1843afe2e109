// SPDX-License-Identifier: Apache-2.0
// Tables of symbols that are text files: those of a running kernel and of just-in-time compilers.
// They are read into a struct pa_elf with one segment, in which offsets equal addresses.
#ifndef PA_SYMBOL_SYMBOL_TEXT_H
#define PA_SYMBOL_SYMBOL_TEXT_H

#include "symbol/elf.h"

// Reads the functions of /proc/kallsyms: lines "ffffffff81000000 T _text" and, of modules, with
// "\t[name]" behind. Lines of other forms are skipped. Of several names of one address the last
// counts, as for perf. All lives in `arena`. False if the file cannot be read or is larger than 1
// GiB, or with PA_ERROR_UNSUPPORTED if it has no address other than 0 (kernel.kptr_restrict hides
// them).
PA_MUST_CHECK bool pa_symbol_text_kernel(const char *path, struct pa_arena *arena,
                                         struct pa_elf *elf, struct pa_error *err);
// Reads the functions of /tmp/perf-PID.map: lines "7f0012345678 1c0 name with blanks" of start,
// size (both hexadecimal) and name. Lines of other forms are skipped; of several lines of one
// address the last counts. All lives in `arena`. False if the file cannot be read or is larger
// than 1 GiB.
PA_MUST_CHECK bool pa_symbol_text_compiled(const char *path, struct pa_arena *arena,
                                           struct pa_elf *elf, struct pa_error *err);
// Finds the address of the first symbol of that name, NUL-terminated. False, with *address
// untouched, if there is none. Linear search.
bool pa_symbol_text_address(const struct pa_elf *elf, const char *name, uint64_t *address);

#endif

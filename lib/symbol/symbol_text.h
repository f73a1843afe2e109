// SPDX-License-Identifier: Apache-2.0
// Tables of symbols that are text: what a running kernel, or a just-in-time compiler, says of its
// own functions. They are read into what an ELF file gives, whose offsets are addresses.
#ifndef PA_SYMBOL_SYMBOL_TEXT_H
#define PA_SYMBOL_SYMBOL_TEXT_H

#include "symbol/elf.h"

// /proc/kallsyms: "ffffffff81000000 T _text" and, of modules, "\t[name]". Of several names of one
// address the last counts, as for perf. PA_ERROR_UNSUPPORTED if all addresses are hidden (0).
PA_MUST_CHECK bool pa_symbol_text_kernel(const char *path, struct pa_arena *arena,
                                         struct pa_elf *elf, struct pa_error *err);
// /tmp/perf-PID.map: "7f0012345678 1c0 name with blanks": start, size, name. Later lines override
// earlier ones.
PA_MUST_CHECK bool pa_symbol_text_compiled(const char *path, struct pa_arena *arena,
                                           struct pa_elf *elf, struct pa_error *err);
// The address of a symbol; false: it is not there.
bool pa_symbol_text_address(const struct pa_elf *elf, const char *name, uint64_t *address);

#endif

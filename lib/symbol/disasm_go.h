// SPDX-License-Identifier: Apache-2.0
// Instructions of x86-64 as `go tool pprof` and `go tool objdump` spell them, in the manner of Plan
// 9: the destination last (but for CMP, which reads from left to right as of Go 1.22), no signs
// before registers, sizes as letters behind names.
#ifndef PA_SYMBOL_DISASM_GO_H
#define PA_SYMBOL_DISASM_GO_H

#include "base/strbuf.h"
#include "symbol/disasm.h"

// Appends the spelling of an x86-64 instruction. Addresses within a symbol of `names` are written
// as that symbol with an offset, "runtime.mallocgc+16(SB)".
void pa_disasm_go(const struct pa_disasm_instruction *instruction, const struct pa_elf *names,
                  struct pa_strbuf *out);

#endif

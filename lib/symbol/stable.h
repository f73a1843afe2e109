// SPDX-License-Identifier: Apache-2.0
// Names without what compilers and runtimes number anew, so that those of two programs match:
//
//     ledger::sum::hb0c11fdecb91ce37           ledger::sum             a build's own
//     ledger[3f5c1a7be2d09411]::sum            ledger::sum             a build's own
//     parse.llvm.8410293847561029384           parse                   a build's own
//     com/acme/Job$$Lambda$77/0x00d7076c.run   com/acme/Job$$Lambda.run        a run's own
//     jdk.proxy2.$Proxy17.close                jdk.proxy2.$Proxy.close         a run's own
//     GeneratedMethodAccessor82.invoke         GeneratedMethodAccessor.invoke  a run's own
#ifndef PA_SYMBOL_STABLE_H
#define PA_SYMBOL_STABLE_H

#include "base/strbuf.h"

#include <stddef.h>

enum pa_symbol_change {
    PA_SYMBOL_STABLE,       // nothing in the name is of a build or run
    PA_SYMBOL_OF_BUILD,     // Rust: a hash of the crate and its types
    PA_SYMBOL_OF_OPTIMIZER, // a suffix of a compiler for a copy that it made
    PA_SYMBOL_OF_RUN,       // Java: numbers and addresses in the order of loading
};

// Replaces the content of `out` by name[0..size-1] without hashes, numbers and suffixes as above
// and returns which kind was removed: of several kinds OF_RUN, then OF_BUILD, then OF_OPTIMIZER.
// `out` is not touched if there was nothing to remove (PA_SYMBOL_STABLE).
enum pa_symbol_change pa_symbol_stable(const char *name, size_t size, struct pa_strbuf *out);

#endif

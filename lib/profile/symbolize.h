// SPDX-License-Identifier: Apache-2.0
// Readable function names for the names of the linker.
#ifndef PA_PROFILE_SYMBOLIZE_H
#define PA_PROFILE_SYMBOLIZE_H

#include "profile/profile.h"
#include "symbol/demangle.h"
#include "symbol/dwarf.h"
#include "symbol/elf.h"

#include <stddef.h>

// A copy in `arena` whose C++ and Rust functions have demangled names. A function whose name
// already differs from its system name keeps it, unless `again`. Never PA_DEMANGLE_NONE's job:
// pprof then, too, puts the system name where the name was.
const struct pa_profile *pa_profile_demangle(const struct pa_profile *profile,
                                             enum pa_demangle_mode mode, bool again,
                                             struct pa_arena *arena);

// A copy in `arena` in which the locations of a mapping that have no function have those that their
// address lies in, by the binary that was mapped: its debug information, if there is some (else
// `dwarf` is NULL), or its table of symbols. Names are the linker's: see pa_profile_demangle().
// *named: how many locations got a name.
struct pa_profile *pa_profile_add_functions(const struct pa_profile *profile, uint32_t mapping,
                                            const struct pa_elf *elf, struct pa_dwarf *dwarf,
                                            size_t *named, struct pa_arena *arena);

#endif

// SPDX-License-Identifier: Apache-2.0
// Gives functions readable names: demangles the linker's, and finds those that a profile lacks.
#ifndef PA_PROFILE_SYMBOLIZE_H
#define PA_PROFILE_SYMBOLIZE_H

#include "profile/profile.h"
#include "symbol/demangle.h"
#include "symbol/dwarf.h"
#include "symbol/elf.h"

#include <stddef.h>

// Returns a copy in `arena` whose C++ and Rust functions have demangled names. A function whose
// name already differs from its system name keeps it, unless `again`, which makes all names anew
// from system names. With PA_DEMANGLE_NONE nothing is demangled, but with `again` names become the
// system names, as in pprof. `profile` must live as long as the copy.
const struct pa_profile *pa_profile_demangle(const struct pa_profile *profile,
                                             enum pa_demangle_mode mode, bool again,
                                             struct pa_arena *arena);

// A source of names of functions at a location, as debug information or a symbol table is.
struct pa_location_names {
    // The calls at the location, innermost first; all but the last were inlined. 0: not known.
    // Valid until the next call. A frame without a name is passed over.
    size_t (*find)(const struct pa_location_names *names, const struct pa_location *location,
                   const struct pa_dwarf_frame **frames);
    // Whether the names at the location are not the linker's: they stay whole unless mangled. NULL:
    // all are the linker's.
    bool (*plain)(const struct pa_location_names *names, const struct pa_location *location);
};

// Returns a copy in `arena` in which locations without a function have the frames that `names`
// knows; locations that have one are not asked about. `profile` must live as long.
struct pa_profile *pa_profile_name_locations(const struct pa_profile *profile,
                                             const struct pa_location_names *names,
                                             struct pa_arena *arena);

// The binary behind a mapping.
struct pa_mapped_binary {
    const struct pa_elf *elf;     // NULL: it is not at hand
    const struct pa_elf *symbols; // of its debug file, by the same addresses; NULL: elf has them
    struct pa_dwarf *dwarf;       // NULL: it has no debug information
    bool plain;                   // its names are not the linker's
    size_t named;                 // result: how many locations got a name
};

// Returns a copy in `arena` in which locations without a function have the one that their address
// is in, by the debug information of the mapped binary if there is some, else by its symbol table.
// `binaries` is an array by mapping, [0] for locations without one; `named` is set in each. Names
// are the linker's: see pa_profile_demangle(). `profile` must live as long.
struct pa_profile *pa_profile_add_functions(const struct pa_profile *profile,
                                            struct pa_mapped_binary *binaries,
                                            struct pa_arena *arena);

#endif

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

// Who knows the calls at a location, as debug information or a table of symbols does.
struct pa_location_names {
    // The calls at the location, innermost first; all but the last were inlined. 0: not known.
    // Valid until the next call. A frame without a name is passed over.
    size_t (*find)(const struct pa_location_names *names, const struct pa_location *location,
                   const struct pa_dwarf_frame **frames);
    // Whether the names at the location are not the linker's: they stay whole unless mangled. NULL:
    // all are the linker's.
    bool (*plain)(const struct pa_location_names *names, const struct pa_location *location);
};

// A copy in `arena` in which locations without a function have those that `names` knows.
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

// A copy in `arena` in which locations without a function have those that their address lies in, by
// debug information, if there is some, or the table of symbols of the binary that was mapped.
// `binaries` are by mapping: [0] is none's. Names are the linker's: see pa_profile_demangle().
struct pa_profile *pa_profile_add_functions(const struct pa_profile *profile,
                                            struct pa_mapped_binary *binaries,
                                            struct pa_arena *arena);

#endif

// SPDX-License-Identifier: Apache-2.0
// Which binary an address belongs to: the /proc/PID/maps section at the end of profiles that know
// addresses only. Lines in that form and in a shorter one
//
//     400000-40b000 r-xp 00000000 08:01 1234   /bin/app
//     40000-80000 /bin/app (@0) 0123abcd                     start, end, file, offset, build id
//
// are taken if they are executable, also behind a log prefix, and with $NAME replaced after a line
// NAME=value. All other lines are passed over.
#ifndef PA_INPUT_MEMORY_MAP_H
#define PA_INPUT_MEMORY_MAP_H

#include "base/arena.h"
#include "base/vec.h"
#include "input/text.h"
#include "profile/profile.h"

struct pa_memory_map {
    PA_VEC(struct pa_mapping) list; // after pa_memory_map_settle() the main binary is the first
    size_t unknown; // of the mapping made up for addresses in none; 0: there is none
};

// More executable mappings in one file are refused (Linux allows a process 65530 in all).
enum { PA_MEMORY_MAP_MAX = 65536 };

void pa_memory_map_release(struct pa_memory_map *map); // frees what it holds

// Whether this line starts the section.
bool pa_memory_map_starts(struct pa_text line);
// Reads the rest of the lines.
PA_MUST_CHECK bool pa_memory_map_read(struct pa_memory_map *map, struct pa_lines *lines,
                                      struct pa_strings *strings, struct pa_error *err);
// Whether a file may be the main binary: it is no library, and no [kernel] or the like.
bool pa_memory_map_is_program(const char *file);

// Joins what the kernel has split, and guesses the main binary. Once, before the first find.
void pa_memory_map_settle(struct pa_memory_map *map, const struct pa_strings *strings);
// The index in list of the mapping that holds the address; one that covers everything is added
// where none does. Address 0 belongs to none: SIZE_MAX. May widen a mapping.
size_t pa_memory_map_find(struct pa_memory_map *map, uint64_t address);

#endif

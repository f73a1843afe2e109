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
    size_t unknown; // 1 + index of the mapping made up for addresses in no other; 0: there is none
};

// More executable mappings in one file are refused (Linux allows a process 65530 in all).
enum { PA_MEMORY_MAP_MAX = 65536 };

// Frees the list. Names stay in their table of strings.
void pa_memory_map_release(struct pa_memory_map *map);

// Returns whether this line starts the section: it contains "--- Memory map: ---" or
// "MAPPED_LIBRARIES:", as pprof looks for.
bool pa_memory_map_starts(struct pa_text line);
// Reads the lines behind the current one, to the end of the text, and appends the executable
// mappings to map->list; files and build ids go into `strings`. False (PA_ERROR_LIMIT, with the
// line) if there would be more than PA_MEMORY_MAP_MAX of them.
PA_MUST_CHECK bool pa_memory_map_read(struct pa_memory_map *map, struct pa_lines *lines,
                                      struct pa_strings *strings, struct pa_error *err);
// Returns whether a file may be the main binary: it has a name, which is neither that of a library
// (.so, .so.6, .so_1) nor [kernel] or the like, nor "(deleted)".
bool pa_memory_map_is_program(const char *file);

// Prepares the list for pa_memory_map_find(), once, as pprof does: joins adjacent mappings of one
// file, moves the first that may be the main binary to the front, and corrects the start of a main
// binary whose first pages were mapped separately. `strings` is the table that was read into.
void pa_memory_map_settle(struct pa_memory_map *map, const struct pa_strings *strings);
// Returns the index in map->list of the mapping that the address is in; SIZE_MAX for address 0. As
// in pprof, a mapping is widened to its file's beginning if that makes the address part of it, and
// if there is still none, a mapping of all addresses is appended. Linear in the number of mappings.
size_t pa_memory_map_find(struct pa_memory_map *map, uint64_t address);

#endif

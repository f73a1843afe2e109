// SPDX-License-Identifier: Apache-2.0
// The module: nothing of pa's is linked here. See dwarf_module.h.
#include "symbol/dwarf_module.h"

#include <dwarf.h>
#include <elfutils/libdwfl.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_FRAMES = 64 };

struct dwarf {
    Dwfl *dwfl;
    Dwfl_Module *module;
    Dwarf_Addr bias; // of the module's addresses over the linker's
    struct pa_dwarf_frame frames[MOST_FRAMES];
    char *files[MOST_FRAMES]; // those of the frames that had to be made
    size_t count;
};

// Debug information of other files might be asked for over the network.
static int find_no_other_file(Dwfl_Module *module, void **data, const char *name, Dwarf_Addr base,
                              const char *file, const char *link, GElf_Word crc, char **found)
{
    (void)module, (void)data, (void)name, (void)base, (void)file, (void)link, (void)crc,
        (void)found;
    return -1;
}

static const Dwfl_Callbacks callbacks = {
    .find_debuginfo = find_no_other_file,
    .section_address = dwfl_offline_section_address,
};

static void close_dwarf(void *object)
{
    struct dwarf *d = object;
    for (size_t i = 0; i < d->count; i++)
        free(d->files[i]);
    dwfl_end(d->dwfl);
    free(d);
}

static void *open_dwarf(const char *path)
{
    struct dwarf *d = calloc(1, sizeof *d);
    if (!d)
        return NULL;
    d->dwfl = dwfl_begin(&callbacks);
    d->module = d->dwfl ? dwfl_report_offline(d->dwfl, path, path, -1) : NULL;
    if (d->module && dwfl_report_end(d->dwfl, NULL, NULL) == 0 &&
        dwfl_module_getdwarf(d->module, &d->bias))
        return d;
    close_dwarf(d);
    return NULL;
}

// ---- Frames

// A place of the source.
struct place {
    const char *file;
    int line;
};

static const char *name_of(Dwarf_Die *function)
{
    Dwarf_Attribute attribute;
    Dwarf_Attribute *found = dwarf_attr_integrate(function, DW_AT_linkage_name, &attribute);
    if (!found)
        found = dwarf_attr_integrate(function, DW_AT_MIPS_linkage_name, &attribute);
    const char *name = found ? dwarf_formstring(found) : NULL;
    return name ? name : dwarf_diename(function);
}

// A copy if the name is relative to where the compiler ran.
static const char *whole_name(const char *file, Dwarf_Die *unit, char **made)
{
    Dwarf_Attribute attribute;
    if (!file || *file == '/' || !dwarf_attr(unit, DW_AT_comp_dir, &attribute))
        return file;
    const char *folder = dwarf_formstring(&attribute);
    size_t size = folder ? strlen(folder) + strlen(file) + 2 : 0;
    *made = folder ? malloc(size) : NULL;
    if (!*made)
        return file;
    snprintf(*made, size, "%s/%s", folder, file);
    return *made;
}

static void add_frame(struct dwarf *d, Dwarf_Die *function, Dwarf_Die *unit, struct place place)
{
    if (d->count == MOST_FRAMES)
        return;
    char **made = &d->files[d->count];
    *made = NULL;
    d->frames[d->count] = (struct pa_dwarf_frame){
        .name = name_of(function),
        .file = whole_name(place.file, unit, made),
        .line = place.line,
    };
    d->count++;
}

static struct place place_of(Dwarf_Die *unit, Dwarf_Addr address)
{
    struct place place = {0};
    Dwarf_Line *line = dwarf_getsrc_die(unit, address);
    if (line) {
        place.file = dwarf_linesrc(line, NULL, NULL);
        dwarf_lineno(line, &place.line);
    }
    return place;
}

static int64_t number_of(Dwarf_Die *die, unsigned attribute_name)
{
    Dwarf_Attribute attribute;
    Dwarf_Word value;
    return dwarf_formudata(dwarf_attr(die, attribute_name, &attribute), &value) == 0
               ? (int64_t)value
               : 0;
}

// Where an inlined function was called.
static struct place call_of(Dwarf_Die *inlined, Dwarf_Die *unit)
{
    struct place place = {.line = (int)number_of(inlined, DW_AT_call_line)};
    Dwarf_Files *files;
    size_t count, file = (size_t)number_of(inlined, DW_AT_call_file);
    if (dwarf_getsrcfiles(unit, &files, &count) == 0 && file < count)
        place.file = dwarf_filesrc(files, file, NULL, NULL);
    return place;
}

// From the innermost scope outwards, up to the function that the linker knows.
static void add_frames(struct dwarf *d, Dwarf_Die *scopes, int count, Dwarf_Die *unit,
                       struct place place)
{
    for (int i = 0; i < count; i++) {
        int tag = dwarf_tag(&scopes[i]);
        if (tag == DW_TAG_inlined_subroutine || tag == DW_TAG_subprogram)
            add_frame(d, &scopes[i], unit, place);
        if (tag == DW_TAG_inlined_subroutine)
            place = call_of(&scopes[i], unit);
        if (tag == DW_TAG_subprogram)
            break;
    }
}

static size_t find(void *object, uint64_t address, const struct pa_dwarf_frame **frames)
{
    struct dwarf *d = object;
    Dwarf_Addr bias;
    for (size_t i = 0; i < d->count; i++)
        free(d->files[i]);
    d->count = 0;
    *frames = d->frames;
    Dwarf_Die *unit = dwfl_module_addrdie(d->module, address + d->bias, &bias);
    Dwarf_Die *at = NULL, *scopes = NULL;
    int found = unit ? dwarf_getscopes(unit, address + d->bias - bias, &at) : 0;
    // Those of an inlined scope are where it is written; wanted are those that it was put into.
    int count = found > 0 ? dwarf_getscopes_die(&at[0], &scopes) : 0;
    if (count > 0)
        add_frames(d, scopes, count, unit, place_of(unit, address + d->bias - bias));
    free(at);
    free(scopes);
    return d->count;
}

extern const struct pa_dwarf_calls pa_dwarf_calls;
const struct pa_dwarf_calls pa_dwarf_calls = {
    .version = PA_DWARF_VERSION,
    .open = open_dwarf,
    .find = find,
    .close = close_dwarf,
};

// SPDX-License-Identifier: Apache-2.0
// The module: nothing of pa's is linked here. See dwarf_module.h.
#include "symbol/dwarf_module.h"

#include <dwarf.h>
#include <elfutils/libdwfl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Deeper than compilers nest scopes; it bounds recursion, too.
enum { MOST_FRAMES = 128, MOST_SCOPES = 256 };

// A range of addresses of a function that the linker knows.
struct function {
    Dwarf_Addr low, high;
    Dwarf_Die die;
};

// A unit of compilation, whose functions are found once.
struct unit {
    Dwarf_Off offset;           // which unit it is
    struct function *functions; // sorted by address
    size_t count, room;
};

struct dwarf {
    Dwfl *dwfl;
    Dwfl_Module *module;
    Dwarf_Addr bias;    // of the module's addresses over the linker's
    struct unit *units; // those that were asked for
    size_t unit_count;
    Dwarf_Die *last; // the unit that was found last by asking all
    Dwarf_Addr last_bias;
    struct pa_dwarf_frame frames[MOST_FRAMES];
    char *files[MOST_FRAMES]; // those of the frames that had to be made
    size_t count;
};

// Its parameters are those of Dwfl_Callbacks. Debug information of other files might be asked for
// over the network.
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
    for (size_t i = 0; i < d->unit_count; i++)
        free(d->units[i].functions);
    free(d->units);
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

// ---- Functions

static void add_range(struct unit *u, Dwarf_Addr low, Dwarf_Addr high, const Dwarf_Die *die)
{
    if (u->count == u->room) {
        size_t room = u->room ? u->room * 2 : 64;
        struct function *more = realloc(u->functions, room * sizeof *more);
        if (!more)
            return;
        u->functions = more;
        u->room = room;
    }
    u->functions[u->count++] = (struct function){low, high, *die};
}

// All below a scope: functions stand in namespaces and in each other.
static void collect(struct unit *u, Dwarf_Die *scope, int depth)
{
    Dwarf_Die die;
    if (depth == MOST_SCOPES || dwarf_child(scope, &die) != 0)
        return;
    do {
        int tag = dwarf_tag(&die);
        Dwarf_Addr base, low, high;
        ptrdiff_t next = 0;
        if (tag == DW_TAG_subprogram) {
            while ((next = dwarf_ranges(&die, next, &base, &low, &high)) > 0)
                add_range(u, low, high, &die);
        }
        if (tag != DW_TAG_inlined_subroutine)
            collect(u, &die, depth + 1);
    } while (dwarf_siblingof(&die, &die) == 0);
}

static int by_address(const void *x, const void *y)
{
    const struct function *a = x, *b = y;
    return (a->low > b->low) - (a->low < b->low);
}

static struct unit *find_unit(struct dwarf *d, Dwarf_Die *die)
{
    Dwarf_Off offset = dwarf_dieoffset(die);
    for (size_t i = d->unit_count; i > 0; i--) {
        if (d->units[i - 1].offset == offset)
            return &d->units[i - 1];
    }
    struct unit *more = realloc(d->units, (d->unit_count + 1) * sizeof *more);
    if (!more)
        return NULL;
    d->units = more;
    struct unit *u = &d->units[d->unit_count++];
    *u = (struct unit){.offset = offset};
    collect(u, die, 0);
    if (u->count)
        qsort(u->functions, u->count, sizeof *u->functions, by_address);
    return u;
}

static struct function *find_function(struct unit *u, Dwarf_Addr address)
{
    size_t low = 0, high = u->count; // the first one behind the address
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (u->functions[middle].low <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && address < u->functions[low - 1].high ? &u->functions[low - 1] : NULL;
}

// The scopes of a function around an address, from the function inwards. Returns how many.
static size_t scopes_of(const struct function *function, Dwarf_Addr address, Dwarf_Die *scopes)
{
    size_t count = 1;
    scopes[0] = function->die;
    for (Dwarf_Die die; count < MOST_SCOPES && dwarf_child(&scopes[count - 1], &die) == 0;) {
        bool inside;
        do {
            inside = dwarf_tag(&die) != DW_TAG_subprogram && dwarf_haspc(&die, address) > 0;
        } while (!inside && dwarf_siblingof(&die, &die) == 0);
        if (!inside)
            break;
        scopes[count++] = die;
    }
    return count;
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
    if (d->count == MOST_FRAMES) // the last place is the outermost's
        free(d->files[--d->count]);
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

// From the innermost scope outwards; the first scope is the function that the linker knows.
static void add_frames(struct dwarf *d, Dwarf_Die *scopes, size_t count, Dwarf_Die *unit,
                       struct place place)
{
    for (size_t i = count - 1; i > 0; i--) {
        if (dwarf_tag(&scopes[i]) != DW_TAG_inlined_subroutine)
            continue;
        add_frame(d, &scopes[i], unit, place);
        place = call_of(&scopes[i], unit);
    }
    add_frame(d, &scopes[0], unit, place);
}

// The unit of an address. Go's linker writes no index of addresses: then all units are asked, but
// first the one that had the address before.
static Dwarf_Die *find_die(struct dwarf *d, Dwarf_Addr address, Dwarf_Addr *bias)
{
    Dwarf_Die *die = dwfl_module_addrdie(d->module, address, bias);
    if (die)
        return die;
    if (d->last && dwarf_haspc(d->last, address - d->last_bias) > 0) {
        *bias = d->last_bias;
        return d->last;
    }
    while ((die = dwfl_module_nextcu(d->module, die, bias)) != NULL) {
        if (dwarf_haspc(die, address - *bias) > 0) {
            d->last = die;
            d->last_bias = *bias;
            return die;
        }
    }
    return NULL;
}

static size_t find(void *object, uint64_t address, const struct pa_dwarf_frame **frames)
{
    struct dwarf *d = object;
    Dwarf_Addr bias;
    for (size_t i = 0; i < d->count; i++)
        free(d->files[i]);
    d->count = 0;
    *frames = d->frames;
    Dwarf_Die *die = find_die(d, address + d->bias, &bias);
    Dwarf_Addr at = address + d->bias - bias;
    struct unit *unit = die ? find_unit(d, die) : NULL;
    const struct function *function = unit ? find_function(unit, at) : NULL;
    if (function) {
        Dwarf_Die scopes[MOST_SCOPES];
        size_t count = scopes_of(function, at, scopes);
        add_frames(d, scopes, count, die, place_of(die, at));
    }
    return d->count;
}

extern const struct pa_dwarf_calls pa_dwarf_calls;
const struct pa_dwarf_calls pa_dwarf_calls = {
    .version = PA_DWARF_VERSION,
    .open = open_dwarf,
    .find = find,
    .close = close_dwarf,
};

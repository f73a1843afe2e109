// SPDX-License-Identifier: Apache-2.0
#include "symbol/elf.h"

#include "base/strbuf.h"
#include "base/vec.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// Numbers of the format that matter here.
enum { MAGIC_SIZE = 4, IDENT_SIZE = 16, CLASS_64 = 2, BIG_ENDIAN_DATA = 2 };
enum { SECTION_PROGBITS = 1, SECTION_SYMBOLS = 2, SECTION_NOTE = 7, SECTION_DYNAMIC_SYMBOLS = 11 };
enum { SEGMENT_LOAD = 1, SYMBOL_OBJECT = 1, SYMBOL_FUNCTION = 2, SYMBOL_IFUNC = 10, BUILD_ID = 3 };
enum { GLOBAL = 1, WEAK = 2, DEFAULT = 0, PROTECTED = 3 }; // a symbol's binding, visibility
enum { EXECUTABLE = 4 };                                   // of a section's flags
enum { LARGEST_HEADER = 64, MOST_SECTIONS = 1 << 20, MOST_BYTES = 1 << 30 };

static const uint8_t magic[MAGIC_SIZE] = {0x7f, 'E', 'L', 'F'};

// Where the members of a structure are, by word size.
struct field {
    uint8_t at[2], size[2]; // [0]: 32 bits, [1]: 64 bits
};

static const struct field program_headers = {{28, 32}, {4, 8}};
static const struct field section_headers = {{32, 40}, {4, 8}};
static const struct field program_header_size = {{42, 54}, {2, 2}};
static const struct field program_header_count = {{44, 56}, {2, 2}};
static const struct field section_header_size = {{46, 58}, {2, 2}};
static const struct field section_count = {{48, 60}, {2, 2}};
static const struct field section_names = {{50, 62}, {2, 2}};
static const struct field segment_type = {{0, 0}, {4, 4}};
static const struct field segment_offset = {{4, 8}, {4, 8}};
static const struct field segment_address = {{8, 16}, {4, 8}};
static const struct field segment_size = {{16, 32}, {4, 8}};
static const struct field section_name = {{0, 0}, {4, 4}};
static const struct field section_type = {{4, 4}, {4, 4}};
static const struct field section_flags = {{8, 8}, {4, 8}};
static const struct field section_address = {{12, 16}, {4, 8}};
static const struct field section_offset = {{16, 24}, {4, 8}};
static const struct field section_size = {{20, 32}, {4, 8}};
static const struct field section_link = {{24, 40}, {4, 4}};
static const struct field symbol_name = {{0, 0}, {4, 4}};
static const struct field symbol_info = {{12, 4}, {1, 1}};
static const struct field symbol_other = {{13, 5}, {1, 1}};
static const struct field symbol_section = {{14, 6}, {2, 2}};
static const struct field symbol_value = {{4, 8}, {4, 8}};
static const struct field symbol_size = {{8, 16}, {4, 8}};

struct section {
    uint32_t name, type, link;
    uint64_t flags, address, offset, size;
};

struct file {
    int fd;
    uint64_t size;
    bool wide, big; // 64 bits, big endian
    bool named;     // wanted is what has a name and a length, data as well
    struct pa_arena *arena;
    struct pa_error *err;
    struct section *sections;
    size_t section_count;
};

// ---- Reading

static uint64_t number(const struct file *f, const uint8_t *bytes, unsigned size)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < size; i++)
        value = value << 8 | bytes[f->big ? i : size - 1 - i];
    return value;
}

static uint64_t get(const struct file *f, const uint8_t *structure, struct field field)
{
    return number(f, structure + field.at[f->wide], field.size[f->wide]);
}

static bool lies_within(const struct file *f, uint64_t offset, uint64_t size)
{
    return offset <= f->size && size <= f->size - offset;
}

// Reads `size` bytes at `offset` into the arena, followed by a zero byte. NULL, with the error
// set, if they lie outside the file; `what` names them in the error.
static const uint8_t *read_at(struct file *f, uint64_t offset, uint64_t size, const char *what)
{
    if (!lies_within(f, offset, size)) {
        pa_error_set(f->err, PA_ERROR_FORMAT, "%s: lies outside the file", what);
        return NULL;
    }
    if (size > MOST_BYTES) {
        pa_error_set(f->err, PA_ERROR_LIMIT, "%s: more than 1 GiB", what);
        return NULL;
    }
    uint8_t *bytes = pa_arena_alloc(f->arena, size + 1);
    for (uint64_t done = 0; done < size;) {
        ssize_t n = pread(f->fd, bytes + done, size - done, (off_t)(offset + done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            if (n < 0)
                pa_error_errno(f->err, what);
            else // it was cut while it was read
                pa_error_set(f->err, PA_ERROR_FORMAT, "%s: lies outside the file", what);
            return NULL;
        }
        done += (uint64_t)n;
    }
    bytes[size] = 0;
    return bytes;
}

// ---- Headers

// A table of structures of equal size.
struct table {
    uint64_t offset, count, size;
};

// At least the first `least` bytes of each structure are looked at.
static const uint8_t *read_table(struct file *f, struct table t, size_t least, const char *what)
{
    if (t.size < least) {
        pa_error_set(f->err, PA_ERROR_FORMAT, "%s: entries of %u bytes", what, (unsigned)t.size);
        return NULL;
    }
    return read_at(f, t.offset, t.count * t.size, what);
}

static bool read_segments(struct file *f, const uint8_t *header, struct pa_elf *elf)
{
    struct table t = {.offset = get(f, header, program_headers),
                      .count = get(f, header, program_header_count),
                      .size = get(f, header, program_header_size)};
    if (t.count == 0) // an object file
        return true;
    const uint8_t *table = read_table(f, t, f->wide ? 56 : 32, "program headers");
    if (!table)
        return false;
    elf->segments = pa_arena_calloc(f->arena, t.count, sizeof *elf->segments);
    for (uint64_t i = 0; i < t.count; i++) {
        const uint8_t *p = table + i * t.size;
        if (get(f, p, segment_type) == SEGMENT_LOAD)
            elf->segments[elf->segment_count++] = (struct pa_elf_segment){
                get(f, p, segment_offset), get(f, p, segment_address), get(f, p, segment_size)};
    }
    return true;
}

static struct section section_at(const struct file *f, const uint8_t *s)
{
    return (struct section){
        .name = (uint32_t)get(f, s, section_name),
        .type = (uint32_t)get(f, s, section_type),
        .link = (uint32_t)get(f, s, section_link),
        .flags = get(f, s, section_flags),
        .address = get(f, s, section_address),
        .offset = get(f, s, section_offset),
        .size = get(f, s, section_size),
    };
}

static bool read_sections(struct file *f, const uint8_t *header)
{
    struct table t = {.offset = get(f, header, section_headers),
                      .count = get(f, header, section_count),
                      .size = get(f, header, section_header_size)};
    size_t least = f->wide ? 64 : 40;
    if (t.offset == 0)
        return true;
    if (t.count == 0) { // too many for the field: the first section's size tells
        struct table one = {t.offset, 1, t.size};
        const uint8_t *first = read_table(f, one, least, "section headers");
        if (!first)
            return false;
        t.count = section_at(f, first).size;
    }
    if (t.count > MOST_SECTIONS)
        return pa_error_set(f->err, PA_ERROR_FORMAT, "section headers: too many");
    const uint8_t *table = read_table(f, t, least, "section headers");
    if (!table)
        return false;
    f->sections = pa_arena_calloc(f->arena, t.count, sizeof *f->sections);
    f->section_count = t.count;
    for (size_t i = 0; i < t.count; i++)
        f->sections[i] = section_at(f, table + i * t.size);
    return true;
}

// ---- The build id

static uint64_t padded(uint64_t size)
{
    return (size + 3) & ~(uint64_t)3;
}

// A note is the sizes of its name and its content, a type, and those two, padded to words.
static const char *build_id_in(struct file *f, const uint8_t *notes, uint64_t size)
{
    enum { NOTE_HEADER = 12 };
    while (size >= NOTE_HEADER) {
        uint64_t name = number(f, notes, 4), content = number(f, notes + 4, 4);
        uint64_t type = number(f, notes + 8, 4), all = padded(name) + padded(content);
        if (all > size - NOTE_HEADER)
            break;
        notes += NOTE_HEADER;
        if (type == BUILD_ID && name == 4 && memcmp(notes, "GNU", 4) == 0) {
            struct pa_strbuf hex = {0};
            for (uint64_t i = 0; i < content; i++)
                pa_strbuf_printf(&hex, "%02x", notes[4 + i]);
            const char *id = pa_arena_strndup(f->arena, pa_strbuf_text(&hex), hex.size);
            pa_strbuf_release(&hex);
            return id;
        }
        notes += all;
        size -= NOTE_HEADER + all;
    }
    return "";
}

static bool read_build_id(struct file *f, struct pa_elf *elf)
{
    elf->build_id = "";
    for (size_t i = 0; i < f->section_count && !*elf->build_id; i++) {
        const struct section *s = &f->sections[i];
        if (s->type != SECTION_NOTE)
            continue;
        const uint8_t *notes = read_at(f, s->offset, s->size, "notes");
        if (!notes)
            return false;
        elf->build_id = build_id_in(f, notes, s->size);
    }
    return true;
}

const char *pa_elf_notes_build_id(const char *path, struct pa_arena *arena)
{
    uint8_t notes[4096];
    const uint16_t one = 1;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t size = fd >= 0 ? read(fd, notes, sizeof notes) : -1;
    if (fd >= 0)
        close(fd);
    struct file f = {.arena = arena, .big = *(const uint8_t *)&one == 0};
    return size > 0 ? build_id_in(&f, notes, (uint64_t)size) : "";
}

// ---- The file of symbols

// The section holds the name and, behind it, a checksum of the file.
static bool read_debug_link(struct file *f, const uint8_t *header, struct pa_elf *elf)
{
    static const char NAME[] = ".gnu_debuglink";
    uint64_t names_at = get(f, header, section_names);
    elf->debug_link = "";
    if (names_at >= f->section_count)
        return true;
    const struct section *strings = &f->sections[names_at];
    const uint8_t *names = read_at(f, strings->offset, strings->size, "names of sections");
    if (!names)
        return false;
    for (size_t i = 0; i < f->section_count; i++) {
        const struct section *s = &f->sections[i];
        if (s->type != SECTION_PROGBITS || s->name >= strings->size ||
            strcmp((const char *)names + s->name, NAME) != 0)
            continue;
        const uint8_t *link = read_at(f, s->offset, s->size, NAME);
        elf->debug_link = (const char *)link;
        return link != NULL;
    }
    return true;
}

// ---- Symbols

struct candidate {
    struct pa_elf_symbol symbol;
    bool label, sized; // no function; says how long it is
    unsigned binding;
};

struct symbols {
    PA_VEC(struct candidate) list;
};

static size_t underscores(const char *name)
{
    return strspn(name, "_");
}

// Orders the symbols of one address, the name that users are most likely to know first, by perf's
// rule (choose_best_symbol).
static int by_rank(const struct candidate *a, const struct candidate *b)
{
    const char *x = a->symbol.name, *y = b->symbol.name;
    size_t x_size = strlen(x), y_size = strlen(y);
    if (a->label != b->label)
        return a->label ? 1 : -1;
    if (a->sized != b->sized)
        return a->sized ? -1 : 1;
    if ((a->binding == WEAK) != (b->binding == WEAK))
        return b->binding == WEAK ? -1 : 1;
    if ((a->binding == GLOBAL) != (b->binding == GLOBAL))
        return a->binding == GLOBAL ? -1 : 1;
    if (underscores(x) != underscores(y))
        return underscores(x) < underscores(y) ? -1 : 1;
    if (x_size != y_size)
        return x_size > y_size ? -1 : 1;
    return strcmp(x, y);
}

static int by_address(const void *x, const void *y)
{
    const struct candidate *a = x, *b = y;
    if (a->symbol.address != b->symbol.address)
        return a->symbol.address < b->symbol.address ? -1 : 1;
    return by_rank(a, b);
}

// The end of a symbol: one without a length reaches to the end of its section, and so at most to
// the next symbol.
static uint64_t end_of(const struct file *f, uint64_t address, uint64_t length, uint64_t section)
{
    if (length)
        return length <= UINT64_MAX - address ? address + length : UINT64_MAX;
    const struct section *s = section < f->section_count ? &f->sections[section] : NULL;
    bool inside = s && address >= s->address && address - s->address < s->size;
    return inside ? s->address + s->size : UINT64_MAX;
}

// A place in code that assembler has named without saying that it is a function, as _start.
static bool is_label(const struct file *f, const uint8_t *symbol, unsigned type, uint64_t section)
{
    unsigned visibility = (unsigned)get(f, symbol, symbol_other) & 3;
    return type == 0 && section < f->section_count && f->sections[section].flags & EXECUTABLE &&
           (visibility == DEFAULT || visibility == PROTECTED);
}

static void add_symbol(struct file *f, const uint8_t *symbol, const char *names, uint64_t size,
                       struct symbols *to)
{
    unsigned info = (unsigned)get(f, symbol, symbol_info), type = info & 15;
    uint64_t name = get(f, symbol, symbol_name), address = get(f, symbol, symbol_value);
    uint64_t length = get(f, symbol, symbol_size), section = get(f, symbol, symbol_section);
    bool label = is_label(f, symbol, type, section);
    bool function = type == SYMBOL_FUNCTION || type == SYMBOL_IFUNC;
    if (f->named) {
        function |= type == SYMBOL_OBJECT;
        function &= length > 0;
        label = false;
    }
    if ((function || label) && section && name < size && names[name])
        pa_vec_push(&to->list,
                    (struct candidate){{address, end_of(f, address, length, section), names + name},
                                       .label = label,
                                       .sized = length > 0,
                                       .binding = info >> 4});
}

// One for each address. Labels inside a function are its own.
static void sort_symbols(struct symbols *symbols, struct file *f, struct pa_elf *elf)
{
    struct candidate *list = symbols->list.items;
    size_t count = symbols->list.count;
    uint64_t inside = 0; // the end of the functions so far
    elf->symbols = pa_arena_alloc(f->arena, count * sizeof *elf->symbols);
    if (count)
        qsort(list, count, sizeof *list, by_address);
    for (size_t i = 0; i < count; i++) {
        size_t n = elf->symbol_count;
        if (list[i].label && list[i].symbol.address < inside)
            continue;
        if (list[i].sized && !list[i].label && list[i].symbol.end > inside)
            inside = list[i].symbol.end;
        if (n == 0 || elf->symbols[n - 1].address != list[i].symbol.address)
            elf->symbols[elf->symbol_count++] = list[i].symbol;
        else if (f->named && elf->symbols[n - 1].end == list[i].symbol.end)
            elf->symbols[n - 1] = list[i].symbol; // of two names of one thing go prints the last
    }
}

static bool read_symbols(struct file *f, const struct section *s, struct pa_elf *elf)
{
    size_t size = f->wide ? 24 : 16;
    if (s->link >= f->section_count)
        return pa_error_set(f->err, PA_ERROR_FORMAT, "symbols: no section %u of names",
                            (unsigned)s->link);
    const struct section *strings = &f->sections[s->link];
    const uint8_t *table = read_at(f, s->offset, s->size, "symbols");
    const uint8_t *names =
        table ? read_at(f, strings->offset, strings->size, "names of symbols") : NULL;
    if (!names)
        return false;
    struct symbols symbols = {0};
    for (uint64_t i = 0; i < s->size / size; i++)
        add_symbol(f, table + i * size, (const char *)names, strings->size, &symbols);
    sort_symbols(&symbols, f, elf);
    pa_vec_release(&symbols.list);
    return true;
}

static const struct section *section_of_type(const struct file *f, uint32_t type)
{
    for (size_t i = 0; i < f->section_count; i++) {
        if (f->sections[i].type == type)
            return &f->sections[i];
    }
    return NULL;
}

// ---- The file

static bool read_file(struct file *f, struct pa_elf *elf)
{
    const uint8_t *header =
        read_at(f, 0, f->size < LARGEST_HEADER ? f->size : LARGEST_HEADER, "header");
    if (!header)
        return false;
    if (f->size < IDENT_SIZE || memcmp(header, magic, MAGIC_SIZE) != 0)
        return pa_error_set(f->err, PA_ERROR_FORMAT, "no ELF file");
    f->wide = header[4] == CLASS_64;
    f->big = header[5] == BIG_ENDIAN_DATA;
    if (f->size < (f->wide ? 64 : 52))
        return pa_error_set(f->err, PA_ERROR_FORMAT, "header: ends too early");
    if (!read_segments(f, header, elf) || !read_sections(f, header) || !read_build_id(f, elf) ||
        !read_debug_link(f, header, elf))
        return false;
    const struct section *symbols = section_of_type(f, SECTION_SYMBOLS);
    elf->stripped = !symbols;
    if (!symbols)
        symbols = section_of_type(f, SECTION_DYNAMIC_SYMBOLS);
    return !symbols || read_symbols(f, symbols, elf);
}

static bool open_and_read(struct file f, const char *path, struct pa_elf *elf)
{
    struct stat st;
    *elf = (struct pa_elf){0};
    f.fd = open(path, O_RDONLY | O_CLOEXEC);
    if (f.fd < 0 || fstat(f.fd, &st) != 0) {
        pa_error_errno(f.err, "cannot open");
        if (f.fd >= 0)
            close(f.fd);
        return false;
    }
    f.size = st.st_size > 0 ? (uint64_t)st.st_size : 0;
    bool ok = read_file(&f, elf);
    close(f.fd);
    return ok;
}

bool pa_elf_read(const char *path, struct pa_arena *arena, struct pa_elf *elf, struct pa_error *err)
{
    return open_and_read((struct file){.arena = arena, .err = err}, path, elf);
}

bool pa_elf_read_named(const char *path, struct pa_arena *arena, struct pa_elf *elf,
                       struct pa_error *err)
{
    return open_and_read((struct file){.arena = arena, .err = err, .named = true}, path, elf);
}

// Of a pipe nothing may be read: it would be lost.
bool pa_elf_is(const char *path)
{
    uint8_t bytes[MAGIC_SIZE];
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool is = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
              read(fd, bytes, sizeof bytes) == MAGIC_SIZE &&
              memcmp(bytes, magic, sizeof bytes) == 0;
    if (fd >= 0)
        close(fd);
    return is;
}

// ---- Looking up

bool pa_elf_address(const struct pa_elf *elf, uint64_t offset, uint64_t *address)
{
    for (size_t i = 0; i < elf->segment_count; i++) {
        const struct pa_elf_segment *s = &elf->segments[i];
        if (offset >= s->offset && offset - s->offset < s->size) {
            *address = offset - s->offset + s->address;
            return true;
        }
    }
    return false;
}

const struct pa_elf_symbol *pa_elf_find(const struct pa_elf *elf, uint64_t address)
{
    size_t low = 0, high = elf->symbol_count; // the first one behind the address
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (elf->symbols[middle].address <= address)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && address < elf->symbols[low - 1].end ? &elf->symbols[low - 1] : NULL;
}

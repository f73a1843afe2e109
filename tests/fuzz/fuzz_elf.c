// SPDX-License-Identifier: Apache-2.0
// Symbol tables of programs: what is found lies in the order and the places that it is said to.
#include "fuzz.h"

#include "symbol/elf.h"

#include <unistd.h>

// The reader wants a file.
static const char *write_file(const uint8_t *data, size_t size)
{
    static char path[] = "/tmp/pa-fuzz-elf-XXXXXX";
    static int fd = -1;
    if (fd < 0)
        fd = mkstemp(path);
    require(fd >= 0 && ftruncate(fd, 0) == 0);
    require(pwrite(fd, data, size, 0) == (ssize_t)size);
    return path;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_arena arena = {0};
    struct pa_error err = {0};
    struct pa_elf elf;
    const char *path = write_file(data, size);
    if (!pa_elf_read(path, &arena, &elf, &err)) {
        require(err.code != PA_OK && err.text[0]);
        pa_arena_release(&arena);
        return 0;
    }
    for (size_t i = 0; i < elf.symbol_count; i++) {
        const struct pa_elf_symbol *s = &elf.symbols[i];
        require(s->name[0] && s->end >= s->address);
        require(i == 0 || elf.symbols[i - 1].address < s->address);
    }
    for (size_t i = 0; i < elf.segment_count; i++) {
        uint64_t address;
        const struct pa_elf_symbol *s = pa_elf_address(&elf, elf.segments[i].offset, &address)
                                            ? pa_elf_find(&elf, address)
                                            : NULL;
        require(!s || (s >= elf.symbols && s < elf.symbols + elf.symbol_count));
    }
    pa_arena_release(&arena);
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
// Tables of symbols that are text: what is found lies in the order and the places that it is said
// to.
#include "fuzz.h"

#include "symbol/symbol_text.h"

#include <unistd.h>

// The readers want a file.
static const char *write_file(const uint8_t *data, size_t size)
{
    static char path[] = "/tmp/pa-fuzz-symbols-XXXXXX";
    static int fd = -1;
    if (fd < 0)
        fd = mkstemp(path);
    require(fd >= 0);
    require(ftruncate(fd, 0) == 0);
    require(pwrite(fd, data, size, 0) == (ssize_t)size);
    return path;
}

static void check(const struct pa_elf *elf)
{
    for (size_t i = 0; i < elf->symbol_count; i++) {
        const struct pa_elf_symbol *s = &elf->symbols[i];
        require(s->name[0]);
        require(i == 0 || elf->symbols[i - 1].address < s->address);
        require(!pa_elf_find(elf, s->address) || pa_elf_find(elf, s->address) == s);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_arena arena = {0};
    struct pa_elf elf;
    struct pa_error err;
    const char *path = write_file(data, size);
    if (pa_symbol_text_kernel(path, &arena, &elf, &err))
        check(&elf);
    if (pa_symbol_text_compiled(path, &arena, &elf, &err))
        check(&elf);
    pa_arena_release(&arena);
    return 0;
}

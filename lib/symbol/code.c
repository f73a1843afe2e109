// SPDX-License-Identifier: Apache-2.0
#include "symbol/code.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { MACHINE_AT = 18, LONGEST = 64 << 20 }; // in the header; of a function

static void close_file(void *object)
{
    close(*(int *)object);
}

static bool read_at(int fd, uint8_t *bytes, size_t size, uint64_t offset)
{
    for (size_t done = 0; done < size;) {
        ssize_t n = pread(fd, bytes + done, size - done, (off_t)(offset + done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        done += (size_t)n;
    }
    return true;
}

bool pa_code_open(const char *path, struct pa_arena *arena, struct pa_code *code,
                  struct pa_error *err)
{
    uint8_t machine[2];
    *code = (struct pa_code){.fd = -1};
    if (!pa_elf_read_named(path, arena, &code->elf, err))
        return false;
    code->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (code->fd < 0)
        return pa_error_errno(err, "cannot open");
    int *fd = pa_arena_memdup(arena, &code->fd, sizeof *fd);
    pa_arena_defer(arena, close_file, fd);
    if (!read_at(code->fd, machine, sizeof machine, MACHINE_AT))
        return pa_error_set(err, PA_ERROR_FORMAT, "header: ends too early");
    code->machine = machine[0] | (unsigned)machine[1] << 8; // both machines are little-endian
    return true;
}

bool pa_code_bytes(const struct pa_code *code, uint64_t start, uint64_t end, struct pa_arena *arena,
                   const uint8_t **bytes)
{
    for (size_t i = 0; i < code->elf.segment_count; i++) {
        const struct pa_elf_segment *s = &code->elf.segments[i];
        if (start < s->address || start - s->address >= s->size || end <= start)
            continue;
        uint64_t skipped = start - s->address, size = end - start;
        if (size > s->size - skipped || size > LONGEST)
            return false;
        uint8_t *room = pa_arena_alloc(arena, size);
        *bytes = room;
        return read_at(code->fd, room, size, s->offset + skipped);
    }
    return false;
}

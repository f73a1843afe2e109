// SPDX-License-Identifier: Apache-2.0
#include "input/otlp_packed.h"

#include "base/memory.h"
#include "input/zstd.h"

#include <stdlib.h>
#include <string.h>

enum { LENGTH = 4 };
static const uint8_t MAGIC[] = {0x28, 0xb5, 0x2f, 0xfd};

bool pa_otlp_is_packed(const uint8_t *bytes, size_t size)
{
    return size >= LENGTH + sizeof MAGIC && memcmp(bytes + LENGTH, MAGIC, sizeof MAGIC) == 0;
}

static size_t length_at(const uint8_t *bytes)
{
    return (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 | (size_t)bytes[2] << 8 | bytes[3];
}

// Adds a message to what is unpacked, behind its length, or as a line if it is JSON.
static bool add_message(struct pa_zstd *z, const uint8_t *bytes, size_t size, struct pa_error *err)
{
    size_t start = z->out.count;
    for (int i = 0; i < LENGTH; i++)
        pa_vec_push(&z->out, 0);
    if (!pa_zstd_add(z, bytes, size, err))
        return false;
    size_t length = z->out.count - start - LENGTH;
    uint8_t *at = z->out.items + start;
    if (length > UINT32_MAX)
        return pa_error_set(err, PA_ERROR_LIMIT, "a message of %zu bytes", length);
    if (length && at[LENGTH] == '{') {
        memset(at, ' ', LENGTH);
        pa_vec_push(&z->out, '\n');
        return true;
    }
    for (int i = 0; i < LENGTH; i++)
        at[i] = (uint8_t)(length >> 8 * (LENGTH - 1 - i));
    return true;
}

static bool add_messages(struct pa_zstd *z, const struct pa_bytes *packed, struct pa_error *err)
{
    const uint8_t *next = packed->data, *end = next + packed->size;
    for (size_t number = 1; next < end; number++) {
        size_t left = (size_t)(end - next), length = left < LENGTH ? left : length_at(next);
        if (left < LENGTH || length > left - LENGTH)
            return pa_error_set(err, PA_ERROR_FORMAT, "message %zu: cut off", number);
        if (!add_message(z, next + LENGTH, length, err))
            return pa_error_prefix(err, "message %zu", number);
        next += LENGTH + length;
    }
    return true;
}

bool pa_otlp_unpack(const struct pa_bytes *packed, struct pa_bytes *out, struct pa_error *err)
{
    struct pa_zstd z = {.max_size = PA_DEFAULT_MAX_SIZE};
    bool ok = add_messages(&z, packed, err);
    if (ok) {
        *out = (struct pa_bytes){pa_xcalloc(z.out.count + PA_BYTES_PADDING, 1), z.out.count};
        if (z.out.count)
            memcpy(out->data, z.out.items, z.out.count);
    }
    pa_zstd_release(&z);
    return ok;
}

// SPDX-License-Identifier: Apache-2.0
// What a segment of a store is read by: blobs, tables of records, samples. The input is a byte that
// says how the rest is cut: tables one after another, each behind a byte with its size, then
// samples.
#include "store/segment_decode.h"

#include <stddef.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool add_table(struct pa_segment_tables *t, unsigned table, struct pa_arena *arena,
                      const uint8_t **next, const uint8_t *end)
{
    struct pa_strbuf blob = {0};
    struct pa_dict_view records;
    struct pa_error err;
    size_t length = *next < end ? *(*next)++ : 0;
    length = length < (size_t)(end - *next) ? length : (size_t)(end - *next);
    pa_pack_blob(&blob, *next, length, table % 2 ? PA_PACK_DEFLATED : PA_PACK_RAW);
    *next += length;
    const void *kept = pa_arena_memdup(arena, blob.text, blob.size);
    bool ok = pa_dict_open(kept, blob.size, arena, &records, &err) &&
              pa_segment_tables_add(t, (enum pa_segment_table)table, &records, arena, &err);
    pa_strbuf_release(&blob);
    return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_segment_tables t = {.strings = &strings};
    struct pa_pack_reader in;
    struct pa_error err;
    const struct pa_profile *p;
    const uint8_t *next = data, *end = data + size;
    bool ok = !pa_pack_open(data, size, &arena, &in, &err) || in.next <= in.end;
    for (unsigned i = 0; i < PA_TABLE_COUNT && ok; i++)
        ok = add_table(&t, i, &arena, &next, end);
    struct pa_segment_row row = {.samples = {next, end, false}};
    if (ok && !pa_segment_decode(&t, &row, &arena, &p, &err))
        ok = false;
    pa_arena_release(&arena);
    pa_strings_release(&strings);
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
// What a segment of a store is read by: blobs, tables of records, stacks, samples, columns of
// functions. The input is tables one after another, each behind a byte with its size, then the size
// and the bytes of samples, a column, and the head of one.
#include "store/column_head.h"
#include "store/segment_decode.h"

#include <stddef.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// The next piece, as a blob would hold it.
static struct pa_pack_reader piece(const uint8_t **next, const uint8_t *end)
{
    size_t length = *next < end ? *(*next)++ : 0;
    length = length < (size_t)(end - *next) ? length : (size_t)(end - *next);
    const struct pa_pack_reader in = {*next, *next + length, false};
    *next += length;
    return in;
}

static bool add_table(struct pa_segment_tables *t, unsigned table, struct pa_arena *arena,
                      struct pa_pack_reader in)
{
    struct pa_strbuf blob = {0};
    struct pa_dict_view records;
    struct pa_error err;
    if (pa_segment_tables_is_packed((enum pa_segment_table)table))
        return pa_segment_tables_add_packed(t, (enum pa_segment_table)table, in, arena, &err);
    pa_pack_blob(&blob, in.next, (size_t)(in.end - in.next),
                 table % 2 ? PA_PACK_DEFLATED : PA_PACK_RAW);
    const void *kept = pa_arena_memdup(arena, blob.text, blob.size);
    bool ok = pa_dict_open(kept, blob.size, arena, &records, &err) &&
              pa_segment_tables_add(t, (enum pa_segment_table)table, &records, arena, &err);
    pa_strbuf_release(&blob);
    return ok;
}

// Names come before functions' names in a file that is read, whatever their numbers.
static bool add_tables(struct pa_segment_tables *t, struct pa_arena *arena, const uint8_t **next,
                       const uint8_t *end)
{
    bool ok = true;
    for (unsigned i = 0; i < PA_TABLE_COUNT && ok; i++)
        ok = add_table(t, i, arena, piece(next, end));
    return ok;
}

static void decode(const struct pa_segment_tables *t, struct pa_arena *arena,
                   struct pa_pack_reader in)
{
    struct pa_stored_samples samples = {0};
    struct pa_stored_profile row = {.samples = &samples};
    struct pa_stored_limits limits = {0, t->stacks.count, t->labels.count};
    const struct pa_profile *p;
    struct pa_error err;
    if (pa_segment_head_types(t, 0, &limits.type_count, &err)) {
        samples.type_count = limits.type_count;
        if (pa_stored_samples_unpack(&samples, in, &limits, &err) &&
            pa_stored_samples_join(&samples) && !pa_segment_decode(t, &row, arena, &p, &err))
            p = NULL;
    }
    pa_stored_samples_release(&samples);
}

static void read_costs(const struct pa_segment_tables *t, struct pa_pack_reader in)
{
    struct pa_costs_reader reader;
    struct pa_costs_sum sum = {0};
    struct pa_cost cost;
    struct pa_error err;
    int64_t factor;
    if (pa_costs_open(&reader, in, t->name_count, &factor, &err)) {
        while (pa_costs_next(&reader, &cost))
            pa_costs_sum_add(&sum, &cost);
    }
    pa_vec_release(&sum.by_name);
}

static void read_column_head(struct pa_pack_reader in)
{
    struct pa_column_head head = pa_column_head_open(&in);
    struct pa_column_type type;
    while (pa_column_head_next(&head, &in, &type))
        continue;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_segment_tables t = {.strings = &strings};
    struct pa_pack_reader in;
    struct pa_error err;
    const uint8_t *next = data, *end = data + size;
    bool ok = !pa_pack_open(data, size, &arena, &in, &err) || in.next <= in.end;
    if (ok && add_tables(&t, &arena, &next, end)) {
        decode(&t, &arena, piece(&next, end));
        read_costs(&t, piece(&next, end));
        read_column_head(piece(&next, end));
    }
    pa_arena_release(&arena);
    pa_strings_release(&strings);
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "store/dict.h"

#include "base/intern.h"
#include "base/wire.h"

void pa_dict_release(struct pa_dict *dict)
{
    pa_strbuf_release(&dict->bytes);
    pa_vec_release(&dict->ends);
    pa_vec_release(&dict->halves);
    pa_index_release(&dict->index);
}

static size_t start_of(const struct pa_dict *dict, uint32_t record)
{
    return record ? dict->ends.items[record - 1] : 0;
}

static bool find(const struct pa_dict *dict, const uint64_t hash[2], uint32_t *at)
{
    for (uint32_t slot = pa_index_first(&dict->index, hash[0]);
         pa_index_at(&dict->index, slot, hash[0], at); slot = pa_index_next(&dict->index, slot)) {
        if (*at != UINT32_MAX && dict->halves.items[*at] == hash[1])
            return true;
    }
    return false;
}

bool pa_dict_has(const struct pa_dict *dict, const void *bytes, size_t size)
{
    uint32_t at;
    uint64_t hash[2];
    pa_hash_128(bytes, size, hash);
    return find(dict, hash, &at);
}

static uint32_t add(struct pa_dict *dict, const uint64_t hash[2], struct pa_string record)
{
    uint32_t at;
    if (find(dict, hash, &at))
        return at;
    at = (uint32_t)dict->ends.count;
    pa_strbuf_add(&dict->bytes, record.text, record.size);
    pa_vec_push(&dict->ends, dict->bytes.size);
    pa_vec_push(&dict->halves, hash[1]);
    pa_index_add(&dict->index, hash[0], at);
    return at;
}

uint32_t pa_dict_add(struct pa_dict *dict, const void *bytes, size_t size)
{
    uint64_t hash[2];
    pa_hash_128(bytes, size, hash);
    return add(dict, hash, (struct pa_string){bytes, size});
}

enum { BATCH = 128 };

// Prefetches what find() will look at for all records: first the slots of the index, then the
// hashes.
static void ask(const struct pa_dict *dict, uint64_t hashes[][2], size_t count)
{
    uint32_t at;
    if (!dict->index.slots)
        return;
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(&dict->index.slots[pa_index_first(&dict->index, hashes[i][0])]);
    for (size_t i = 0; i < count; i++) {
        if (pa_index_at(&dict->index, pa_index_first(&dict->index, hashes[i][0]), hashes[i][0],
                        &at) &&
            at != UINT32_MAX)
            __builtin_prefetch(&dict->halves.items[at]);
    }
}

void pa_dict_add_all(struct pa_dict *dict, const struct pa_dict_records *some, uint32_t *numbers)
{
    uint64_t hashes[BATCH][2];
    struct pa_string records[BATCH];
    for (size_t from = 0, start = 0; from < some->ends.count; from += BATCH) {
        size_t count = some->ends.count - from < BATCH ? some->ends.count - from : BATCH;
        for (size_t i = 0; i < count; start = some->ends.items[from + i++]) {
            records[i] =
                (struct pa_string){some->bytes.text + start, some->ends.items[from + i] - start};
            pa_hash_128(records[i].text, records[i].size, hashes[i]);
        }
        ask(dict, hashes, count);
        for (size_t i = 0; i < count; i++)
            numbers[from + i] = add(dict, hashes[i], records[i]);
    }
}

void pa_dict_pack(const struct pa_dict *dict, struct pa_strbuf *blob)
{
    struct pa_strbuf raw = {0};
    pa_wire_add_varint(&raw, dict->ends.count);
    for (uint32_t i = 0; i < dict->ends.count; i++)
        pa_wire_add_varint(&raw, dict->ends.items[i] - start_of(dict, i));
    pa_strbuf_add(&raw, pa_strbuf_text(&dict->bytes), dict->bytes.size);
    pa_pack_blob(blob, raw.text, raw.size, PA_PACK_DEFLATED);
    pa_strbuf_release(&raw);
}

bool pa_dict_open(const void *blob, size_t size, struct pa_arena *arena, struct pa_dict_view *view,
                  struct pa_error *err)
{
    struct pa_pack_reader in;
    if (!pa_pack_open(blob, size, arena, &in, err))
        return false;
    view->count = pa_pack_get_below(&in, (uint64_t)(in.end - in.next) + 1);
    struct pa_pack_reader sizes = in;
    for (uint32_t i = 0; i < view->count; i++)
        pa_pack_get(&in);
    view->items = pa_arena_calloc(arena, (size_t)view->count + 1, sizeof *view->items);
    const uint8_t *next = in.next;
    for (uint32_t i = 0; i < view->count && !in.bad; i++) {
        uint64_t length = pa_pack_get(&sizes);
        in.bad = length > (uint64_t)(in.end - next);
        view->items[i] = (struct pa_pack_reader){next, next + (in.bad ? 0 : length), false};
        next = view->items[i].end;
    }
    return !in.bad || pa_error_set(err, PA_ERROR_FORMAT, "damaged: a table of names is cut off");
}

// SPDX-License-Identifier: Apache-2.0
#include "store/dict.h"

#include "base/intern.h"
#include "base/wire.h"

void pa_dict_release(struct pa_dict *dict)
{
    pa_strbuf_release(&dict->bytes);
    pa_vec_release(&dict->ends);
    pa_vec_release(&dict->halves);
    pa_index_parts_release(&dict->index);
}

static size_t start_of(const struct pa_dict *dict, uint32_t record)
{
    return record ? dict->ends.items[record - 1] : 0;
}

bool pa_dict_find(struct pa_dict *dict, const struct pa_dict_key *key, uint32_t *number)
{
    const struct pa_index *index = pa_index_part(&dict->index, key->part);
    for (uint32_t slot = pa_index_first(index, key->hash[0]);
         pa_index_at(index, slot, key->hash[0], number); slot = pa_index_next(index, slot)) {
        if (*number != UINT32_MAX && dict->halves.items[*number] == key->hash[1])
            return true;
    }
    return false;
}

uint32_t pa_dict_append(struct pa_dict *dict, const struct pa_dict_key *key, const void *bytes,
                        size_t size)
{
    uint32_t number = (uint32_t)dict->ends.count;
    pa_strbuf_add(&dict->bytes, bytes, size);
    pa_vec_push(&dict->ends, dict->bytes.size);
    pa_vec_push(&dict->halves, key->hash[1]);
    pa_index_add(pa_index_part(&dict->index, key->part), key->hash[0], number);
    return number;
}

void pa_dict_prefetch_slot(struct pa_dict *dict, const struct pa_dict_key *key)
{
    pa_index_prefetch(pa_index_part(&dict->index, key->part), key->hash[0]);
}

void pa_dict_prefetch_hash(struct pa_dict *dict, const struct pa_dict_key *key)
{
    uint32_t number;
    const struct pa_index *index = pa_index_part(&dict->index, key->part);
    if (pa_index_at(index, pa_index_first(index, key->hash[0]), key->hash[0], &number) &&
        number != UINT32_MAX)
        __builtin_prefetch(&dict->halves.items[number]);
}

// All such records are in one part.
static struct pa_dict_key key_of(const void *bytes, size_t size)
{
    struct pa_dict_key key = {.part = 0};
    pa_hash_128(bytes, size, key.hash);
    return key;
}

bool pa_dict_has(struct pa_dict *dict, const void *bytes, size_t size)
{
    uint32_t number;
    struct pa_dict_key key = key_of(bytes, size);
    return pa_dict_find(dict, &key, &number);
}

uint32_t pa_dict_add(struct pa_dict *dict, const void *bytes, size_t size)
{
    uint32_t number;
    struct pa_dict_key key = key_of(bytes, size);
    return pa_dict_find(dict, &key, &number) ? number : pa_dict_append(dict, &key, bytes, size);
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

// SPDX-License-Identifier: Apache-2.0
#include "store/column_head.h"

#include "base/wire.h"

void pa_column_head_pack(int64_t total, const struct pa_column_type *types, size_t count,
                         struct pa_strbuf *out)
{
    pa_pack_signed(out, total);
    pa_wire_add_varint(out, count);
    for (size_t i = 0; i < count; i++) {
        pa_wire_add_varint(out, (uint64_t)types[i].number << 1 | types[i].main);
        pa_wire_add_varint(out, types[i].type);
        pa_wire_add_varint(out, types[i].unit);
        if (i)
            pa_pack_signed(out, types[i].factor);
    }
}

struct pa_column_head pa_column_head_open(struct pa_pack_reader *in)
{
    struct pa_column_head head = {.total = pa_pack_get_signed(in), .own = true};
    head.left = pa_pack_get_below(in, (uint64_t)(in->end - in->next) + 1);
    return head;
}

bool pa_column_head_next(struct pa_column_head *head, struct pa_pack_reader *in,
                         struct pa_column_type *type)
{
    if (!head->left || in->bad)
        return false;
    head->left--;
    uint64_t number = pa_pack_get_below(in, UINT32_MAX);
    *type = (struct pa_column_type){.number = (uint32_t)(number >> 1), .main = number & 1};
    type->type = pa_pack_get_below(in, UINT32_MAX);
    type->unit = pa_pack_get_below(in, UINT32_MAX);
    type->factor = head->own ? 1 : pa_pack_get_signed(in);
    in->bad |= type->factor == 0;
    head->own = false;
    return !in->bad;
}

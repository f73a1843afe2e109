// SPDX-License-Identifier: Apache-2.0
#include "input/packed_ints.h"

#include "base/number.h"

bool pa_packed_read(struct pa_packed_ints *p, struct pa_json *j)
{
    int64_t value;
    if (!pa_json_begin(j, PA_JSON_ARRAY))
        return false;
    while (pa_json_more(j))
        pa_packed_push(p, pa_json_int(j, &value) ? value : PA_PACKED_NONE);
    return !pa_json_failed(j);
}

static bool push_address(struct pa_packed_ints *p, struct pa_text text)
{
    uint64_t address;
    int64_t number;
    double about; // "1.8446744071578848e19", as JavaScript writes it
    if (pa_parse_int64(text.next, pa_text_size(text), &number))
        address = (uint64_t)number;
    else if (!pa_parse_uint64(text.next, pa_text_size(text), 10, &address)) {
        if (!pa_parse_double(text.next, pa_text_size(text), &about) || !(about < 0x1p64) ||
            !(about >= 0))
            return false;
        address = (uint64_t)about;
    }
    pa_packed_push(p, address == UINT64_MAX ? PA_PACKED_NONE : (int64_t)address);
    return true;
}

bool pa_packed_read_addresses(struct pa_packed_ints *p, struct pa_json *j)
{
    if (!pa_json_begin(j, PA_JSON_ARRAY))
        return false;
    while (pa_json_more(j)) {
        const struct pa_json_token *t = pa_json_peek(j);
        if (t->kind != PA_JSON_NUMBER)
            pa_packed_push(p, PA_PACKED_NONE);
        else if (!push_address(p, t->text))
            pa_json_fail(j, PA_ERROR_LIMIT, "an address that does not fit into 64 bits");
        pa_json_skip(j);
    }
    return !pa_json_failed(j);
}

bool pa_packed_read_number(struct pa_packed_ints *p, struct pa_json *j)
{
    const struct pa_json_token *t = pa_json_peek(j);
    struct pa_decimal number;
    bool ok =
        t->kind == PA_JSON_NUMBER && pa_decimal_parse(t->text.next, pa_text_size(t->text), &number);
    pa_json_skip(j);
    if (!ok)
        return false;
    if (number.exponent || number.digits == PA_PACKED_NONE) {
        pa_packed_push(p, PA_PACKED_NONE);
        pa_packed_push(p, number.digits);
        pa_packed_push(p, number.exponent);
        p->count -= 2;
    } else {
        pa_packed_push(p, number.digits);
    }
    return true;
}

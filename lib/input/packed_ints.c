// SPDX-License-Identifier: Apache-2.0
#include "input/packed_ints.h"

bool pa_packed_read(struct pa_packed_ints *p, struct pa_json *j)
{
    int64_t value;
    if (!pa_json_begin(j, PA_JSON_ARRAY))
        return false;
    while (pa_json_more(j))
        pa_packed_push(p, pa_json_int(j, &value) ? value : PA_PACKED_NONE);
    return !pa_json_failed(j);
}

// SPDX-License-Identifier: Apache-2.0
// Text as people have it, in logs, quoted, coloured: what its readers get is never larger, but for
// the end of a last line and UTF-16 as UTF-8, and ends in padding.
#include "fuzz.h"

#include "input/plain.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_bytes bytes = {calloc(size + PA_BYTES_PADDING, 1), size};
    require(bytes.data);
    if (size)
        memcpy(bytes.data, data, size);
    pa_plain_may_change(bytes.data, bytes.size);
    pa_plain_text(&bytes);
    require(bytes.size <= size + size / 2 + 1);
    for (size_t i = 0; i + 1 < PA_BYTES_PADDING; i++)
        require(bytes.data[bytes.size + i] == 0);
    free(bytes.data);
    return 0;
}

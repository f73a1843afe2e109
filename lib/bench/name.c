// SPDX-License-Identifier: Apache-2.0
#include "bench/name.h"

#include <string.h>

bool pa_span_equal(struct pa_span a, struct pa_span b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.text, b.text, a.size) == 0);
}

bool pa_span_starts(struct pa_span span, struct pa_span prefix)
{
    return span.size >= prefix.size && memcmp(span.text, prefix.text, prefix.size) == 0;
}

// The size of the name without -N.
static size_t without_procs(struct pa_span name)
{
    size_t i = name.size;
    while (i > 0 && name.text[i - 1] >= '0' && name.text[i - 1] <= '9')
        i--;
    return i > 0 && i < name.size && name.text[i - 1] == '-' ? i - 1 : name.size;
}

struct pa_span pa_name_base(struct pa_span name)
{
    const char *slash = name.size ? memchr(name.text, '/', name.size) : NULL;
    return (struct pa_span){name.text, slash ? (size_t)(slash - name.text) : without_procs(name)};
}

bool pa_name_next(struct pa_name_parts *parts)
{
    size_t end = without_procs(parts->name), start = parts->at;
    bool first = parts->part.text == NULL;
    if (start >= parts->name.size && !first)
        return false;
    parts->is_procs = start == end && !first;
    if (parts->is_procs) {
        parts->at = parts->name.size;
    } else {
        // A part runs to the next `/`; its own is at its start.
        size_t skip = first ? 0 : 1;
        const char *slash = start + skip < end
                                ? memchr(parts->name.text + start + skip, '/', end - start - skip)
                                : NULL;
        parts->at = slash ? (size_t)(slash - parts->name.text) : end;
    }
    parts->part = (struct pa_span){parts->name.text + start, parts->at - start};
    return true;
}

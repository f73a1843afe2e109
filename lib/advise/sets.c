// SPDX-License-Identifier: Apache-2.0
#include "advise/sets.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

static_assert(PA_SET_COUNT <= 128, "sets are bits");

static const char *const PREFIXES[] = {
#define PA_SET(name, prefixes) prefixes,
#include "advise/sets.def"
#undef PA_SET
};

// Whether the name begins with `size` bytes of the prefix, in which a tab stands for a blank.
static bool begins(const char *function, const char *prefix, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (function[i] != (prefix[i] == '\t' ? ' ' : prefix[i]))
            return false;
    return true;
}

static bool matches(const char *function, const char *prefix, size_t size)
{
    if (prefix[size - 1] == '$')
        return begins(function, prefix, size - 1) && function[size - 1] == '\0';
    return begins(function, prefix, size);
}

static bool is_in(const char *function, const char *prefixes)
{
    while (*prefixes) {
        size_t size = strcspn(prefixes, " ");
        if (matches(function, prefixes, size))
            return true;
        prefixes += size + (prefixes[size] == ' ');
    }
    return false;
}

pa_set_bits pa_sets_of(const char *function)
{
    pa_set_bits sets = 0;
    for (int i = 0; i < PA_SET_COUNT; i++)
        if (is_in(function, PREFIXES[i]))
            sets |= (pa_set_bits)1 << i;
    return sets;
}

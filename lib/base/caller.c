// SPDX-License-Identifier: Apache-2.0
#include "base/caller.h"

static const struct pa_caller nobody;

// The one thing that is not passed down as a parameter: allocation has none to pass it by.
static _Thread_local const struct pa_caller *current;

const struct pa_caller *pa_caller(void)
{
    return current ? current : &nobody;
}

const struct pa_caller *pa_caller_set(const struct pa_caller *caller)
{
    const struct pa_caller *before = current;
    current = caller;
    return before;
}

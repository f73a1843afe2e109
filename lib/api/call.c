// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700 // uselocale()
#include "api/call.h"

#include <string.h>

void pa_call_begin(struct pa_call *call, const pa_ctx *ctx, pa_error *err)
{
    call->error.code = PA_OK;
    call->error.text[0] = '\0';
    call->caller_error = err;
    call->before = pa_caller_set(&ctx->caller);
    call->locale_before = uselocale(ctx->locale);
}

pa_code pa_call_end(struct pa_call *call, bool ok)
{
    uselocale(call->locale_before);
    pa_caller_set(call->before);
    if (ok)
        return PA_OK;
    if (call->caller_error)
        *call->caller_error = call->error;
    return call->error.code;
}

bool pa_call_take(struct pa_call *call, void *to, size_t size, const void *from)
{
    uint32_t given;
    memset(to, 0, size);
    if (!from)
        return true;
    memcpy(&given, from, sizeof given);
    if (given < 2 * sizeof given)
        return pa_error_set(&call->error, PA_ERROR_USAGE, "struct_size is not set");
    for (size_t i = size; i < given; i++) {
        if (((const char *)from)[i])
            return pa_error_set(&call->error, PA_ERROR_UNSUPPORTED,
                                "an option of a later version of libpa");
    }
    memcpy(to, from, given < size ? given : size);
    return true;
}

void pa_give(void *to, const void *from, size_t size)
{
    uint32_t given;
    memcpy(&given, to, sizeof given);
    size_t both = given < size ? given : size;
    if (given > sizeof given)
        memset((char *)to + sizeof given, 0, given - sizeof given);
    if (both > sizeof given)
        memcpy((char *)to + sizeof given, (const char *)from + sizeof given, both - sizeof given);
}

bool pa_call_known(struct pa_call *call, const char *what, int32_t value, int32_t last)
{
    return (value >= 0 && value <= last) || pa_error_set(&call->error, PA_ERROR_UNSUPPORTED,
                                                         "%s: %d is not known", what, (int)value);
}

bool pa_call_flags(struct pa_call *call, uint32_t flags, uint32_t known)
{
    return !(flags & ~known) ||
           pa_error_set(&call->error, PA_ERROR_UNSUPPORTED, "flags: 0x%x are not known",
                        (unsigned)(flags & ~known));
}

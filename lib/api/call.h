// SPDX-License-Identifier: Apache-2.0
// What every call of the public API does first and last: the caller's settings and the C locale are
// in force between, an error reaches the caller only if the call fails. Private to lib/api.
//
//     struct pa_call call;
//     pa_top_opts o;
//     pa_call_begin(&call, ctx, err);
//     bool ok = pa_call_take(&call, &o, sizeof o, opts) && …(…, &call.error);
//     return pa_call_end(&call, ok);
#ifndef PA_API_CALL_H
#define PA_API_CALL_H

#include "api/handle.h"

struct pa_call {
    struct pa_error error;
    pa_error *caller_error; // may be NULL
    const struct pa_caller *before;
    locale_t locale_before;
};

// Begins a call of the public API: the caller's wishes (base/caller.h) and the "C" locale hold for
// this thread until pa_call_end(). `err` may be NULL.
void pa_call_begin(struct pa_call *call, const pa_ctx *ctx, pa_error *err);
// Ends it. If not `ok`, *err gets the error, and its code is returned.
pa_code pa_call_end(struct pa_call *call, bool ok);

// Copies a struct that begins with struct_size: what the caller has beyond ours must be 0, what we
// have beyond the caller's is. NULL is all 0.
PA_MUST_CHECK bool pa_call_take(struct pa_call *call, void *to, size_t size, const void *from);

// Fills a struct of the caller's from ours, as far as its struct_size goes; what is behind becomes
// 0.
void pa_give(void *to, const void *from, size_t size);

// PA_ERROR_UNSUPPORTED unless first <= value <= last; false then.
PA_MUST_CHECK bool pa_call_known(struct pa_call *call, const char *what, int32_t value,
                                 int32_t last);
// Refuses flags that are none of `known`, with PA_ERROR_UNSUPPORTED in the call.
PA_MUST_CHECK bool pa_call_flags(struct pa_call *call, uint32_t flags, uint32_t known);

#endif

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

// Begins a call of the public API: the context's settings (base/caller.h) and the "C" locale hold
// for this thread until pa_call_end(), which must follow. `err` is the caller's, or NULL; it is
// written only if the call fails.
void pa_call_begin(struct pa_call *call, const pa_ctx *ctx, pa_error *err);
// Ends the call and puts the thread's settings and locale back. Returns PA_OK if `ok`; else copies
// call->error to the caller's error and returns its code.
pa_code pa_call_end(struct pa_call *call, bool ok);

// Copies a struct of the caller's that begins with struct_size into ours of `size` bytes: what the
// caller's lacks is 0. `from` may be NULL: all is 0. Fails with PA_ERROR_USAGE if struct_size is
// not set, with PA_ERROR_UNSUPPORTED if the caller's is longer and what is behind ours is not 0.
PA_MUST_CHECK bool pa_call_take(struct pa_call *call, void *to, size_t size, const void *from);

// Fills a struct of the caller's from ours of `size` bytes, as far as its struct_size goes; what
// ours lacks becomes 0. struct_size itself stays.
void pa_give(void *to, const void *from, size_t size);

// Fails with PA_ERROR_UNSUPPORTED, naming `what`, unless 0 <= value <= last.
PA_MUST_CHECK bool pa_call_known(struct pa_call *call, const char *what, int32_t value,
                                 int32_t last);
// Fails with PA_ERROR_UNSUPPORTED if `flags` has a bit that is not in `known`.
PA_MUST_CHECK bool pa_call_flags(struct pa_call *call, uint32_t flags, uint32_t known);

#endif

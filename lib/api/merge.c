// SPDX-License-Identifier: Apache-2.0
#include "profile/merge.h"

#include "api/call.h"
#include "base/memory.h"
#include "profile/canonical.h"

#include <stdlib.h>

struct pa_merge {
    struct pa_owner *owner;
    struct pa_merger *merger;
    bool for_sums, finished;
    size_t added;
};

pa_code pa_merge_new(pa_ctx *ctx, const pa_merge_opts *opts, pa_merge **out, pa_error *err)
{
    struct pa_call call;
    pa_merge_opts o;
    *out = NULL;
    pa_call_begin(&call, ctx, err);
    bool ok =
        pa_call_take(&call, &o, sizeof o, opts) && pa_call_flags(&call, o.flags, PA_MERGE_FOR_SUMS);
    if (ok) {
        pa_merge *m = pa_xcalloc(1, sizeof *m);
        m->owner = pa_owner_new(ctx, NULL);
        m->merger = pa_merger_new(&m->owner->arena, ctx->session->strings);
        m->for_sums = o.flags & PA_MERGE_FOR_SUMS;
        pa_merger_any_order(m->merger);
        pa_merger_keep_apart(m->merger);
        *out = m;
    }
    return pa_call_end(&call, ok);
}

static bool add(pa_merge *m, const pa_profile *profile, double factor, struct pa_error *err)
{
    if (m->finished)
        return pa_error_set(err, PA_ERROR_USAGE, "the merge is finished");
    if (pa_owned_profile_of(profile)->owner->ctx != m->owner->ctx)
        return pa_error_set(err, PA_ERROR_USAGE, "the profile is of another context");
    double *weights = pa_xcalloc(profile->type_count + 1, sizeof *weights);
    for (uint32_t i = 0; i < profile->type_count; i++)
        weights[i] = factor;
    bool ok = pa_merger_add(m->merger, profile, weights, err);
    free(weights);
    m->added += ok;
    return ok;
}

pa_code pa_merge_add(pa_merge *merge, const pa_profile *profile, double factor, pa_error *err)
{
    struct pa_call call;
    pa_call_begin(&call, merge->owner->ctx, err);
    return pa_call_end(&call, add(merge, profile, factor, &call.error));
}

static bool finish(pa_merge *m, pa_profile **out, struct pa_error *err)
{
    if (m->finished || m->added == 0)
        return pa_error_set(err, PA_ERROR_USAGE,
                            m->finished ? "the merge is finished" : "nothing was added");
    m->finished = true;
    const struct pa_profile *p = pa_merger_finish(m->merger, err);
    if (p && !m->for_sums)
        p = pa_profile_canonical(p, &m->owner->arena, NULL, err);
    if (!p)
        return false;
    pa_owner_keep(m->owner);
    *out = &pa_owner_give_profile(m->owner, p)->profile;
    return true;
}

pa_code pa_merge_finish(pa_merge *merge, pa_profile **out, pa_error *err)
{
    struct pa_call call;
    *out = NULL;
    pa_call_begin(&call, merge->owner->ctx, err);
    return pa_call_end(&call, finish(merge, out, &call.error));
}

void pa_merge_free(pa_merge *merge)
{
    if (!merge)
        return;
    pa_owner_drop(merge->owner);
    free(merge);
}

// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700 // newlocale()
#include "api/call.h"

#include "base/memory.h"

int32_t pa_version(void)
{
    return PA_VERSION_NUMBER;
}

static void out_of_memory(void *user, size_t wanted)
{
    const pa_ctx *ctx = user;
    if (ctx->opts.out_of_memory)
        ctx->opts.out_of_memory(ctx->opts.user, wanted);
}

static const char *zone(void *user, int64_t seconds, int32_t *offset)
{
    const pa_ctx *ctx = user;
    if (ctx->opts.utc_offset)
        *offset = ctx->opts.utc_offset(ctx->opts.user, seconds);
    return NULL;
}

static void set_caller(pa_ctx *ctx)
{
    enum { DEFAULT_THREADS = 2 };
    ctx->caller = (struct pa_caller){
        .out_of_memory = out_of_memory,
        .zone = zone,
        .user = ctx,
        .module_folder = ctx->opts.module_folder,
        .threads = ctx->opts.threads ? ctx->opts.threads : DEFAULT_THREADS,
    };
}

static void keep_texts(pa_ctx *ctx)
{
    pa_ctx_opts *o = &ctx->opts;
    if (o->module_folder)
        o->module_folder = pa_arena_strdup(&ctx->arena, o->module_folder);
    if (o->binary_folders)
        o->binary_folders = pa_arena_strdup(&ctx->arena, o->binary_folders);
}

pa_code pa_ctx_new(const pa_ctx_opts *opts, pa_ctx **out, pa_error *err)
{
    static const pa_ctx none;
    struct pa_call call;
    pa_ctx_opts o;
    *out = NULL;
    pa_call_begin(&call, &none, err);
    bool ok = pa_call_take(&call, &o, sizeof o, opts);
    locale_t locale = ok ? newlocale(LC_ALL_MASK, "C", (locale_t)0) : (locale_t)0;
    if (ok && !locale)
        ok = pa_error_errno(&call.error, "the locale C");
    if (ok) {
        pa_ctx *ctx = pa_xcalloc(1, sizeof *ctx);
        ctx->opts = o;
        ctx->locale = locale;
        ctx->owners = 1;
        keep_texts(ctx);
        set_caller(ctx);
        ctx->session = pa_session_new(&ctx->arena, &ctx->warnings);
        ctx->session->binaries.places.folders = ctx->opts.binary_folders;
        *out = ctx;
    }
    return pa_call_end(&call, ok);
}

void pa_ctx_free(pa_ctx *ctx)
{
    if (ctx)
        pa_ctx_drop(ctx);
}

const char *pa_ctx_take_warning(pa_ctx *ctx)
{
    if (ctx->taken < ctx->warnings.list.count)
        return ctx->warnings.list.items[ctx->taken++];
    return NULL;
}

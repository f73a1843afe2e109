// SPDX-License-Identifier: Apache-2.0
#include "base/gunzip.h"

#include "base/gunzip_module.h"
#include "base/memory.h"
#include "base/module.h"

#include <stdlib.h>

enum { MOST = 1 << 30 }; // of one step
// Packed bytes that zlib unpacks while the module is opened.
enum { WORTH_A_MODULE = 64 << 10 };

struct pa_gunzip {
    const struct pa_gunzip_calls *calls;
    void *state;
};

static const struct pa_gunzip_calls *calls_for(size_t packed)
{
    struct pa_error none;
    if (packed > 0 && packed < WORTH_A_MODULE)
        return &pa_gunzip_zlib;
    const struct pa_gunzip_calls *calls =
        pa_module_symbol("libpa-isal.so", PA_GUNZIP_SYMBOL, &none);
    return calls && calls->version == PA_GUNZIP_VERSION ? calls : &pa_gunzip_zlib;
}

struct pa_gunzip *pa_gunzip_new(size_t packed)
{
    const struct pa_gunzip_calls *calls = calls_for(packed);
    struct pa_gunzip *g = pa_xmalloc(sizeof *g);
    *g = (struct pa_gunzip){calls, pa_xcalloc(1, calls->size)};
    if (calls->begin(g->state))
        return g;
    free(g->state);
    free(g);
    return NULL;
}

void pa_gunzip_free(struct pa_gunzip *g)
{
    g->calls->end(g->state);
    free(g->state);
    free(g);
}

void pa_gunzip_next_member(struct pa_gunzip *g)
{
    g->calls->next_member(g->state);
}

enum pa_gunzip_status pa_gunzip_run(struct pa_gunzip *g, const uint8_t **in, size_t *in_size,
                                    uint8_t **out, size_t *out_size)
{
    const uint8_t *in_before = *in;
    uint8_t *out_before = *out;
    enum pa_gunzip_status status =
        g->calls->run(g->state, in, (uint32_t)(*in_size < MOST ? *in_size : MOST), out,
                      (uint32_t)(*out_size < MOST ? *out_size : MOST));
    *in_size -= (size_t)(*in - in_before);
    *out_size -= (size_t)(*out - out_before);
    return status;
}

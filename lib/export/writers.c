// SPDX-License-Identifier: Apache-2.0
#include "export/writers.h"

#include "base/file.h"
#include "export/callgrind_text.h"
#include "export/firefox.h"
#include "export/folded.h"
#include "export/otlp.h"
#include "export/pprof.h"
#include "export/speedscope.h"
#include "profile/sample.h"

#include <stdlib.h>
#include <string.h>

bool pa_export_proto(const struct pa_profile *profile, bool unpacked, struct pa_writer *out,
                     struct pa_error *err)
{
    struct pa_strbuf message = {0};
    struct pa_bytes packed = {0};
    if (!pa_samples_can_be_listed(profile, err))
        return false;
    pa_export_pprof(profile, &message);
    bool ok = true;
    if (unpacked)
        pa_strbuf_add(&out->text, message.text, message.size);
    else if ((ok = pa_bytes_gzip((const uint8_t *)message.text, message.size, &packed, err)))
        pa_strbuf_add(&out->text, packed.data, packed.size);
    pa_strbuf_release(&message);
    free(packed.data);
    return ok;
}

static bool write_proto(const struct pa_export *what, struct pa_writer *out, struct pa_error *err)
{
    return pa_export_proto(what->view->profile, what->unpacked, out, err);
}

static bool write_folded(const struct pa_export *what, struct pa_writer *out, struct pa_error *err)
{
    return pa_folded_write(what->view->profile, what->view->measure.type, out, err);
}

static bool write_speedscope(const struct pa_export *what, struct pa_writer *out,
                             struct pa_error *err)
{
    (void)err;
    pa_speedscope_write(what->view->profile, what->view->measure.type, what->title, out);
    return true;
}

static bool write_firefox(const struct pa_export *what, struct pa_writer *out, struct pa_error *err)
{
    (void)err;
    pa_firefox_write(what->view->profile, what->view->measure.type, what->title, out);
    return true;
}

static bool write_callgrind(const struct pa_export *what, struct pa_writer *out,
                            struct pa_error *err)
{
    struct pa_graph_flags flags = {0};
    struct pa_view_graph g = {.flags = &flags};
    if (!pa_callgrind_graph(what->view, &g, err))
        return false;
    pa_callgrind_write(out, what->view, g.trimmed.graph);
    return true;
}

static bool write_otlp(const struct pa_export *what, struct pa_writer *out, struct pa_error *err)
{
    return pa_export_otlp(what->view->profile, &out->text, err);
}

const struct pa_export_writer pa_export_writers[] = {
#define PA_WRITER(name, format, summary) {#name, summary, write_##name},
#include "export/writers.def"
#undef PA_WRITER
    {0},
};

const struct pa_export_writer *pa_export_writer_find(const char *name)
{
    const struct pa_export_writer *w = pa_export_writers;
    while (w->name && strcmp(w->name, name) != 0)
        w++;
    return w->name ? w : NULL;
}

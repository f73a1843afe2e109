// SPDX-License-Identifier: Apache-2.0
#include "api/call.h"
#include "export/writers.h"

#include <string.h>

// profile.proto is called after its tool outside, and after itself on the command line.
static const struct pa_export_writer *find_writer(const char *format)
{
    return pa_export_writer_find(strcmp(format, "pprof") == 0 ? "proto" : format);
}

// What writers look at of a view of everything.
static bool view_all(const pa_profile *profile, const char *type, struct pa_owner *owner,
                     struct pa_view *view, struct pa_error *err)
{
    struct pa_filter_options none = {0};
    struct pa_value_options values = {.sample_index = type, .divide_by = 1, .unit = "minimum"};
    const struct pa_view_options how = {.filters = &none,
                                        .values = &values,
                                        .granularity = {.granularity = PA_GRANULARITY_ADDRESSES}};
    return pa_view_make(pa_owner_session(owner), profile, &how, view, err);
}

static bool write(const pa_profile *profile, const char *format, const pa_write_opts *o,
                  struct pa_strbuf *text, struct pa_error *err)
{
    const struct pa_export_writer *writer = find_writer(format);
    if (!writer)
        return pa_error_set(err, PA_ERROR_NOT_FOUND, "no format '%s' to write", format);
    struct pa_owner *owner = pa_owner_new(pa_owned_profile_of(profile)->owner->ctx, NULL);
    struct pa_writer out = {0};
    struct pa_view view;
    const struct pa_export what = {.view = &view, .title = "profile", .unpacked = o->level < 0};
    bool ok = view_all(profile, o->type, owner, &view, err);
    if (ok && strcmp(writer->name, "proto") == 0)
        view.profile = profile; // as it is
    ok = ok && writer->write(&what, &out, err) && pa_writer_finish(&out, err);
    pa_owner_drop(owner);
    *text = out.text;
    if (!ok)
        pa_strbuf_release(text);
    return ok;
}

pa_code pa_profile_write(const pa_profile *profile, const char *format, const pa_write_opts *opts,
                         pa_buffer **out, pa_error *err)
{
    struct pa_call call;
    pa_write_opts o;
    struct pa_strbuf text;
    *out = NULL;
    pa_call_begin(&call, pa_owned_profile_of(profile)->owner->ctx, err);
    bool ok =
        pa_call_take(&call, &o, sizeof o, opts) && write(profile, format, &o, &text, &call.error);
    if (ok)
        *out = pa_buffer_of(&text);
    return pa_call_end(&call, ok);
}

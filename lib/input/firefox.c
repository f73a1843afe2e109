// SPDX-License-Identifier: Apache-2.0
// Profiles of the Firefox profiler: processed (what the front end saves, and samply), and raw
// ("gecko", what Firefox itself writes). What a file has says how it is read, not its version.
// Format: https://github.com/firefox-devtools/profiler/tree/main/docs-developer
//
// The types are, as far as the file has them, cpu/nanoseconds, time/nanoseconds (of weights in
// milliseconds), space/bytes (of weights in bytes), js_allocations/bytes and
// native_allocations/bytes, and last samples/count. Labels: thread, process, pid, tid, and the
// category of the innermost frame that has one.
#include "base/number.h"
#include "input/firefox_samples.h"

#include <math.h>

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const processed[] = {"\"preprocessedProfileVersion\"", NULL};
    static const char *const raw[] = {"\"threads\"", "\"schema\"", "\"frameTable\"", NULL};
    static const char *const meta[] = {"\"meta\"", "\"stackwalk\"", "\"processType\"", NULL};
    return pa_json_mentions(bytes, size, '{', processed) ||
           pa_json_mentions(bytes, size, '{', raw) || pa_json_mentions(bytes, size, '{', meta);
}

static int64_t millis_to_nanos(double millis)
{
    return pa_int64_of_double(round(millis * 1e6));
}

static void set_head(struct pa_profile *head, const struct pa_firefox_process *p)
{
    head->time_nanos = millis_to_nanos(p->start);
    head->period = millis_to_nanos(p->interval);
    if (head->period)
        head->period_type = (struct pa_value_type){pa_strings_adds(head->strings, "wall"),
                                                   pa_strings_adds(head->strings, "nanoseconds")};
}

static bool build(struct pa_input *input, struct pa_firefox_profile *p,
                  struct pa_profile_builder *b, struct pa_error *err)
{
    if (!p->threads.count)
        return pa_error_set(err, PA_ERROR_FORMAT, "a Firefox profile without threads");
    if (p->texts)
        pa_warnings_add(input->warnings, "%s: %zu threads are left out: they are JSON within texts",
                        input->path, p->texts);
    set_head(pa_profile_builder_head(b), &p->processes.items[0]);
    return pa_firefox_samples_add(input, p, b, err);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct pa_firefox_profile p = {0};
    struct pa_profile_builder *b = pa_profile_builder_new(input->arena, input->strings);
    struct pa_json *j = pa_json_open(input);
    pa_firefox_profile_parse(&p, j, input->strings);
    bool ok = pa_json_close(j, true, err) && build(input, &p, b, err);
    pa_firefox_profile_release(&p);
    const struct pa_profile *profile = ok ? pa_profile_builder_finish(b, err) : NULL;
    if (profile && !profile->type_count)
        return pa_error_set(err, PA_ERROR_FORMAT, "a Firefox profile without samples");
    return ok && pa_input_give(sink, profile, err);
}

const struct pa_input_format pa_format_firefox = {
    .name = "firefox",
    .summary = "profiles of Firefox and samply, processed and raw (gecko)",
    .streams = true,
    .probe = probe,
    .read = read,
};

// SPDX-License-Identifier: Apache-2.0
// V8's CPU profile (.cpuprofile of node --cpu-prof and of Chrome, also as the debugging protocol
// answers, and as Chrome wrote it until 2016): a tree of call frames, and the node that was on top
// at each tick. A sample lasts until the next one.
//
// The types are samples/count and wall/nanoseconds. Samples without times share the duration;
// without that there are counts alone, and without samples the nodes' hit counts are all there is.
#include "base/number.h"
#include "input/v8_profile.h"

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const now[] = {"\"nodes\"", "\"callFrame\"", NULL};
    static const char *const before[] = {"\"head\"", "\"hitCount\"", NULL};
    static const char *const trace[] = {"\"traceEvents\"", NULL};
    return (pa_json_mentions(bytes, size, '{', now) ||
            pa_json_mentions(bytes, size, '{', before)) &&
           !pa_json_mentions(bytes, size, '{', trace);
}

static bool build(struct pa_v8_profile *p, struct pa_profile_builder *b, struct pa_strings *strings,
                  struct pa_error *err)
{
    bool ticks = p->samples.count > 0, timed = ticks && pa_v8_profile_has_times(p);
    pa_profile_builder_add_type(b, pa_strings_adds(strings, "samples"),
                                pa_strings_adds(strings, "count"));
    if (timed)
        pa_profile_builder_add_type(b, pa_strings_adds(strings, "wall"),
                                    pa_strings_adds(strings, "nanoseconds"));
    if (pa_v8_profile_duration(p) < INT64_MAX / 1000)
        pa_profile_builder_head(b)->duration_nanos = pa_v8_profile_duration(p) * 1000;
    if (!p->has_tree)
        return pa_error_set(err, PA_ERROR_FORMAT, "no array 'nodes'");
    if (!pa_v8_tree_link(&p->tree, err) || (ticks && !pa_v8_profile_add_ticks(p, err)))
        return false;
    for (size_t i = 0; !ticks && i < p->tree.nodes.count; i++)
        p->tree.nodes.items[i].count = p->tree.nodes.items[i].hits;
    struct pa_v8_values values = {.amount_column = timed ? 1 : -1, .factor = 1000};
    return pa_v8_tree_write(&p->tree, b, &values, err);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct pa_v8_profile p = {0};
    struct pa_profile_builder *b = pa_profile_builder_new(input->arena, input->strings);
    struct pa_json *j = pa_json_open(input);
    pa_v8_profile_parse(&p, j, input->strings, b);
    bool ok = pa_json_close(j, true, err) && build(&p, b, input->strings, err);
    pa_v8_profile_release(&p);
    return ok && pa_input_give(sink, pa_profile_builder_finish(b, err), err);
}

const struct pa_input_format pa_format_cpuprofile = {
    .name = "cpuprofile",
    .summary = "CPU profile of V8 (.cpuprofile)",
    .streams = true,
    .probe = probe,
    .read = read,
};

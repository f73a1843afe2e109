// SPDX-License-Identifier: Apache-2.0
// V8's sampling heap profile (.heapprofile of node --heap-prof and of Chrome, also as the debugging
// protocol answers): a tree of call frames with the bytes that each allocated and that are alive.
//
// The types are samples/count, where the file has samples, and space/bytes.
#include "input/v8_profile.h"

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const words[] = {"\"head\"", "\"selfSize\"", "\"callFrame\"", NULL};
    return pa_json_mentions(bytes, size, '{', words);
}

// V8 forgets nodes whose code is gone, but not their samples.
static void warn_of_unknown(const struct pa_input *input, const struct pa_v8_profile *p)
{
    if (p->unknown_samples)
        pa_warnings_add(input->warnings,
                        "%s: %zu of %zu samples are of functions that the profile does not name: "
                        "left out",
                        input->path, p->unknown_samples, p->samples.count);
}

static bool build(struct pa_v8_profile *p, struct pa_profile_builder *b, struct pa_strings *strings,
                  struct pa_error *err)
{
    bool samples = p->has_heap_samples;
    if (!p->has_tree)
        return pa_error_set(err, PA_ERROR_FORMAT, "no object 'head'");
    if (samples)
        pa_profile_builder_add_type(b, pa_strings_adds(strings, "samples"),
                                    pa_strings_adds(strings, "count"));
    pa_profile_builder_add_type(b, pa_strings_adds(strings, "space"),
                                pa_strings_adds(strings, "bytes"));
    if (!pa_v8_tree_link(&p->tree, err) || (samples && !pa_v8_profile_add_ticks(p, err)))
        return false;
    for (size_t i = 0; i < p->tree.nodes.count; i++)
        p->tree.nodes.items[i].amount = p->tree.nodes.items[i].bytes;
    struct pa_v8_values values = {
        .count_column = samples ? 0 : -1, .amount_column = samples, .factor = 1};
    return pa_v8_tree_write(&p->tree, b, &values, err);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct pa_v8_profile p = {0};
    struct pa_profile_builder *b = pa_profile_builder_new(input->arena, input->strings);
    struct pa_json *j = pa_json_open(input);
    pa_v8_profile_parse(&p, j, input->strings, b);
    bool ok = pa_json_close(j, true, err) && build(&p, b, input->strings, err);
    if (ok)
        warn_of_unknown(input, &p);
    pa_v8_profile_release(&p);
    return ok && pa_input_give(sink, pa_profile_builder_finish(b, err), err);
}

const struct pa_input_format pa_format_heapprofile = {
    .name = "heapprofile",
    .summary = "sampling heap profile of V8 (.heapprofile)",
    .streams = true,
    .probe = probe,
    .read = read,
};

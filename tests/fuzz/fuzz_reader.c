// SPDX-License-Identifier: Apache-2.0
// One reader of profiles, PA_FUZZ_FORMAT: what is read holds together, what is refused says why. It
// gets every input, recognised or not: --input-format forces any of them.
#include "fuzz.h"

#include "input/format.h"
#include "profile/canonical.h"
#include "profile/merge.h"
#include "profile/sample.h"

extern const struct pa_input_format PA_FUZZ_FORMAT;

enum { LARGEST = 4 << 20 };

static void check_samples(const struct pa_profile *p)
{
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, p);
    while (pa_sample_next(&reader)) {
        const struct pa_sample *s = &reader.sample;
        require(s->common <= s->depth);
        for (uint32_t i = 0; i < s->depth; i++)
            require(s->location[i] > 0 && s->location[i] <= p->location_count);
        for (uint32_t i = 0; i < s->label_count; i++)
            require(s->label[i].key < p->strings->list.count || s->label[i].key == 0);
    }
    pa_sample_reader_release(&reader);
}

static void check_tables(const struct pa_profile *p)
{
    for (uint32_t i = 1; i <= p->location_count; i++) {
        const struct pa_location *l = &p->locations[i];
        require(l->mapping <= p->mapping_count);
        for (uint32_t k = 0; k < l->line_count; k++) {
            uint32_t function = p->lines[l->first_line + k].function;
            require(function > 0 && function <= p->function_count);
        }
    }
}

// A profile merged with itself may overflow, but is a profile otherwise.
static void check_merge(const struct pa_profile *p, struct pa_strings *strings, bool any_order,
                        bool apart)
{
    struct pa_arena arena = {0};
    struct pa_error err = {0};
    struct pa_merger *merger = pa_merger_new(&arena, strings);
    if (any_order)
        pa_merger_any_order(merger);
    if (apart)
        pa_merger_keep_apart(merger);
    if (pa_merger_add(merger, p, NULL, &err) && pa_merger_add(merger, p, NULL, &err)) {
        const struct pa_profile *twice = pa_merger_finish(merger, &err);
        if (twice && any_order)
            twice = pa_profile_canonical(twice, &arena, NULL, &err);
        if (twice) {
            check_tables(twice);
            check_samples(twice);
        }
    }
    pa_arena_release(&arena);
}

static void try_bytes(const struct pa_bytes *bytes)
{
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct pa_warnings warnings = {0};
    struct pa_error err = {0};
    struct pa_input input = {
        .path = "fuzz", .arena = &arena, .strings = &strings, .warnings = &warnings};
    input.bytes.size = bytes->size;
    input.bytes.data = malloc(bytes->size + PA_BYTES_PADDING);
    require(input.bytes.data);
    memcpy(input.bytes.data, bytes->data, bytes->size + PA_BYTES_PADDING);
    const struct pa_profile *profile = NULL;
    if (pa_input_read_bytes(&input, &PA_FUZZ_FORMAT, &profile, &err)) {
        require(profile);
        check_tables(profile);
        check_samples(profile);
        check_merge(profile, &strings, false, false);
        check_merge(profile, &strings, false, true);
        check_merge(profile, &strings, true, true);
    } else {
        require(err.code != PA_OK && err.text[0]);
    }
    free(input.bytes.data);
    pa_warnings_release(&warnings);
    pa_strings_release(&strings);
    pa_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_error err = {0};
    struct pa_bytes bytes;
    if (!pa_bytes_unpack(data, size, LARGEST, &bytes, &err)) {
        require(err.code != PA_OK && err.text[0]);
        return 0;
    }
    PA_FUZZ_FORMAT.probe(bytes.data, bytes.size);
    try_bytes(&bytes);
    free(bytes.data);
    return 0;
}

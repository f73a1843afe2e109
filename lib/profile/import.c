// SPDX-License-Identifier: Apache-2.0
#include "profile/import.h"

#include "base/memory.h"
#include "base/number.h"

#include <math.h>
#include <stdlib.h>

struct pa_profile_importer {
    struct pa_profile_builder *b;
    const struct pa_profile *from;
    uint32_t *mapping, *function, *location; // builder's index by the profile's; 0: not yet
    PA_VEC(struct pa_line) lines;            // scratch
};

struct pa_profile_importer *pa_profile_importer_new(struct pa_profile_builder *b,
                                                    const struct pa_profile *from)
{
    struct pa_profile_importer *im = pa_xcalloc(1, sizeof *im);
    im->b = b;
    im->from = from;
    im->mapping = pa_xcalloc(from->mapping_count + 1, sizeof *im->mapping);
    im->function = pa_xcalloc(from->function_count + 1, sizeof *im->function);
    im->location = pa_xcalloc(from->location_count + 1, sizeof *im->location);
    if (from->mapping_count && pa_profile_builder_mapping_count(b) == 0)
        im->mapping[1] = pa_profile_builder_mapping(b, &from->mappings[1]);
    return im;
}

void pa_profile_importer_free(struct pa_profile_importer *im)
{
    free(im->mapping);
    free(im->function);
    free(im->location);
    pa_vec_release(&im->lines);
    free(im);
}

static uint32_t import_function(struct pa_profile_importer *im, uint32_t function)
{
    if (function && !im->function[function])
        im->function[function] = pa_profile_builder_function(im->b, &im->from->functions[function]);
    return im->function[function];
}

static uint32_t import_mapping(struct pa_profile_importer *im, uint32_t mapping)
{
    if (mapping && !im->mapping[mapping])
        im->mapping[mapping] = pa_profile_builder_mapping(im->b, &im->from->mappings[mapping]);
    return im->mapping[mapping];
}

uint32_t pa_profile_import_location(struct pa_profile_importer *im, uint32_t location)
{
    if (im->location[location])
        return im->location[location];
    const struct pa_location *l = &im->from->locations[location];
    struct pa_location to = {.address = l->address, .folded = l->folded};
    to.mapping = import_mapping(im, l->mapping);
    if (to.mapping)
        to.address += pa_profile_builder_mapping_start(im->b, to.mapping) -
                      im->from->mappings[l->mapping].start;
    im->lines.count = 0;
    for (uint32_t i = 0; i < l->line_count; i++) {
        struct pa_line line = im->from->lines[l->first_line + i];
        line.function = import_function(im, line.function);
        pa_vec_push(&im->lines, line);
    }
    return im->location[location] =
               pa_profile_builder_location(im->b, &to, im->lines.items, l->line_count);
}

void pa_profile_import_tables(struct pa_profile_importer *im)
{
    for (uint32_t i = 1; i <= im->from->location_count; i++)
        pa_profile_import_location(im, i);
}

// Whole ratios are exact; else the product of doubles, rounded half away from zero or truncated.
static int64_t scaled(struct pa_profile_builder *b, int64_t value, double ratio, bool truncate)
{
    int64_t exact;
    if (ratio == 1)
        return value;
    if (fabs(ratio) < 9e15 && ratio == trunc(ratio) && pa_mul_int64(value, (int64_t)ratio, &exact))
        return exact;
    double product = (double)value * ratio;
    product = truncate ? trunc(product) : round(product);
    if (fabs(product) < 9.2e18)
        return (int64_t)product;
    pa_profile_builder_overflow(b);
    return 0;
}

void pa_profile_import_samples(struct pa_profile_importer *im, const struct pa_value_map *map)
{
    PA_VEC(uint32_t) stack = {0};
    int64_t *values = pa_xcalloc(map ? map->count : 0, sizeof *values);
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, im->from);
    while (pa_sample_next(&reader)) {
        struct pa_sample s = reader.sample;
        for (uint32_t i = 0; map && i < map->count; i++)
            values[i] = scaled(im->b, s.value[map->source[i]], map->ratio[i], map->truncate);
        s.value = map ? values : s.value;
        if (!pa_profile_builder_wants(im->b, s.value))
            continue;
        stack.count = 0;
        pa_vec_reserve(&stack, s.depth);
        for (uint32_t i = s.depth; i > 0; i--) // leaf first: indexes are given as pprof gives ids
            stack.items[i - 1] = pa_profile_import_location(im, s.location[i - 1]);
        s.location = stack.items;
        pa_profile_builder_sample(im->b, &s);
    }
    pa_sample_reader_release(&reader);
    pa_vec_release(&stack);
    free(values);
}

void pa_profile_import_header(struct pa_profile_builder *b, const struct pa_profile *from)
{
    struct pa_profile *head = pa_profile_builder_head(b);
    head->default_type = from->default_type;
    head->period_type = from->period_type;
    head->period = from->period;
    head->time_nanos = from->time_nanos;
    head->duration_nanos = from->duration_nanos;
    head->drop_frames = from->drop_frames;
    head->keep_frames = from->keep_frames;
    head->doc_url = from->doc_url;
    for (uint32_t i = 0; i < from->type_count; i++)
        pa_profile_builder_add_type(b, from->types[i].type, from->types[i].unit);
    for (uint32_t i = 0; i < from->comment_count; i++)
        pa_profile_builder_add_comment(b, from->comments[i]);
}

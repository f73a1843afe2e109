// SPDX-License-Identifier: Apache-2.0
#include "profile/import.h"

#include "base/memory.h"
#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

struct pa_profile_importer {
    struct pa_profile_builder *b;
    const struct pa_profile *from;
    uint32_t *mapping, *function, *location; // builder's index by the profile's; 0: not yet
    PA_VEC(struct pa_line) lines;            // scratch
    struct pa_kept_places kept;
};

struct pa_profile_importer *pa_profile_importer_new(struct pa_profile_builder *b,
                                                    const struct pa_profile *from)
{
    struct pa_profile_importer *im = pa_xcalloc(1, sizeof *im);
    im->b = b;
    im->from = from;
    im->kept = (struct pa_kept_places){true, true, true};
    im->mapping = pa_xcalloc(from->mapping_count + 1, sizeof *im->mapping);
    im->function = pa_xcalloc(from->function_count + 1, sizeof *im->function);
    im->location = pa_xcalloc(from->location_count + 1, sizeof *im->location);
    if (from->mapping_count && pa_profile_builder_mapping_count(b) == 0)
        im->mapping[1] = pa_profile_builder_mapping(b, &from->mappings[1]);
    return im;
}

void pa_profile_importer_keep_places(struct pa_profile_importer *im, struct pa_kept_places places)
{
    im->kept = places;
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

static uint64_t import_address(const struct pa_profile_importer *im, const struct pa_location *l,
                               uint32_t mapping)
{
    if (!im->kept.address)
        return 0;
    return mapping ? l->address + pa_profile_builder_mapping_start(im->b, mapping) -
                         im->from->mappings[l->mapping].start
                   : l->address;
}

static void import_lines(struct pa_profile_importer *im, const struct pa_location *l)
{
    im->lines.count = 0;
    pa_vec_reserve(&im->lines, l->line_count);
    for (uint32_t i = 0; i < l->line_count; i++) {
        const struct pa_line *line = &im->from->lines[l->first_line + i];
        im->lines.items[i] =
            (struct pa_line){import_function(im, line->function), im->kept.line ? line->line : 0,
                             im->kept.column ? line->column : 0};
    }
    im->lines.count = l->line_count;
}

uint32_t pa_profile_import_location(struct pa_profile_importer *im, uint32_t location)
{
    if (im->location[location])
        return im->location[location];
    const struct pa_location *l = &im->from->locations[location];
    struct pa_location to = {.mapping = import_mapping(im, l->mapping), .folded = l->folded};
    to.address = import_address(im, l, to.mapping);
    import_lines(im, l);
    return im->location[location] =
               pa_profile_builder_location(im->b, &to, im->lines.items, l->line_count);
}

void pa_profile_import_tables(struct pa_profile_importer *im)
{
    for (uint32_t i = 1; i <= im->from->mapping_count; i++)
        import_mapping(im, i);
    for (uint32_t i = 1; i <= im->from->location_count; i++)
        pa_profile_import_location(im, i);
}

// Whole ratios are exact; else the product of doubles, rounded half away from zero or truncated.
// False if it does not fit into 64 bits.
static bool scale(int64_t value, double ratio, bool truncate, int64_t *scaled)
{
    *scaled = value;
    if (ratio == 1 || (fabs(ratio) < 9e15 && ratio == trunc(ratio) &&
                       pa_mul_int64(value, (int64_t)ratio, scaled)))
        return true;
    double product = (double)value * ratio;
    product = truncate ? trunc(product) : round(product);
    bool fits = fabs(product) < 9.2e18;
    *scaled = fits ? (int64_t)product : 0;
    return fits;
}

static void scale_values(struct pa_profile_importer *im, const struct pa_value_map *map,
                         const struct pa_sample_reader *r, int64_t *values)
{
    for (uint32_t i = 0; i < map->count; i++) {
        uint32_t from = map->source[i];
        if (scale(r->sample.value[from], map->ratio[i], map->truncate, &values[i]))
            continue;
        char what[200];
        snprintf(what, sizeof what, "sample %zu: %s times %g", im->from->sample_count - r->left,
                 pa_profile_text(im->from, im->from->types[from].type), map->ratio[i]);
        pa_profile_builder_overflow(im->b, what);
    }
}

// The stack of the sample being read, translated. What it has in common with the one before is not
// translated again.
struct stack {
    PA_VEC(uint32_t) list;
    uint32_t known; // how many from the root are those of the last sample read
};

static void translate(struct pa_profile_importer *im, struct stack *stack,
                      const struct pa_sample *s)
{
    stack->list.count = stack->known;
    pa_vec_reserve(&stack->list, s->depth - stack->known);
    for (uint32_t i = s->depth; i > stack->known; i--) // leaf first: indexes as pprof gives ids
        stack->list.items[i - 1] = pa_profile_import_location(im, s->location[i - 1]);
    stack->known = s->depth;
}

void pa_profile_import_samples(struct pa_profile_importer *im, const struct pa_value_map *map)
{
    struct stack stack = {0};
    int64_t *values = pa_xcalloc(map ? map->count : 0, sizeof *values);
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, im->from);
    while (pa_sample_next(&reader)) {
        struct pa_sample s = reader.sample;
        stack.known = s.common < stack.known ? s.common : stack.known;
        if (map)
            scale_values(im, map, &reader, values);
        s.value = map ? values : s.value;
        if (!pa_profile_builder_wants(im->b, s.value))
            continue;
        s.common = stack.known;
        translate(im, &stack, &s);
        s.location = stack.list.items;
        pa_profile_builder_sample(im->b, &s);
    }
    pa_sample_reader_release(&reader);
    pa_vec_release(&stack.list);
    free(values);
}

void pa_profile_import_header(struct pa_profile_builder *b, const struct pa_profile *from)
{
    pa_profile_copy_header(pa_profile_builder_head(b), from);
    for (uint32_t i = 0; i < from->type_count; i++)
        pa_profile_builder_add_type(b, from->types[i].type, from->types[i].unit);
    for (uint32_t i = 0; i < from->comment_count; i++)
        pa_profile_builder_add_comment(b, from->comments[i]);
}

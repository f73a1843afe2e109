// SPDX-License-Identifier: Apache-2.0
#include "profile/granularity.h"

struct kept {
    bool inlines, function, file, line, column, address;
};

static struct kept what_is_kept(const struct pa_granularity_options *o)
{
    enum pa_granularity g = o->granularity;
    return (struct kept){
        .inlines = !o->no_inlines,
        .function = g != PA_GRANULARITY_FILES,
        .file = g != PA_GRANULARITY_FUNCTIONS,
        .line = g == PA_GRANULARITY_LINES || g == PA_GRANULARITY_ADDRESSES,
        .column = o->columns,
        .address = g == PA_GRANULARITY_ADDRESSES,
    };
}

static void reduce_functions(struct pa_profile *p, struct kept kept, struct pa_arena *arena)
{
    p->functions =
        pa_arena_memdup(arena, p->functions, (p->function_count + 1) * sizeof *p->functions);
    for (uint32_t i = 1; i <= p->function_count; i++) {
        if (!kept.function)
            p->functions[i].name = p->functions[i].system_name = 0;
        if (!kept.file)
            p->functions[i].file = 0;
    }
}

static void reduce_mappings(struct pa_profile *p, struct kept kept, struct pa_arena *arena)
{
    p->mappings = pa_arena_memdup(arena, p->mappings, (p->mapping_count + 1) * sizeof *p->mappings);
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        struct pa_mapping *m = &p->mappings[i];
        m->has_inline_frames = m->has_inline_frames && kept.inlines;
        m->has_functions = m->has_functions && kept.function;
        m->has_filenames = m->has_filenames && kept.file;
        m->has_line_numbers = m->has_line_numbers && kept.line;
    }
}

static void reduce_location(struct pa_profile *p, struct pa_location *l, struct kept kept)
{
    if (!kept.inlines && l->line_count > 1) {
        l->first_line += l->line_count - 1;
        l->line_count = 1;
    }
    for (uint32_t i = 0; i < l->line_count; i++) {
        struct pa_line *line = &p->lines[l->first_line + i];
        if (!kept.line)
            line->line = 0;
        if (!kept.line || !kept.column)
            line->column = 0;
    }
    if (!kept.address)
        l->address = 0;
}

const struct pa_profile *pa_profile_aggregate(const struct pa_profile *profile,
                                              const struct pa_granularity_options *options,
                                              struct pa_arena *arena)
{
    struct kept kept = what_is_kept(options);
    if (kept.address && kept.inlines) // pprof, too, then leaves even the columns
        return profile;
    struct pa_profile *p = pa_profile_copy(profile, arena);
    reduce_functions(p, kept, arena);
    reduce_mappings(p, kept, arena);
    pa_profile_own_locations(p, arena);
    for (uint32_t i = 1; i <= p->location_count; i++)
        reduce_location(p, &p->locations[i], kept);
    return p;
}

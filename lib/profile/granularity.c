// SPDX-License-Identifier: Apache-2.0
#include "profile/granularity.h"

struct kept {
    bool inlines, function, file;
    struct pa_kept_places place;
};

struct pa_kept_places pa_granularity_places(const struct pa_granularity_options *o)
{
    enum pa_granularity g = o->granularity;
    bool line = g == PA_GRANULARITY_LINES || g == PA_GRANULARITY_ADDRESSES;
    if (g == PA_GRANULARITY_ADDRESSES && !o->no_inlines) // pprof, too, then leaves even the columns
        return (struct pa_kept_places){true, true, true};
    return (struct pa_kept_places){
        .address = g == PA_GRANULARITY_ADDRESSES, .line = line, .column = line && o->columns};
}

static struct kept what_is_kept(const struct pa_granularity_options *o)
{
    enum pa_granularity g = o->granularity;
    return (struct kept){
        .inlines = !o->no_inlines,
        .function = g != PA_GRANULARITY_FILES,
        .file = g != PA_GRANULARITY_FUNCTIONS,
        .place = pa_granularity_places(o),
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
        m->has_line_numbers = m->has_line_numbers && kept.place.line;
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
        if (!kept.place.line)
            line->line = 0;
        if (!kept.place.column)
            line->column = 0;
    }
    if (!kept.place.address)
        l->address = 0;
}

static bool has_more(const struct pa_profile *p, const struct pa_location *l, struct kept kept)
{
    bool more = (!kept.inlines && l->line_count > 1) || (!kept.place.address && l->address);
    for (uint32_t i = 0; i < l->line_count && !more; i++) {
        const struct pa_line *line = &p->lines[l->first_line + i];
        more = (!kept.place.line && line->line) || (!kept.place.column && line->column);
    }
    return more;
}

// Several files were merged without what is not wanted here: a copy would take memory for nothing.
static void reduce_locations(struct pa_profile *p, struct kept kept, struct pa_arena *arena)
{
    uint32_t first = 1;
    while (first <= p->location_count && !has_more(p, &p->locations[first], kept))
        first++;
    if (first > p->location_count)
        return;
    pa_profile_own_locations(p, arena);
    for (uint32_t i = first; i <= p->location_count; i++)
        reduce_location(p, &p->locations[i], kept);
}

const struct pa_profile *pa_profile_aggregate(const struct pa_profile *profile,
                                              const struct pa_granularity_options *options,
                                              struct pa_arena *arena)
{
    struct kept kept = what_is_kept(options);
    if (kept.place.address && kept.inlines)
        return profile;
    struct pa_profile *p = pa_profile_copy(profile, arena);
    reduce_functions(p, kept, arena);
    reduce_mappings(p, kept, arena);
    reduce_locations(p, kept, arena);
    return p;
}

// SPDX-License-Identifier: Apache-2.0
#include "profile/mine.h"

#include "base/regex.h"
#include "profile/foreign_code.h"
#include "profile/sample.h"
#include "symbol/package.h"

#include <string.h>

// ---- Which frames are mine

struct owner {
    bool *function; // by index: as far as names and files go
    bool *mapping;  // and its code has to be in such a binary
    bool *bare;     // by mapping: code of it without a function's name
};

static bool matches(const struct pa_profile *p, const struct pa_regex *regex, pa_str id)
{
    return pa_regex_match(regex, pa_profile_text(p, id), pa_strings_size(p->strings, id));
}

static bool owns_function(const struct pa_profile *p, const struct pa_function *f,
                          const struct pa_mine_rule *rule, const struct pa_regex *regex)
{
    if (regex)
        return matches(p, regex, f->name) || (!rule->names_only && matches(p, regex, f->file));
    return pa_symbol_origin(pa_profile_text(p, f->name), pa_strings_size(p->strings, f->name)) ==
               PA_ORIGIN_PROGRAM &&
           !pa_is_foreign_source(pa_profile_text(p, f->file));
}

static bool owns_mapping(const struct pa_profile *p, pa_str file, const struct pa_mine_rule *rule)
{
    const char *name = pa_profile_text(p, file);
    if (rule->binary)
        return strcmp(name, rule->binary) == 0;
    return rule->pattern || !pa_is_foreign_binary(name);
}

static bool find_owner(struct owner *o, const struct pa_profile *p, const struct pa_mine_rule *rule,
                       struct pa_arena *arena, struct pa_error *err)
{
    struct pa_regex *regex = rule->pattern ? pa_regex_new(rule->pattern, err) : NULL;
    if (rule->pattern && !regex)
        return false;
    o->function = pa_arena_calloc(arena, p->function_count + 1, sizeof *o->function);
    o->mapping = pa_arena_calloc(arena, p->mapping_count + 1, sizeof *o->mapping);
    o->bare = pa_arena_calloc(arena, p->mapping_count + 1, sizeof *o->bare);
    for (uint32_t i = 1; i <= p->function_count; i++)
        o->function[i] = owns_function(p, &p->functions[i], rule, regex);
    for (uint32_t i = 0; i <= p->mapping_count; i++) {
        pa_str file = p->mappings[i].file;
        o->mapping[i] = owns_mapping(p, file, rule);
        o->bare[i] =
            i && o->mapping[i] && (!regex || (!rule->names_only && matches(p, regex, file)));
    }
    return pa_regex_finish(regex, err);
}

// ---- Locations
//
// The copy has three for each of the profile: `frames`, only the lines that are mine; `last`, what
// stands at the end of a stack whose nearest frame of mine is in it; `callee`, only the physical
// frame, which the frame of mine nearest to it called.

struct mine_filter {
    struct pa_sample_filter base;
    enum pa_mine_stacks stacks;
    const bool *mine;        // by location: some line is
    const bool *calls_inner; // by location: the innermost line that is mine calls an inlined one
    uint32_t last, callee;   // where those locations begin in the table
    uint32_t none, itself;   // the two that stand for no code
};

struct maker {
    const struct pa_profile *from;
    struct pa_profile *to;
    const struct owner *owner;
    struct mine_filter *filter;
    bool *mine, *calls_inner;
};

static bool is_mine(const struct maker *m, const struct pa_location *l, uint32_t line)
{
    return m->owner->mapping[l->mapping] &&
           m->owner->function[m->from->lines[l->first_line + line].function];
}

static void add_line(struct maker *m, struct pa_location *to, const struct pa_line *line)
{
    m->to->lines[m->to->line_count++] = *line;
    to->line_count++;
}

static struct pa_location *begin_location(struct maker *m, uint32_t index,
                                          const struct pa_location *like)
{
    struct pa_location *to = &m->to->locations[index];
    *to = *like;
    to->first_line = (uint32_t)m->to->line_count;
    to->line_count = 0;
    return to;
}

static void add_variants(struct maker *m, uint32_t index)
{
    const struct pa_location *l = &m->from->locations[index];
    const struct pa_line *lines = m->from->lines + l->first_line;
    uint32_t innermost = l->line_count; // that is mine
    struct pa_location *to = begin_location(m, index, l);
    for (uint32_t i = l->line_count; i > 0; i--)
        if (is_mine(m, l, i - 1))
            innermost = i - 1;
    for (uint32_t i = innermost; i < l->line_count; i++)
        if (is_mine(m, l, i))
            add_line(m, to, &lines[i]);
    m->mine[index] = l->line_count ? to->line_count > 0 : m->owner->bare[l->mapping];
    m->calls_inner[index] = to->line_count > 0 && innermost > 0;
    to = begin_location(m, m->filter->last + index, l);
    if (m->calls_inner[index])
        add_line(m, to, &lines[innermost - 1]);
    for (uint32_t i = innermost; i < l->line_count && m->filter->stacks != PA_MINE_CALLEE; i++)
        if (is_mine(m, l, i))
            add_line(m, to, &lines[i]);
    to = begin_location(m, m->filter->callee + index, l);
    if (l->line_count > 0)
        add_line(m, to, &lines[l->line_count - 1]);
}

static void add_named(struct maker *m, uint32_t index, uint32_t function, const char *name)
{
    struct pa_location *to = begin_location(m, index, &(struct pa_location){0});
    m->to->functions[function] =
        (struct pa_function){.name = pa_strings_adds(m->to->strings, name)};
    add_line(m, to, &(struct pa_line){.function = function});
}

static void make_tables(struct maker *m, struct pa_arena *arena)
{
    const struct pa_profile *p = m->from;
    uint32_t n = p->location_count;
    struct mine_filter *f = m->filter;
    m->to->location_count = 3 * n + 2;
    m->to->locations =
        pa_arena_calloc(arena, (size_t)m->to->location_count + 1, sizeof *m->to->locations);
    m->to->lines = pa_arena_calloc(arena, 3 * p->line_count + 2, sizeof *m->to->lines);
    m->to->line_count = 0;
    m->to->functions =
        pa_arena_calloc(arena, (size_t)p->function_count + 3, sizeof *m->to->functions);
    memcpy(m->to->functions, p->functions, (p->function_count + 1) * sizeof *p->functions);
    m->to->function_count += 2;
    f->last = n;
    f->callee = 2 * n;
    f->none = 3 * n + 1;
    f->itself = 3 * n + 2;
    f->mine = m->mine = pa_arena_calloc(arena, (size_t)n + 1, sizeof *m->mine);
    f->calls_inner = m->calls_inner = pa_arena_calloc(arena, (size_t)n + 1, sizeof *m->calls_inner);
    for (uint32_t i = 1; i <= n; i++)
        add_variants(m, i);
    add_named(m, f->none, p->function_count + 1, PA_MINE_NONE);
    add_named(m, f->itself, p->function_count + 2, PA_MINE_ITSELF);
}

// ---- Samples

static void set_stack(struct pa_sample_edit *edit, uint32_t location)
{
    edit->location[0] = location;
    edit->depth = 1;
    edit->common = 0;
}

// The location of what the last of the frames of mine called; 0: nothing.
static uint32_t callee_of(const struct mine_filter *f, const struct pa_sample_edit *edit,
                          uint32_t last)
{
    if (f->calls_inner[edit->location[last]])
        return f->last + edit->location[last];
    return last + 1 < edit->depth ? f->callee + edit->location[last + 1] : 0;
}

// Keeps the frames of mine up to and with `last`, which is one.
static void keep_mine(const struct mine_filter *f, struct pa_sample_edit *edit, uint32_t last)
{
    uint32_t depth = 0, common = 0;
    for (uint32_t i = 0; i <= last; i++) {
        if (!f->mine[edit->location[i]])
            continue;
        common += i < edit->common;
        edit->location[depth++] = edit->location[i];
    }
    edit->depth = depth;
    edit->common = common;
}

static void add_callee(const struct mine_filter *f, struct pa_sample_edit *edit, uint32_t callee)
{
    if (callee > f->callee)
        edit->location[edit->depth++] = callee;
    else if (callee) // with the frames of mine in the same place
        edit->location[edit->depth - 1] = callee;
    // The last frame of mine that two stacks share may have different callees; those before it are
    // followed by a frame of mine in both.
    edit->common -= edit->common > 0;
}

static bool apply_mine(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct mine_filter *f = (const struct mine_filter *)base;
    uint32_t n = edit->depth;
    while (n > 0 && !f->mine[edit->location[n - 1]])
        n--;
    if (n == 0) {
        set_stack(edit, f->none);
        return true;
    }
    uint32_t callee = callee_of(f, edit, n - 1);
    if (f->stacks == PA_MINE_CALLEE) {
        set_stack(edit, callee ? callee : f->itself);
        return true;
    }
    keep_mine(f, edit, n - 1);
    if (f->stacks == PA_MINE_AND_CALLEE)
        add_callee(f, edit, callee);
    return true;
}

const struct pa_profile *pa_filter_mine(const struct pa_profile *profile,
                                        const struct pa_mine_rule *rule, bool *matched,
                                        struct pa_arena *arena, struct pa_error *err)
{
    struct owner owner;
    if (!find_owner(&owner, profile, rule, arena, err))
        return NULL;
    if (profile->location_count > (UINT32_MAX - 2) / 3) {
        pa_error_set(err, PA_ERROR_LIMIT, "too many locations to tell whose they are");
        return NULL;
    }
    struct pa_profile *p = pa_profile_copy(profile, arena);
    struct mine_filter *filter = pa_arena_calloc(arena, 1, sizeof *filter);
    *filter = (struct mine_filter){.base.apply = apply_mine, .stacks = rule->stacks};
    struct maker m = {.from = profile, .to = p, .owner = &owner, .filter = filter};
    make_tables(&m, arena);
    *matched = false;
    for (uint32_t i = 1; i <= profile->location_count; i++)
        *matched |= m.mine[i];
    pa_profile_add_filter(p, &filter->base, arena);
    return p;
}

const bool *pa_mine_functions(const struct pa_profile *profile, const struct pa_mine_rule *rule,
                              struct pa_arena *arena, struct pa_error *err)
{
    struct owner owner;
    if (!find_owner(&owner, profile, rule, arena, err))
        return NULL;
    bool *mine = pa_arena_calloc(arena, profile->function_count + 1, sizeof *mine);
    for (uint32_t i = 1; i <= profile->location_count; i++) {
        const struct pa_location *l = &profile->locations[i];
        for (uint32_t k = 0; k < l->line_count && owner.mapping[l->mapping]; k++) {
            uint32_t function = profile->lines[l->first_line + k].function;
            mine[function] |= owner.function[function];
        }
    }
    return mine;
}

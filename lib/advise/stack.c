// SPDX-License-Identifier: Apache-2.0
#include "advise/stack.h"

#include "base/regex.h"
#include "profile/foreign_code.h"
#include "symbol/package.h"

#include <string.h>

// Modules of Go's authors, which profiles of -trimpath name without a version.
static bool is_of_go(const char *name)
{
    return strncmp(name, "golang.org/x/", 13) == 0 || strncmp(name, "google.golang.org/", 18) == 0;
}

// Functions of Go have a package, so a name without a dot is the runtime's assembly.
static bool is_assembly(const char *name, const char *file)
{
    size_t size = strlen(file);
    return !strchr(name, '.') && size > 2 && strcmp(file + size - 2, ".s") == 0;
}

static bool is_special(const char *name)
{
    return *name == '\0' || strncmp(name, "type:", 5) == 0 || strncmp(name, "type..", 6) == 0 ||
           strncmp(name, "go:", 3) == 0;
}

static bool owns(const struct pa_profile *p, const struct pa_function *f,
                 const struct pa_regex *regex)
{
    const char *name = pa_profile_text(p, f->name), *file = pa_profile_text(p, f->file);
    size_t size = pa_strings_size(p->strings, f->name);
    if (regex)
        return pa_regex_match(regex, name, size) || pa_regex_match(regex, file, strlen(file));
    return !is_special(name) && !is_of_go(name) && !is_assembly(name, file) &&
           strncmp(name, "__", 2) != 0 && pa_symbol_origin(name, size) == PA_ORIGIN_PROGRAM &&
           !pa_is_foreign_source(file);
}

bool pa_known_functions_find(const struct pa_profile *p, const char *own, struct pa_arena *arena,
                             struct pa_known_functions *known, struct pa_error *err)
{
    const struct pa_regex *regex = own ? pa_regex_in(arena, own, err) : NULL;
    if (own && !regex)
        return false;
    pa_set_bits *sets = pa_arena_calloc(arena, (size_t)p->function_count + 1, sizeof *sets);
    bool *mine = pa_arena_calloc(arena, (size_t)p->function_count + 1, sizeof *mine);
    for (uint32_t i = 1; i <= p->function_count; i++) {
        sets[i] = pa_sets_of(pa_profile_text(p, p->functions[i].name));
        mine[i] = owns(p, &p->functions[i], regex) && !(sets[i] & PA_NATIVE);
    }
    *known = (struct pa_known_functions){p, sets, mine};
    return !regex || pa_regex_check(regex, err);
}

static void add_frames(struct pa_advise_stack *s, const struct pa_profile *p,
                       const struct pa_sample *sample)
{
    for (uint32_t i = sample->depth; i > 0; i--) {
        const struct pa_location *l = &p->locations[sample->location[i - 1]];
        for (uint32_t k = 0; k < l->line_count; k++) {
            const struct pa_line *line = &p->lines[l->first_line + k];
            pa_vec_push(&s->frames, (struct pa_advise_frame){line->function, line->line});
        }
        if (l->line_count == 0) {
            pa_vec_push(&s->frames, (struct pa_advise_frame){0});
            s->unnamed = true;
        }
    }
}

// Returns the first category among the sets; -1 if there is none.
static int category_of(pa_set_bits sets)
{
    for (int i = 0; i < PA_SET_MALLOC; i++)
        if (sets >> i & 1)
            return i;
    return -1;
}

void pa_advise_stack_take(struct pa_advise_stack *s, const struct pa_known_functions *known,
                          const struct pa_sample *sample)
{
    s->frames.count = 0;
    s->tail = s->whole = s->direct = 0;
    s->category = -1;
    s->unnamed = false;
    add_frames(s, known->profile, sample);
    s->site = s->frames.count;
    for (size_t i = 0; i < s->frames.count; i++) {
        uint32_t function = s->frames.items[i].function;
        pa_set_bits sets = known->sets[function];
        s->whole |= sets;
        if (s->site < s->frames.count)
            continue;
        if (known->own[function]) {
            s->site = i;
            continue;
        }
        s->tail |= sets;
        s->direct = sets;
        if (sets & PA_CATEGORIES)
            s->category = category_of(sets);
    }
    if (s->site == s->frames.count)
        s->direct = 0;
}

void pa_advise_stack_release(struct pa_advise_stack *s)
{
    pa_vec_release(&s->frames);
}

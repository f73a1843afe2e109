// SPDX-License-Identifier: Apache-2.0
#include "profile/injected.h"

#include "profile/sample.h"

#include <string.h>

// What a location may be.
enum part { CODE, SIGNAL, RETURN_PAGE };

struct injected_filter {
    struct pa_sample_filter base;
    const unsigned char *part; // by location
};

// Of Go's runtime, from the handler to the kernel's frame; and what libc and the kernel return
// through.
static const char *const SIGNALS[] = {"runtime.sigprof",    "runtime.sigprofNonGo",
                                      "runtime.sighandler", "runtime.sigtrampgo",
                                      "runtime.sigtramp",   "runtime.cgoSigtramp",
                                      "runtime.sigreturn",  "runtime.sigreturn__sigaction",
                                      "__restore_rt",       "__kernel_rt_sigreturn"};
enum { SIGNAL_COUNT = sizeof SIGNALS / sizeof *SIGNALS };

// The names that matter, as ids; UINT32_MAX is no function's.
struct part_names {
    pa_str signals[SIGNAL_COUNT], return_page;
    bool any; // of the signals
};

static struct part_names find_names(const struct pa_strings *strings)
{
    struct part_names names = {.return_page = pa_strings_find(strings, "[vdso]", 6)};
    for (size_t i = 0; i < SIGNAL_COUNT; i++) {
        names.signals[i] = pa_strings_find(strings, SIGNALS[i], strlen(SIGNALS[i]));
        names.any |= names.signals[i] != UINT32_MAX;
    }
    return names;
}

static enum part part_of(const struct part_names *names, pa_str name)
{
    for (size_t i = 0; i < SIGNAL_COUNT; i++) {
        if (name == names->signals[i])
            return SIGNAL;
    }
    return name == names->return_page ? RETURN_PAGE : CODE;
}

// One part if all its frames, inlined into each other, are that part.
static enum part part_of_location(const struct pa_profile *p, const struct part_names *names,
                                  const struct pa_location *l)
{
    enum part part = CODE;
    for (uint32_t i = 0; i < l->line_count; i++) {
        const struct pa_line *line = &p->lines[l->first_line + i];
        enum part of_line = part_of(names, p->functions[line->function].name);
        if (i > 0 && of_line != part)
            return CODE;
        part = of_line;
    }
    return part;
}

static bool apply_injected(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const unsigned char *part = ((const struct injected_filter *)base)->part;
    uint32_t depth = edit->depth, common = edit->common;
    while (depth > 1) {
        enum part leaf = part[edit->location[depth - 1]];
        if (leaf == CODE || (leaf == RETURN_PAGE && depth == edit->depth))
            break;
        depth--;
    }
    // The stack before may have ended within what is common, and lost that much of it.
    while (common > 1 && part[edit->location[common - 1]] != CODE)
        common--;
    edit->common = common;
    pa_sample_edit_cut(edit, 0, depth);
    return true;
}

const struct pa_profile *pa_profile_drop_injected(const struct pa_profile *profile,
                                                  struct pa_arena *arena)
{
    const struct part_names names = find_names(profile->strings);
    if (!names.any)
        return profile;
    unsigned char *part = pa_arena_calloc(arena, (size_t)profile->location_count + 1, 1);
    bool any = false;
    for (uint32_t i = 1; i <= profile->location_count; i++) {
        part[i] = (unsigned char)part_of_location(profile, &names, &profile->locations[i]);
        any |= part[i] == SIGNAL;
    }
    if (!any)
        return profile;
    struct pa_profile *p = pa_profile_copy(profile, arena);
    struct injected_filter *filter = pa_arena_calloc(arena, 1, sizeof *filter);
    *filter = (struct injected_filter){{apply_injected}, part};
    pa_profile_add_filter(p, &filter->base, arena);
    return p;
}

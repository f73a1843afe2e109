// SPDX-License-Identifier: Apache-2.0
#include "profile/symbolize.h"

static pa_str readable(const struct pa_profile *p, pa_str system_name, enum pa_demangle_mode mode,
                       struct pa_strbuf *buf)
{
    if (!pa_demangle(pa_profile_text(p, system_name), pa_strings_size(p->strings, system_name),
                     mode, buf))
        return system_name;
    return pa_strings_add(p->strings, pa_strbuf_text(buf), buf->size);
}

const struct pa_profile *pa_profile_demangle(const struct pa_profile *profile,
                                             enum pa_demangle_mode mode, bool again,
                                             struct pa_arena *arena)
{
    struct pa_profile *p = pa_profile_copy(profile, arena);
    p->functions =
        pa_arena_memdup(arena, p->functions, (p->function_count + 1) * sizeof *p->functions);
    struct pa_strbuf buf = {0};
    for (uint32_t i = 1; i <= p->function_count; i++) {
        struct pa_function *f = &p->functions[i];
        if (again && f->name && f->system_name)
            f->name = f->system_name;
        if (f->name == 0 || f->name == f->system_name)
            f->name = readable(p, f->system_name, mode, &buf);
    }
    pa_strbuf_release(&buf);
    return p;
}

// SPDX-License-Identifier: Apache-2.0
// A profile as text, for comparing with what is expected:
//
//     period cpu/nanoseconds 10000000
//     types samples/count cpu/nanoseconds
//     drop __restore
//     6 60000000 {tenant=red bytes=4096bytes} leaf leaf.c:30;work work.c:20;main main.c:10
//     mapping 400000-402000 0 /srv/app
//
// Stacks are leaf first; a frame without a name is its address and the file of its mapping; "," is
// between calls inlined into each other.
#ifndef PA_TESTS_PROFILE_DUMP_H
#define PA_TESTS_PROFILE_DUMP_H

#include "base/strbuf.h"
#include "profile/sample.h"

#include <inttypes.h>

static inline void dump_location(struct pa_strbuf *out, const struct pa_profile *p, uint32_t index)
{
    const struct pa_location *l = &p->locations[index];
    if (!l->line_count)
        pa_strbuf_printf(out, "0x%" PRIx64 "[%s]", l->address,
                         l->mapping ? pa_profile_text(p, p->mappings[l->mapping].file) : "none");
    for (uint32_t i = 0; i < l->line_count; i++) {
        const struct pa_line *line = &p->lines[l->first_line + i];
        const struct pa_function *f = &p->functions[line->function];
        pa_strbuf_printf(out, "%s%s", i ? "," : "", pa_profile_text(p, f->name));
        if (f->file || line->line)
            pa_strbuf_printf(out, " %s:%" PRId64, pa_profile_text(p, f->file), line->line);
        if (line->column)
            pa_strbuf_printf(out, ":%" PRId64, line->column);
    }
}

static inline void dump_sample(struct pa_strbuf *out, const struct pa_profile *p,
                               const struct pa_sample *s)
{
    for (uint32_t i = 0; i < p->type_count; i++)
        pa_strbuf_printf(out, "%" PRId64 " ", s->value[i]);
    for (uint32_t i = 0; i < s->label_count; i++) {
        const struct pa_label *l = &s->label[i];
        pa_strbuf_printf(out, "%s%s=", i ? " " : "{", pa_profile_text(p, l->key));
        if (l->numeric)
            pa_strbuf_printf(out, "%" PRId64 "%s", l->num, pa_profile_text(p, l->unit));
        else
            pa_strbuf_adds(out, pa_profile_text(p, l->text));
    }
    pa_strbuf_adds(out, s->label_count ? "} " : "");
    for (uint32_t i = s->depth; i > 0; i--) {
        dump_location(out, p, s->location[i - 1]);
        pa_strbuf_adds(out, i > 1 ? ";" : "");
    }
    pa_strbuf_addc(out, '\n');
}

static inline void dump_profile(struct pa_strbuf *out, const struct pa_profile *p)
{
    pa_strbuf_printf(out, "period %s/%s %" PRId64 "\n", pa_profile_text(p, p->period_type.type),
                     pa_profile_text(p, p->period_type.unit), p->period);
    if (p->duration_nanos)
        pa_strbuf_printf(out, "duration %" PRId64 "\n", p->duration_nanos);
    if (p->drop_frames)
        pa_strbuf_printf(out, "drop %.20s…\n", pa_profile_text(p, p->drop_frames));
    pa_strbuf_adds(out, "types");
    for (uint32_t i = 0; i < p->type_count; i++)
        pa_strbuf_printf(out, " %s/%s", pa_profile_text(p, p->types[i].type),
                         pa_profile_text(p, p->types[i].unit));
    pa_strbuf_addc(out, '\n');
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    while (pa_sample_next(&r))
        dump_sample(out, p, &r.sample);
    pa_sample_reader_release(&r);
    for (uint32_t i = 1; i <= p->mapping_count; i++) {
        const struct pa_mapping *m = &p->mappings[i];
        pa_strbuf_printf(out, "mapping %" PRIx64 "-%" PRIx64 " %" PRIx64 " %s %s\n", m->start,
                         m->limit, m->offset, pa_profile_text(p, m->file),
                         pa_profile_text(p, m->build_id));
    }
}

#endif

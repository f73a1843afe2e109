// SPDX-License-Identifier: Apache-2.0
#include "profile/anonymize.h"

#include "base/quantity.h"
#include "base/regex.h"
#include "profile/pseudonym.h"
#include "profile/sample.h"

#include <inttypes.h>
#include <string.h>

struct anonymizer {
    struct pa_profile *p; // the copy
    const struct pa_siphash_key *key;
    struct pa_strbuf text; // scratch
};

static pa_str intern(struct anonymizer *a)
{
    pa_str id = pa_strings_add(a->p->strings, pa_strbuf_text(&a->text), a->text.size);
    pa_strbuf_clear(&a->text);
    return id;
}

static pa_str structured(struct anonymizer *a, enum pa_pseudonym_kind kind, pa_str id)
{
    pa_pseudonym_add(&a->text, a->key, kind, pa_profile_text(a->p, id),
                     pa_strings_size(a->p->strings, id));
    return intern(a);
}

static pa_str whole(struct anonymizer *a, const char *prefix, pa_str id)
{
    if (id == 0)
        return 0;
    pa_pseudonym_add_whole(&a->text, a->key, prefix, pa_profile_text(a->p, id),
                           pa_strings_size(a->p->strings, id));
    return intern(a);
}

static bool is_one_of(const struct anonymizer *a, pa_str id, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(pa_profile_text(a->p, id), list[i]) == 0)
            return true;
    }
    return false;
}

// ---- Tables

static bool rename_functions(struct anonymizer *a, const char *keep, struct pa_error *err)
{
    struct pa_regex *regex = keep ? pa_regex_new(keep, err) : NULL;
    if (keep && !regex)
        return false;
    for (uint32_t i = 1; i <= a->p->function_count; i++) {
        struct pa_function *f = &a->p->functions[i];
        f->file = structured(a, PA_PSEUDONYM_PATH, f->file);
        if (regex && pa_regex_match(regex, pa_profile_text(a->p, f->name),
                                    pa_strings_size(a->p->strings, f->name)))
            continue;
        f->name = structured(a, PA_PSEUDONYM_NAME, f->name);
        f->system_name = structured(a, PA_PSEUDONYM_NAME, f->system_name);
    }
    return pa_regex_finish(regex, err);
}

static void rename_mappings(struct anonymizer *a)
{
    for (uint32_t i = 1; i <= a->p->mapping_count; i++) {
        struct pa_mapping *m = &a->p->mappings[i];
        m->file = structured(a, PA_PSEUDONYM_PATH, m->file);
        if (!m->build_id)
            continue;
        pa_strbuf_printf(&a->text, "%016" PRIx64,
                         pa_siphash(a->key, pa_profile_text(a->p, m->build_id),
                                    pa_strings_size(a->p->strings, m->build_id)));
        m->build_id = intern(a);
    }
}

static void rename_header(struct anonymizer *a)
{
    a->p->doc_url = a->p->drop_frames = a->p->keep_frames = 0;
    for (uint32_t i = 0; i < a->p->comment_count; i++)
        a->p->comments[i] = whole(a, "comment_", a->p->comments[i]);
}

// ---- Labels

// New ids by old ones; 0: not seen yet.
struct label_names {
    struct pa_sample_filter base;
    pa_str side; // "pprof::base", whose texts are no names
    pa_str *key, *text, *unit;
};

static pa_str new_key(struct anonymizer *a, pa_str key)
{
    static const char *const known[] = {"bytes", "request", "alignment", "pprof::base"};
    return is_one_of(a, key, known, sizeof known / sizeof *known) ? key : whole(a, "key_", key);
}

static pa_str new_unit(struct anonymizer *a, pa_str unit)
{
    const char *text = pa_profile_text(a->p, unit);
    bool known = pa_units_compatible(text, "bytes") || pa_units_compatible(text, "seconds") ||
                 pa_units_compatible(text, "GCU") || strcmp(text, "count") == 0;
    return known ? unit : whole(a, "unit_", unit);
}

static void name_label(struct anonymizer *a, struct label_names *names, const struct pa_label *l)
{
    if (!names->key[l->key])
        names->key[l->key] = new_key(a, l->key);
    if (!l->numeric && l->key != names->side && !names->text[l->text])
        names->text[l->text] = whole(a, "label_", l->text);
    if (l->numeric && !names->unit[l->unit])
        names->unit[l->unit] = new_unit(a, l->unit);
}

static bool rename_labels(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct label_names *names = (const struct label_names *)base;
    for (uint32_t i = 0; i < edit->label_count; i++) {
        struct pa_label *l = &edit->label[i];
        if (l->numeric)
            l->unit = names->unit[l->unit];
        else if (l->key != names->side)
            l->text = names->text[l->text];
        l->key = names->key[l->key];
    }
    return true;
}

// Names for all labels that there are come first: a filter is constant.
static void add_label_filter(struct anonymizer *a, struct pa_arena *arena)
{
    struct label_names *names = pa_arena_calloc(arena, 1, sizeof *names);
    size_t count = a->p->strings->list.count + 1;
    names->base.apply = rename_labels;
    names->side = pa_strings_find(a->p->strings, "pprof::base", 11);
    names->key = pa_arena_calloc(arena, count, sizeof *names->key);
    names->text = pa_arena_calloc(arena, count, sizeof *names->text);
    names->unit = pa_arena_calloc(arena, count, sizeof *names->unit);
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, a->p);
    while (pa_sample_next(&r)) {
        for (uint32_t i = 0; i < r.sample.label_count; i++)
            name_label(a, names, &r.sample.label[i]);
    }
    pa_sample_reader_release(&r);
    pa_profile_add_filter(a->p, &names->base, arena);
}

static struct pa_profile *own_copy(const struct pa_profile *from, struct pa_arena *arena)
{
    struct pa_profile *p = pa_profile_copy(from, arena);
    p->functions =
        pa_arena_memdup(arena, p->functions, (p->function_count + 1) * sizeof *p->functions);
    p->mappings = pa_arena_memdup(arena, p->mappings, (p->mapping_count + 1) * sizeof *p->mappings);
    p->comments = pa_arena_memdup(arena, p->comments, p->comment_count * sizeof *p->comments);
    return p;
}

const struct pa_profile *pa_profile_anonymize(const struct pa_profile *profile,
                                              const struct pa_anonymize_options *options,
                                              struct pa_arena *arena, struct pa_error *err)
{
    struct anonymizer a = {.p = own_copy(profile, arena), .key = &options->key};
    bool ok = rename_functions(&a, options->keep, err);
    if (ok) {
        rename_mappings(&a);
        rename_header(&a);
        add_label_filter(&a, arena);
    }
    pa_strbuf_release(&a.text);
    return ok ? a.p : NULL;
}

// SPDX-License-Identifier: Apache-2.0
#include "profile/tag_filter.h"

#include "base/number.h"
#include "base/quantity.h"
#include "base/regex.h"
#include "profile/sample.h"

#include <string.h>

// ---- Units of numeric labels

static void release_units(void *object)
{
    struct pa_label_units *units = object;
    pa_vec_release(&units->list);
}

static struct pa_label_unit *find_unit(const struct pa_label_units *units, pa_str key)
{
    for (size_t i = 0; i < units->list.count; i++) {
        if (units->list.items[i].key == key)
            return &units->list.items[i];
    }
    return NULL;
}

static void note_label(struct pa_label_units *units, const struct pa_profile *profile,
                       const struct pa_label *label, struct pa_warnings *warnings)
{
    struct pa_label_unit *u = find_unit(units, label->key);
    if (!u) {
        pa_vec_push(&units->list,
                    (struct pa_label_unit){label->key, label->unit, label->unit != 0});
    } else if (label->unit && !u->given) {
        u->unit = label->unit;
        u->given = true;
    } else if (label->unit && u->unit != label->unit) {
        pa_warnings_add(warnings, "for tag %s used unit %s, also encountered unit %s",
                        pa_profile_text(profile, u->key), pa_profile_text(profile, u->unit),
                        pa_profile_text(profile, label->unit));
    }
}

struct pa_label_units *pa_label_units_find(const struct pa_profile *profile, struct pa_arena *arena,
                                           struct pa_warnings *warnings)
{
    struct pa_label_units *units = pa_arena_calloc(arena, 1, sizeof *units);
    pa_arena_defer(arena, release_units, units);
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, profile);
    while (pa_sample_next(&r)) {
        for (uint32_t i = 0; i < r.sample.label_count; i++) {
            if (r.sample.label[i].numeric)
                note_label(units, profile, &r.sample.label[i], warnings);
        }
    }
    pa_sample_reader_release(&r);
    for (size_t i = 0; i < units->list.count; i++) {
        struct pa_label_unit *u = &units->list.items[i];
        const char *key = pa_profile_text(profile, u->key);
        if (!u->given)
            u->unit = strcmp(key, "alignment") == 0 || strcmp(key, "request") == 0
                          ? pa_strings_adds(profile->strings, "bytes")
                          : u->key;
    }
    return units;
}

pa_str pa_label_unit(const struct pa_label_units *units, pa_str key)
{
    const struct pa_label_unit *u = find_unit(units, key);
    return u ? u->unit : 0;
}

// ---- Expressions on samples

struct tag_range {
    bool has_low, has_high;
    double low, high;
    const char *unit;
};

struct tag_expression {
    const struct pa_profile *profile;
    const struct pa_label_units *units;
    const char *key; // NULL: any
    bool is_range;
    struct tag_range range;
    PA_VEC(struct pa_regex *) regexes;
};

struct tag_filter {
    struct pa_sample_filter base;
    struct tag_expression *focus, *ignore; // NULL: not asked for
};

static void release_expression(void *object)
{
    struct tag_expression *e = object;
    for (size_t i = 0; i < e->regexes.count; i++)
        pa_regex_free(e->regexes.items[i]);
    pa_vec_release(&e->regexes);
}

// [+-]digits[letters] at *text, which is moved behind it.
static bool take_amount(const char **text, int64_t *number, const char **unit,
                        struct pa_arena *arena)
{
    const char *p = *text, *start = p;
    p += *p == '+' || *p == '-';
    size_t digits = strspn(p, "0123456789");
    const char *letters = p + digits;
    size_t length = strspn(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    if (!digits || !pa_parse_int64(start, (size_t)(letters - start), number))
        return false;
    *unit = pa_arena_strndup(arena, letters, length);
    *text = letters + length;
    return true;
}

static bool parse_range(const char *text, struct tag_range *range, struct pa_arena *arena)
{
    int64_t number;
    const char *unit, *unit2;
    *range = (struct tag_range){0};
    bool open_low = *text == ':';
    text += open_low;
    if (!take_amount(&text, &number, &unit, arena))
        return false;
    pa_quantity_scale(number, unit, unit, &range->low, &range->unit);
    range->high = range->low;
    range->has_low = !open_low;
    range->has_high = true;
    if (*text == '\0')
        return true;
    if (open_low || *text++ != ':')
        return false;
    if (*text == '\0') {
        range->has_high = false;
        return true;
    }
    if (!take_amount(&text, &number, &unit, arena) || *text)
        return false;
    pa_quantity_scale(number, unit, range->unit, &range->high, &unit2);
    return strcmp(range->unit, unit2) == 0;
}

static struct tag_expression *parse_expression(const struct pa_profile *profile, const char *text,
                                               const struct pa_label_units *units,
                                               struct pa_arena *arena, struct pa_error *err)
{
    struct tag_expression *e = pa_arena_calloc(arena, 1, sizeof *e);
    pa_arena_defer(arena, release_expression, e);
    e->profile = profile;
    e->units = units;
    const char *equals = strchr(text, '=');
    if (equals) {
        e->key = equals > text ? pa_arena_strndup(arena, text, (size_t)(equals - text)) : NULL;
        text = equals + 1;
    }
    e->is_range = parse_range(text, &e->range, arena);
    while (!e->is_range) {
        size_t length = strcspn(text, ",");
        struct pa_regex *regex = pa_regex_new(pa_arena_strndup(arena, text, length), err);
        if (!regex)
            return NULL;
        pa_vec_push(&e->regexes, regex);
        if (text[length] == '\0')
            break;
        text += length + 1;
    }
    return e;
}

static bool in_range(const struct tag_expression *e, const struct pa_label *label)
{
    const char *unit = pa_profile_text(e->profile, pa_label_unit(e->units, label->key));
    const char *scaled_unit;
    double value;
    pa_quantity_scale(label->num, unit, e->range.unit, &value, &scaled_unit);
    return strcmp(scaled_unit, e->range.unit) == 0 &&
           (!e->range.has_low || value >= e->range.low) &&
           (!e->range.has_high || value <= e->range.high);
}

static bool text_matches(const struct tag_expression *e, const struct pa_regex *regex,
                         const struct pa_label *label)
{
    const struct pa_profile *p = e->profile;
    if (e->key)
        return pa_regex_match(regex, pa_profile_text(p, label->text),
                              pa_strings_size(p->strings, label->text));
    struct pa_strbuf pair = {0};
    pa_strbuf_printf(&pair, "%s:%s", pa_profile_text(p, label->key),
                     pa_profile_text(p, label->text));
    bool matched = pa_regex_match(regex, pair.text, pair.size);
    pa_strbuf_release(&pair);
    return matched;
}

static bool some_label(const struct tag_expression *e, const struct pa_regex *regex,
                       const struct pa_sample_edit *s)
{
    for (uint32_t i = 0; i < s->label_count; i++) {
        const struct pa_label *label = &s->label[i];
        if (label->numeric != e->is_range ||
            (e->key && strcmp(pa_profile_text(e->profile, label->key), e->key) != 0))
            continue;
        if (e->is_range ? in_range(e, label) : text_matches(e, regex, label))
            return true;
    }
    return false;
}

static bool sample_matches(const struct tag_expression *e, const struct pa_sample_edit *s)
{
    if (e->is_range)
        return some_label(e, NULL, s);
    bool all = e->key == NULL; // without a key every expression has to match
    for (size_t i = 0; i < e->regexes.count; i++) {
        if (some_label(e, e->regexes.items[i], s) != all)
            return !all;
    }
    return all;
}

static bool apply_tags(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct tag_filter *f = (const struct tag_filter *)base;
    return (!f->focus || sample_matches(f->focus, edit)) &&
           !(f->ignore && sample_matches(f->ignore, edit));
}

// ---- tagshow, taghide

struct label_filter {
    struct pa_sample_filter base;
    const struct pa_strings *strings;
    const struct pa_regex *show, *hide;
};

static bool apply_labels(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct label_filter *f = (const struct label_filter *)base;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < edit->label_count; i++) {
        const char *key = pa_strings_text(f->strings, edit->label[i].key);
        size_t size = pa_strings_size(f->strings, edit->label[i].key);
        if ((!f->show || pa_regex_match(f->show, key, size)) &&
            !(f->hide && pa_regex_match(f->hide, key, size)))
            edit->label[kept++] = edit->label[i];
    }
    edit->label_count = kept;
    return true;
}

static void free_regex(void *regex)
{
    pa_regex_free(regex);
}

static bool compile(const char *pattern, const struct pa_regex **regex, struct pa_arena *arena,
                    struct pa_error *err)
{
    *regex = NULL;
    if (!pattern)
        return true;
    struct pa_regex *compiled = pa_regex_new(pattern, err);
    if (!compiled)
        return false;
    pa_arena_defer(arena, free_regex, compiled);
    *regex = compiled;
    return true;
}

// All labels that `p` has by now are tried once: a filter itself has no way to fail.
static bool try_keys(const struct pa_profile *p, const struct pa_regex *regex, const char *name,
                     struct pa_warnings *warnings, struct pa_error *err)
{
    bool matched = false;
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    while (regex && pa_sample_next(&r)) {
        for (uint32_t i = 0; i < r.sample.label_count; i++) {
            pa_str key = r.sample.label[i].key;
            matched |=
                pa_regex_match(regex, pa_profile_text(p, key), pa_strings_size(p->strings, key));
        }
    }
    pa_sample_reader_release(&r);
    if (regex && !matched)
        pa_warnings_add(warnings, "%s expression matched no samples", name);
    return !regex || pa_regex_check(regex, err) || pa_error_prefix(err, "%s", name);
}

static bool add_label_filter(struct pa_profile *p, const struct pa_tag_patterns *patterns,
                             struct pa_arena *arena, struct pa_warnings *warnings,
                             struct pa_error *err)
{
    if (!patterns->show && !patterns->hide)
        return true;
    struct label_filter *f = pa_arena_calloc(arena, 1, sizeof *f);
    f->base.apply = apply_labels;
    f->strings = p->strings;
    if (!compile(patterns->show, &f->show, arena, err) ||
        !compile(patterns->hide, &f->hide, arena, err))
        return false;
    if (!try_keys(p, f->show, "tagshow", warnings, err) ||
        !try_keys(p, f->hide, "taghide", warnings, err))
        return false;
    pa_profile_add_filter(p, &f->base, arena);
    return true;
}

// ---- All of it

// What expressions are read for.
struct reading {
    struct pa_profile *profile;
    const struct pa_label_units *units;
    struct pa_arena *arena;
    struct pa_warnings *warnings;
};

// *e is NULL without text.
static bool read_expression(const struct reading *r, const char *name, const char *text,
                            struct tag_expression **e, struct pa_error *err)
{
    *e = NULL;
    if (!text)
        return true;
    *e = parse_expression(r->profile, text, r->units, r->arena, err);
    if (!*e)
        return pa_error_prefix(err, "%s", name);
    if ((*e)->is_range) {
        const char *equals = strchr(text, '=');
        pa_warnings_add(r->warnings, "%s: interpreted '%s' as range, not regexp", name,
                        equals ? equals + 1 : text);
    }
    return true;
}

static bool try_all(const struct pa_profile *p, const struct tag_expression *e, const char *name,
                    struct pa_warnings *warnings, struct pa_error *err)
{
    if (!e)
        return true;
    bool matched = false;
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    while (pa_sample_next(&r)) {
        struct pa_sample_edit edit = {.label_count = r.sample.label_count};
        edit.label = r.labels.items;
        matched |= sample_matches(e, &edit);
    }
    pa_sample_reader_release(&r);
    if (!matched)
        pa_warnings_add(warnings, "%s expression matched no samples", name);
    for (size_t i = 0; i < e->regexes.count; i++)
        if (!pa_regex_check(e->regexes.items[i], err))
            return pa_error_prefix(err, "%s", name);
    return true;
}

struct pa_profile *pa_filter_tags(const struct pa_profile *profile,
                                  const struct pa_tag_patterns *patterns, struct pa_arena *arena,
                                  struct pa_warnings *warnings, struct pa_error *err)
{
    struct pa_profile *p = pa_profile_copy(profile, arena);
    if (patterns->focus || patterns->ignore) {
        struct tag_filter *f = pa_arena_calloc(arena, 1, sizeof *f);
        f->base.apply = apply_tags;
        struct reading r = {p, patterns->units, arena, warnings};
        if (!read_expression(&r, "tagfocus", patterns->focus, &f->focus, err) ||
            !read_expression(&r, "tagignore", patterns->ignore, &f->ignore, err))
            return NULL;
        if (!try_all(profile, f->focus, "tagfocus", warnings, err) ||
            !try_all(profile, f->ignore, "tagignore", warnings, err))
            return NULL;
        pa_profile_add_filter(p, &f->base, arena);
    }
    return add_label_filter(p, patterns, arena, warnings, err) ? p : NULL;
}

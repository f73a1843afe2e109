// SPDX-License-Identifier: Apache-2.0
#include "store/attributes.h"

#include "base/vec.h"
#include "profile/sample.h"

#include <stdlib.h>

struct attribute {
    const char *key, *value;
};

struct attributes {
    PA_VEC(struct attribute) list;
    struct pa_arena *arena;
};

// Sets an attribute; a later value of the same key replaces an earlier one.
static void set(struct attributes *a, const char *key, const char *value)
{
    for (size_t i = 0; i < a->list.count; i++) {
        if (strcmp(a->list.items[i].key, key) == 0) {
            a->list.items[i].value = value;
            return;
        }
    }
    pa_vec_push(&a->list, (struct attribute){key, value});
}

// ---- Labels that all samples have with the same text

struct common_label {
    pa_str key, text;
    size_t seen; // samples
};

struct common_labels {
    PA_VEC(struct common_label) list;
};

static void see_first(struct common_labels *all, const struct pa_sample *s)
{
    for (uint32_t i = 0; i < s->label_count; i++) {
        if (!s->label[i].numeric)
            pa_vec_push(&all->list, (struct common_label){s->label[i].key, s->label[i].text, 1});
    }
}

static void see(struct common_labels *all, const struct pa_sample *s)
{
    for (size_t k = 0; k < all->list.count; k++) {
        bool same = false;
        for (uint32_t i = 0; i < s->label_count && !same; i++)
            same = !s->label[i].numeric && s->label[i].key == all->list.items[k].key &&
                   s->label[i].text == all->list.items[k].text;
        if (!same)
            all->list.items[k--] = all->list.items[--all->list.count];
    }
}

static const char *plain_key(const char *key)
{
    static const char *const same[][2] = {{"service.name", "service"},
                                          {"service_name", "service"},
                                          {"service.version", "release"},
                                          {"service_version", "release"},
                                          {"version", "release"}};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        if (strcmp(key, same[i][0]) == 0)
            return same[i][1];
    }
    return key;
}

static void from_labels(struct attributes *a, const struct pa_profile *p)
{
    struct common_labels all = {0};
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, p);
    for (size_t n = 0; pa_sample_next(&reader) && (n == 0 || all.list.count); n++) {
        if (n == 0)
            see_first(&all, &reader.sample);
        else
            see(&all, &reader.sample);
    }
    pa_sample_reader_release(&reader);
    for (size_t i = 0; i < all.list.count; i++)
        set(a, plain_key(pa_profile_text(p, all.list.items[i].key)),
            pa_profile_text(p, all.list.items[i].text));
    pa_vec_release(&all.list);
}

// ---- The path

// Matches one component of the pattern with one of the path. '*' stands for any text, {key} for
// some text that becomes the value of `key`; each ends where the literal text that follows it in
// the pattern first occurs, the last at the end of the component.
static bool match_part(struct attributes *a, const char *pattern, const char *part)
{
    while (*pattern) {
        if (*pattern != '*' && *pattern != '{') {
            if (*pattern++ != *part++)
                return false;
            continue;
        }
        const char *close = *pattern == '{' ? strchr(pattern, '}') : pattern;
        if (!close)
            return false;
        const char *literal = close + 1;
        size_t size = strcspn(literal, "*{");
        const char *end = part + strlen(part);
        const char *stop = size ? strstr(part, pa_arena_strndup(a->arena, literal, size)) : end;
        if (stop && !literal[size] && size) // the last of the pattern ends the name
            stop = (size_t)(end - part) >= size && strcmp(end - size, literal) == 0 ? end - size
                                                                                    : NULL;
        if (!stop || (*pattern == '{' && stop == part))
            return false;
        if (*pattern == '{')
            set(a, pa_arena_strndup(a->arena, pattern + 1, (size_t)(close - pattern) - 1),
                pa_arena_strndup(a->arena, part, (size_t)(stop - part)));
        pattern = literal;
        part = stop;
    }
    return !*part;
}

// Cuts the last part off `text`, which is changed.
static char *last_part(char *text)
{
    char *slash = strrchr(text, '/');
    if (!slash)
        return text;
    *slash = '\0';
    return slash + 1;
}

// Matches components from the last one backwards: the pattern may leave out the path's first
// folders.
static bool from_path(struct attributes *a, const char *path, const char *pattern,
                      struct pa_error *err)
{
    char *left = pa_arena_strdup(a->arena, path), *want = pa_arena_strdup(a->arena, pattern);
    for (bool more = true; more;) {
        char *part = last_part(left), *part_pattern = last_part(want);
        more = part_pattern != want;
        if (!match_part(a, part_pattern, part) || (more && part == left))
            return pa_error_set(err, PA_ERROR_USAGE, "%s: is not as --from-path '%s' says", path,
                                pattern);
    }
    return true;
}

static bool from_words(struct attributes *a, const struct pa_words *words, struct pa_error *err)
{
    for (size_t i = 0; i < words->count; i++) {
        const char *equals = strchr(words->items[i], '=');
        if (!equals || equals == words->items[i] || strchr(equals, '\n'))
            return pa_error_set(err, PA_ERROR_USAGE, "--set %s: wanted KEY=VALUE", words->items[i]);
        set(a, pa_arena_strndup(a->arena, words->items[i], (size_t)(equals - words->items[i])),
            equals + 1);
    }
    return true;
}

// ---- All of it

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct attribute *)a)->key, ((const struct attribute *)b)->key);
}

static void tell(struct attributes *a, struct pa_stored_meta *meta)
{
    struct pa_strbuf labels = {0};
    meta->service = meta->release = "";
    if (a->list.count)
        qsort(a->list.items, a->list.count, sizeof *a->list.items, by_key);
    for (size_t i = 0; i < a->list.count; i++) {
        const struct attribute *at = &a->list.items[i];
        if (strcmp(at->key, "service") == 0)
            meta->service = at->value;
        else if (strcmp(at->key, "release") == 0)
            meta->release = at->value;
        else if (!strpbrk(at->key, "=\n") && !strchr(at->value, '\n'))
            pa_strbuf_printf(&labels, "%s=%s\n", at->key, at->value);
    }
    meta->labels = pa_strbuf_keep(&labels, a->arena);
}

bool pa_attributes_of(const struct pa_profile *profile, const struct pa_attribute_options *options,
                      struct pa_arena *arena, struct pa_stored_meta *meta, struct pa_error *err)
{
    struct attributes a = {.arena = arena};
    from_labels(&a, profile);
    bool ok = (!options->from_path || from_path(&a, meta->path, options->from_path, err)) &&
              from_words(&a, &options->set, err);
    tell(&a, meta);
    pa_vec_release(&a.list);
    return ok;
}

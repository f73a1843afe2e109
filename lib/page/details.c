// SPDX-License-Identifier: Apache-2.0
// Sections of details of a kind of profile: its labels.
#include "page/details.h"
#include "profile/sample.h"
#include "report/diff_profiles.h"
#include "report/tags.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_KEYS = 2,     // of labels, compared
    MOST_VALUES = 100, // a key with more tells single requests apart
};

// ---- Labels

struct key {
    pa_str key, values[MOST_VALUES];
    size_t count; // of values; MOST_VALUES + 1: more than are of use
    double cost;
};

struct keys {
    PA_VEC(struct key) list;
};

static struct key *key_of(struct keys *keys, pa_str name)
{
    for (size_t i = 0; i < keys->list.count; i++) {
        if (keys->list.items[i].key == name)
            return &keys->list.items[i];
    }
    pa_vec_push(&keys->list, (struct key){.key = name});
    return &keys->list.items[keys->list.count - 1];
}

static void count_value(struct key *key, pa_str value)
{
    size_t i = 0;
    while (i < key->count && i < MOST_VALUES && key->values[i] != value)
        i++;
    if (i == MOST_VALUES)
        key->count = MOST_VALUES + 1;
    else if (i == key->count)
        key->values[key->count++] = value;
}

enum { MOST_LABELS = 32 }; // keys that are looked at

static void find_keys(const struct pa_view *view, struct keys *keys)
{
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, view->profile);
    while (pa_sample_next(&r)) {
        for (uint32_t i = 0; i < r.sample.label_count; i++) {
            const struct pa_label *l = &r.sample.label[i];
            struct key *key = l->numeric ? NULL : key_of(keys, l->key);
            if (!key || keys->list.count > MOST_LABELS)
                continue;
            key->cost += (double)r.sample.value[view->measure.type];
            if (key->count <= MOST_VALUES)
                count_value(key, l->text);
        }
    }
    pa_sample_reader_release(&r);
}

static int covers_more(const void *pa, const void *pb)
{
    const struct key *a = pa, *b = pb;
    return a->cost != b->cost ? (a->cost > b->cost ? -1 : 1)
                              : (a->key > b->key) - (a->key < b->key);
}

// Keeps the keys that have a value of samples and not so many different texts that they name single
// requests; sorts them by the value they cover.
static void choose_keys(struct keys *keys)
{
    size_t kept = 0;
    for (size_t i = 0; i < keys->list.count; i++) {
        const struct key *key = &keys->list.items[i];
        if (key->count <= MOST_VALUES && key->cost > 0)
            keys->list.items[kept++] = *key;
    }
    keys->list.count = kept;
    if (kept)
        qsort(keys->list.items, kept, sizeof *keys->list.items, covers_more);
}

static bool add_compared_labels(struct pa_page_work *w, struct pa_page_kind *kind,
                                const struct keys *keys, struct pa_error *err)
{
    for (size_t i = 0; i < keys->list.count && i < MOST_KEYS; i++) {
        const char *key = pa_strings_text(w->session->strings, keys->list.items[i].key);
        const struct pa_diff_report report = {
            .names = w->input->names, .by_label = key, .warnings = w->session->warnings};
        struct pa_item *item = pa_doc_section(&w->sections, "diff-profiles", 1);
        item->section.title = pa_arena_printf(w->arena, "Profiles: %s by %s", kind->name, key);
        item->section.anchor = pa_arena_printf(w->arena, "tags-%zu-%s", i + 1, kind->anchor);
        if (!pa_report_add_diff(&w->sections, &kind->compared, &report, err))
            return false;
    }
    return true;
}

static bool add_labels(struct pa_page_work *w, struct pa_page_kind *kind,
                       const struct pa_profile *profile, struct pa_error *err)
{
    struct pa_view *view = pa_arena_calloc(w->arena, 1, sizeof *view);
    struct keys keys = {0};
    bool ok = pa_page_details_view(w, profile, false, view, err);
    if (ok)
        find_keys(view, &keys);
    size_t all = keys.list.count;
    choose_keys(&keys);
    if (ok && kind->sides) {
        ok = add_compared_labels(w, kind, &keys, err);
    } else if (ok && all && all == keys.list.count) { // pa tags shows all of them
        struct pa_item *item = pa_doc_section(&w->sections, "tags", 1);
        item->section.title = pa_arena_printf(w->arena, "Labels: %s", kind->name);
        item->section.anchor = pa_arena_printf(w->arena, "tags-%s", kind->anchor);
        pa_report_add_tags(&w->sections, view);
    }
    pa_vec_release(&keys.list);
    return ok;
}

bool pa_page_details_add(struct pa_page_work *w, struct pa_page_kind *kind, struct pa_error *err)
{
    const struct pa_profile *profile = kind->loaded;
    if (kind->sides && !(profile = pa_page_side(w, kind, 1, err)))
        return false;
    if (profile->calls_only)
        return true;
    return pa_page_lines_add(w, kind, profile, err) && add_labels(w, kind, profile, err);
}

// SPDX-License-Identifier: Apache-2.0
#include "document/markdown_fit.h"

#include <string.h>

int pa_markdown_weight(const char *class)
{
    static const char *const WORSE[] = {"regressed", "failed"};
    static const char *const CHANGED[] = {"improved",  "changed", "new",   "gone",
                                          "undecided", "likely",  "rises", "missing"};
    for (size_t i = 0; class && i < sizeof WORSE / sizeof *WORSE; i++) {
        if (strcmp(class, WORSE[i]) == 0)
            return 2;
    }
    for (size_t i = 0; class && i < sizeof CHANGED / sizeof *CHANGED; i++) {
        if (strcmp(class, CHANGED[i]) == 0)
            return 1;
    }
    return 0;
}

struct fit {
    struct pa_markdown_part *parts;
    size_t count, room;
};

static size_t total(const struct fit *f)
{
    size_t sum = 0;
    for (size_t i = 0; i < f->count; i++)
        sum += f->parts[i].left_out ? 0 : f->parts[i].kept;
    return sum;
}

// The part, or the section that it begins, as far as it is there: bytes, and its weight.
static size_t size_of(const struct fit *f, size_t first, bool section, int *weight)
{
    size_t sum = 0;
    *weight = 0;
    for (size_t i = first; i < f->count && (i == first || f->parts[i].section == first); i++) {
        if (f->parts[i].left_out)
            continue;
        sum += f->parts[i].kept;
        *weight = f->parts[i].weight > *weight ? f->parts[i].weight : *weight;
        if (!section)
            break;
    }
    return sum;
}

static void leave_out(struct fit *f, size_t first, bool section)
{
    f->parts[first].left_out = true;
    for (size_t i = first + 1; section && i < f->count && f->parts[i].section == first; i++)
        f->parts[i].left_out = true;
}

// The largest that is folded, or the largest section after the first that weighs so much at most.
static size_t largest(const struct fit *f, bool folded, int most)
{
    size_t best = 0, found = SIZE_MAX, sections = 0;
    for (size_t i = 1; i < f->count; i++) {
        const struct pa_markdown_part *p = &f->parts[i];
        int weight;
        sections += p->section == i;
        if (p->left_out || (folded ? !p->folded : p->section != i || sections < 2))
            continue;
        size_t size = size_of(f, i, !folded, &weight);
        if (size > best && (folded || weight <= most)) {
            best = size;
            found = i;
        }
    }
    return found;
}

static bool is_of(const struct fit *f, size_t i, size_t section)
{
    return f->parts[i].section == section && !f->parts[i].folded;
}

// A section that was left out, but for what is folded in it, comes back if there is room for it.
static void put_back(struct fit *f, size_t section, int wanted)
{
    size_t sum = 0;
    int weight = 0;
    for (size_t i = section; i < f->count && f->parts[i].section == section; i++) {
        sum += is_of(f, i, section) ? f->parts[i].kept : 0;
        weight = f->parts[i].weight > weight ? f->parts[i].weight : weight;
    }
    if (weight != wanted || total(f) + sum > f->room)
        return;
    for (size_t i = section; i < f->count && f->parts[i].section == section; i++)
        f->parts[i].left_out = !is_of(f, i, section);
}

// What is small may have gone before what is large, and fits after it.
static void fill(struct fit *f)
{
    for (int weight = 2; weight >= 0; weight--) {
        for (size_t i = 1; i < f->count; i++) {
            if (f->parts[i].section == i && f->parts[i].left_out)
                put_back(f, i, weight);
        }
    }
    bool cut = false; // then its rows take the room
    for (size_t i = 0; i < f->count; i++)
        cut |= !f->parts[i].left_out && f->parts[i].kept < f->parts[i].size;
    for (size_t i = 1; i < f->count && !cut; i++) {
        struct pa_markdown_part *p = &f->parts[i];
        if (p->folded && p->left_out && !f->parts[p->section].left_out)
            p->left_out = total(f) + p->kept > f->room;
    }
}

void pa_markdown_fit(struct pa_markdown_part *parts, size_t count, size_t room)
{
    struct fit f = {parts, count, room};
    for (size_t i = 0; i < count; i++)
        parts[i].kept = parts[i].size;
    for (size_t i; total(&f) > room && (i = largest(&f, true, 0)) != SIZE_MAX;)
        leave_out(&f, i, false);
    size_t sections = 0;
    for (size_t i = 0; i < count; i++) {
        sections += i > 0 && parts[i].section == i;
        if (parts[i].kept > room / 2 && (parts[i].weight == 2 || sections < 2))
            parts[i].kept = room / 2;
    }
    for (int weight = 0; weight <= 2; weight++) {
        for (size_t i; total(&f) > room && (i = largest(&f, false, weight)) != SIZE_MAX;)
            leave_out(&f, i, true);
    }
    fill(&f);
}

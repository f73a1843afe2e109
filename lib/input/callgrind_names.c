// SPDX-License-Identifier: Apache-2.0
#include "input/callgrind_names.h"

void pa_callgrind_names_release(struct pa_callgrind_names *names)
{
    pa_vec_release(&names->list);
    pa_index_release(&names->index);
}

static struct pa_callgrind_name *find(const struct pa_callgrind_names *names, int64_t number)
{
    uint64_t hash = pa_hash_u64((uint64_t)number);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&names->index, hash);
         pa_index_at(&names->index, slot, hash, &i); slot = pa_index_next(&names->index, slot)) {
        if (i != UINT32_MAX && names->list.items[i].number == number)
            return &names->list.items[i];
    }
    return NULL;
}

static void define(struct pa_callgrind_names *names, int64_t number, pa_str name)
{
    struct pa_callgrind_name *known = find(names, number);
    if (known) {
        known->name = name;
        return;
    }
    pa_index_add(&names->index, pa_hash_u64((uint64_t)number), (uint32_t)names->list.count);
    pa_vec_push(&names->list, (struct pa_callgrind_name){number, name});
}

static pa_str intern(struct pa_strings *strings, struct pa_text text)
{
    return pa_text_equals(text, "???") ? 0 : pa_strings_add(strings, text.next, pa_text_size(text));
}

bool pa_callgrind_name(struct pa_callgrind_names *names, struct pa_text text,
                       struct pa_strings *strings, pa_str *name, struct pa_error *err)
{
    struct pa_text rest = text = pa_text_trim(text);
    int64_t number;
    if (!pa_text_skip(&rest, "(") || !pa_text_digits(&rest, &number) || !pa_text_skip(&rest, ")") ||
        (pa_text_size(rest) && *rest.next != ' ')) {
        *name = intern(strings, text);
        return true;
    }
    rest = pa_text_trim(rest);
    if (pa_text_size(rest)) {
        *name = intern(strings, rest);
        define(names, number, *name);
        return true;
    }
    const struct pa_callgrind_name *known = find(names, number);
    if (!known)
        return pa_error_set(err, PA_ERROR_FORMAT, "no name has the number %lld", (long long)number);
    *name = known->name;
    return true;
}

bool pa_callgrind_number(struct pa_text *text, int64_t *value)
{
    struct pa_text t = *text;
    uint64_t hex;
    if (!pa_text_skip(&t, "0x"))
        return pa_text_int64(text, value);
    if (!pa_text_hex(&t, &hex))
        return false;
    *value = (int64_t)hex;
    *text = t;
    return true;
}

// "+5", "-0x10", "*" (the same), or a number by itself.
static bool take_column(struct pa_text *t, int64_t last, int64_t *value)
{
    pa_text_spaces(t);
    if (pa_text_skip(t, "*")) {
        *value = last;
        return true;
    }
    bool plus = pa_text_skip(t, "+"), minus = !plus && pa_text_skip(t, "-");
    if (!pa_callgrind_number(t, value))
        return false;
    uint64_t step = (uint64_t)*value;
    if (plus || minus)
        *value = (int64_t)((uint64_t)last + (plus ? step : 0 - step));
    return true;
}

bool pa_callgrind_take_position(struct pa_callgrind_position *p, struct pa_text *text, bool move,
                                int64_t *line)
{
    int64_t value[PA_CALLGRIND_POSITIONS];
    for (unsigned i = 0; i < p->columns; i++) {
        if (!take_column(text, p->last[i], &value[i]))
            return false;
    }
    for (unsigned i = 0; move && i < p->columns; i++)
        p->last[i] = value[i];
    *line = p->line < p->columns && value[p->line] > 0 ? value[p->line] : 0;
    return true;
}

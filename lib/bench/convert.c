// SPDX-License-Identifier: Apache-2.0
#include "bench/convert.h"

#include "base/number.h"
#include "base/utf8.h"

#include <inttypes.h>
#include <string.h>

static void add_word(struct pa_strbuf *out, const char *text, size_t size)
{
    size_t bytes;
    for (size_t i = 0; i < size; i += bytes) {
        if (pa_utf8_is_space(pa_utf8_decode(text + i, size - i, &bytes)))
            pa_strbuf_addc(out, '_');
        else
            pa_strbuf_add(out, text + i, bytes);
    }
}

static void add_string_word(struct pa_strbuf *out, const struct pa_records *set, pa_str id)
{
    add_word(out, pa_strings_text(&set->strings, id), pa_strings_size(&set->strings, id));
}

static void add_config(struct pa_strbuf *out, const char *key, const char *value)
{
    pa_strbuf_printf(out, "%s:%s", key, *value ? " " : "");
    for (; *value; value++)
        pa_strbuf_addc(out, *value == '\n' ? ' ' : *value);
    pa_strbuf_addc(out, '\n');
}

static bool has_key(const struct pa_records *set, const struct pa_record_config *config, pa_str key)
{
    for (uint32_t i = 0; i < config->count; i++) {
        if (set->pairs.items[config->first + i].key == key)
            return true;
    }
    return false;
}

// What changed from one configuration to the other.
static void add_changes(struct pa_strbuf *out, const struct pa_records *set, uint32_t old,
                        uint32_t new)
{
    static const struct pa_record_config none = {0};
    const struct pa_record_config *from = old == UINT32_MAX ? &none : &set->configs.items[old];
    const struct pa_record_config *to = &set->configs.items[new];
    for (uint32_t i = 0; i < from->count; i++) {
        pa_str key = set->pairs.items[from->first + i].key;
        if (!has_key(set, to, key))
            add_config(out, pa_records_text(set, key), "");
    }
    for (uint32_t i = 0; i < to->count; i++) {
        struct pa_record_pair pair = set->pairs.items[to->first + i];
        if (old == UINT32_MAX || pa_records_config_get(set, old, pair.key) != pair.value)
            add_config(out, pa_records_text(set, pair.key), pa_records_text(set, pair.value));
    }
}

static void add_result(struct pa_strbuf *out, const struct pa_records *set,
                       const struct pa_record *r)
{
    char number[PA_DOUBLE_TEXT];
    pa_strbuf_adds(out, "Benchmark");
    add_string_word(out, set, r->name);
    pa_strbuf_printf(out, "\t%" PRId64, r->iterations);
    for (uint32_t i = r->first_value; i < r->first_value + r->value_count; i++) {
        const struct pa_record_value *v = &set->values.items[i];
        pa_format_double(v->measured, number);
        pa_strbuf_printf(out, "\t%s ", number);
        add_string_word(out, set, set->units.items[v->unit].name);
    }
    pa_strbuf_addc(out, '\n');
}

void pa_bench_convert(const struct pa_records *set, struct pa_strbuf *out)
{
    for (size_t i = 0; i < set->meta.count; i++) {
        const struct pa_record_meta *m = &set->meta.items[i];
        pa_strbuf_adds(out, "Unit ");
        add_string_word(out, set, m->unit);
        pa_strbuf_printf(out, " %s=%s\n", pa_records_text(set, m->key),
                         pa_records_text(set, m->value));
    }
    uint32_t config = UINT32_MAX, source = UINT32_MAX;
    for (size_t i = 0; i < set->results.count; i++) {
        const struct pa_record *r = &set->results.items[i];
        if (r->source != source && set->sources.count > 1)
            add_config(out, "label", set->sources.items[r->source].label);
        if (r->config != config)
            add_changes(out, set, config, r->config);
        config = r->config;
        source = r->source;
        add_result(out, set, r);
    }
}

// SPDX-License-Identifier: Apache-2.0
#include "input/otlp_value.h"

#include "base/escape.h"
#include "base/number.h"
#include "base/strbuf.h"
#include "otlp/nesting.h"

#include <inttypes.h>

// Values of an array that are labels each: every sample that has it has all of them.
enum { MOST_LABELS = 64 };

static pa_str keep(struct pa_strings *strings, struct pa_strbuf *text)
{
    pa_str id = pa_strings_add(strings, pa_strbuf_text(text), text->size);
    pa_strbuf_release(text);
    return id;
}

static void add_hex(struct pa_strbuf *out, const ProtobufCBinaryData *bytes)
{
    for (size_t i = 0; i < bytes->len; i++)
        pa_strbuf_printf(out, "%02x", bytes->data[i]);
}

pa_str pa_otlp_hex(struct pa_strings *strings, const ProtobufCBinaryData *bytes)
{
    struct pa_strbuf text = {0};
    add_hex(&text, bytes);
    return keep(strings, &text);
}

// ---- What holds further values, as JSON

// An array or a list of keys with values that is being written.
struct level {
    const Pa__Otlp__AnyValue *value;
    size_t next;
};

static bool holds_values(const Pa__Otlp__AnyValue *v)
{
    return v->value_case == PA__OTLP__ANY_VALUE__VALUE_ARRAY_VALUE ||
           v->value_case == PA__OTLP__ANY_VALUE__VALUE_KVLIST_VALUE;
}

static bool is_array(const Pa__Otlp__AnyValue *v)
{
    return v->value_case == PA__OTLP__ANY_VALUE__VALUE_ARRAY_VALUE;
}

static bool add_plain(struct pa_otlp_dictionary *d, const Pa__Otlp__AnyValue *v, bool quoted,
                      struct pa_strbuf *out, struct pa_error *err)
{
    char number[PA_DOUBLE_TEXT];
    pa_str text = 0;
    switch (v->value_case) {
    case PA__OTLP__ANY_VALUE__VALUE_STRING_VALUE:
        text = pa_strings_add(d->strings, (const char *)v->string_value.data, v->string_value.len);
        break;
    case PA__OTLP__ANY_VALUE__VALUE_STRING_VALUE_STRINDEX:
        if (!pa_otlp_text(d, v->string_value_strindex, &text, err))
            return false;
        break;
    case PA__OTLP__ANY_VALUE__VALUE_BYTES_VALUE:
        text = pa_otlp_hex(d->strings, &v->bytes_value);
        break;
    case PA__OTLP__ANY_VALUE__VALUE_BOOL_VALUE:
        pa_strbuf_adds(out, v->bool_value ? "true" : "false");
        return true;
    case PA__OTLP__ANY_VALUE__VALUE_INT_VALUE:
        pa_strbuf_printf(out, "%" PRId64, v->int_value);
        return true;
    case PA__OTLP__ANY_VALUE__VALUE_DOUBLE_VALUE:
        pa_strbuf_add(out, number, pa_format_double(v->double_value, number));
        return true;
    default:
        pa_strbuf_adds(out, quoted ? "null" : "");
        return true;
    }
    if (quoted)
        pa_escape_json(out, pa_strings_text(d->strings, text), pa_strings_size(d->strings, text));
    else
        pa_strbuf_add(out, pa_strings_text(d->strings, text), pa_strings_size(d->strings, text));
    return true;
}

static bool add_key(struct pa_otlp_dictionary *d, const Pa__Otlp__KeyValue *kv,
                    struct pa_strbuf *out, struct pa_error *err)
{
    pa_str key = 0;
    if (kv->key.len)
        key = pa_strings_add(d->strings, (const char *)kv->key.data, kv->key.len);
    else if (!pa_otlp_text(d, kv->key_strindex, &key, err))
        return false;
    pa_escape_json(out, pa_strings_text(d->strings, key), pa_strings_size(d->strings, key));
    pa_strbuf_addc(out, ':');
    return true;
}

// The next value within the level, with what stands before it written; NULL at its end.
static bool next_value(struct pa_otlp_dictionary *d, struct level *l, struct pa_strbuf *out,
                       const Pa__Otlp__AnyValue **value, struct pa_error *err)
{
    static const Pa__Otlp__AnyValue nothing = PA__OTLP__ANY_VALUE__INIT;
    bool array = is_array(l->value);
    const Pa__Otlp__ArrayValue *a = array ? l->value->array_value : NULL;
    const Pa__Otlp__KeyValueList *list = array ? NULL : l->value->kvlist_value;
    *value = NULL;
    if (l->next == (array ? a->n_values : list->n_values))
        return true;
    if (l->next)
        pa_strbuf_addc(out, ',');
    *value = array ? a->values[l->next] : list->values[l->next]->value;
    if (!*value)
        *value = &nothing;
    return array ? (l->next++, true) : add_key(d, list->values[l->next++], out, err);
}

// pa_otlp_check() bounds how deep values may be.
static bool add_json(struct pa_otlp_dictionary *d, const Pa__Otlp__AnyValue *value,
                     struct pa_strbuf *out, struct pa_error *err)
{
    struct level levels[PA_OTLP_MOST_NESTED];
    size_t depth = 0;
    for (const Pa__Otlp__AnyValue *v = value;;) {
        if (v && holds_values(v)) {
            pa_strbuf_addc(out, is_array(v) ? '[' : '{');
            levels[depth++] = (struct level){.value = v};
        } else if (v) {
            if (!add_plain(d, v, true, out, err))
                return false;
        } else {
            pa_strbuf_addc(out, is_array(levels[--depth].value) ? ']' : '}');
        }
        if (depth == 0)
            return true;
        if (!next_value(d, &levels[depth - 1], out, &v, err))
            return false;
    }
}

// ---- Labels

static bool add_label(struct pa_otlp_dictionary *d, const Pa__Otlp__AnyValue *v,
                      struct pa_label label, struct pa_otlp_labels *labels, struct pa_error *err)
{
    struct pa_strbuf text = {0};
    label.numeric = v->value_case == PA__OTLP__ANY_VALUE__VALUE_INT_VALUE;
    bool ok = true;
    if (label.numeric)
        label.num = v->int_value;
    else
        ok = holds_values(v) ? add_json(d, v, &text, err) : add_plain(d, v, false, &text, err);
    label.text = keep(d->strings, &text);
    label.unit = label.numeric ? label.unit : 0;
    if (ok && (label.numeric || label.text))
        pa_vec_push(&labels->list, label);
    return ok;
}

bool pa_otlp_value_labels(struct pa_otlp_dictionary *d, const Pa__Otlp__AnyValue *value,
                          struct pa_label label, struct pa_otlp_labels *labels,
                          struct pa_error *err)
{
    if (!value)
        return true;
    if (!is_array(value) || value->array_value->n_values > MOST_LABELS)
        return add_label(d, value, label, labels, err);
    const Pa__Otlp__ArrayValue *a = value->array_value;
    for (size_t i = 0; i < a->n_values; i++) {
        if (!add_label(d, a->values[i], label, labels, err))
            return false;
    }
    return true;
}

// SPDX-License-Identifier: Apache-2.0
#include "input/otlp_json.h"

#include "base/number.h"
#include "otlp/nesting.h"

#include <string.h>

// A message that is being read, and the array of messages in it that is open, or NULL.
struct level {
    ProtobufCMessage *message;
    const ProtobufCFieldDescriptor *array;
};

struct reader {
    struct pa_json *j;
    struct pa_arena *arena;
    struct level levels[PA_OTLP_MOST_NESTED];
    size_t depth;
};

bool pa_otlp_json_probe(const uint8_t *bytes, size_t size)
{
    static const char *const words[][3] = {
        {"\"resourceProfiles\""},
        {"\"resource_profiles\""},
        {"\"dictionary\"", "\"mappingTable\""},
        {"\"dictionary\"", "\"locationTable\""},
        {"\"dictionary\"", "\"functionTable\""},
        {"\"dictionary\"", "\"stringTable\""},
        {"\"dictionary\"", "\"attributeTable\""},
        {"\"dictionary\"", "\"stackTable\""},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (pa_json_mentions(bytes, size, '{', words[i]))
            return true;
    }
    return false;
}

static void wrong(struct reader *r, const ProtobufCFieldDescriptor *f)
{
    struct pa_error text;
    pa_error_set(&text, PA_ERROR_FORMAT, "%s: not of the type it should have", f->name);
    pa_json_fail(r->j, PA_ERROR_FORMAT, text.text);
}

// ---- Fields by name

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

// "timeUnixNano" is time_unix_nano.
static bool names_field(struct pa_text key, const char *name)
{
    for (;; key.next++, name++) {
        while (key.next < key.end && *key.next == '_')
            key.next++;
        while (*name == '_')
            name++;
        if (key.next == key.end || !*name)
            return key.next == key.end && !*name;
        if (lower(*key.next) != *name)
            return false;
    }
}

// Names that fields had before 1.8.
static struct pa_text new_name(struct pa_text key)
{
    static const struct {
        const char *old, *name;
    } names[] = {{"sample", "samples"},
                 {"line", "lines"},
                 {"timeNanos", "timeUnixNano"},
                 {"durationNanos", "durationNano"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (pa_text_equals(key, names[i].old))
            return (struct pa_text){names[i].name, names[i].name + strlen(names[i].name)};
    }
    return key;
}

static const ProtobufCFieldDescriptor *find_named(const ProtobufCMessageDescriptor *type,
                                                  struct pa_text key)
{
    for (unsigned i = 0; i < type->n_fields; i++) {
        if (names_field(key, type->fields[i].name))
            return &type->fields[i];
    }
    return NULL;
}

// Of a Line, "line" is the number.
static const ProtobufCFieldDescriptor *find_field(const ProtobufCMessageDescriptor *type,
                                                  struct pa_text key)
{
    const ProtobufCFieldDescriptor *f = find_named(type, key);
    return f ? f : find_named(type, new_name(key));
}

// ---- Places of values

static void *member(ProtobufCMessage *m, unsigned offset)
{
    return (char *)m + offset;
}

static size_t size_of(ProtobufCType type)
{
    switch (type) {
    case PROTOBUF_C_TYPE_BYTES:
        return sizeof(ProtobufCBinaryData);
    case PROTOBUF_C_TYPE_MESSAGE:
        return sizeof(ProtobufCMessage *);
    case PROTOBUF_C_TYPE_BOOL:
        return sizeof(protobuf_c_boolean);
    case PROTOBUF_C_TYPE_INT32:
    case PROTOBUF_C_TYPE_UINT32:
        return 4;
    default:
        return 8;
    }
}

// A new last element of a repeated field, zeroed. Arrays have room for powers of two.
static void *add_element(struct reader *r, ProtobufCMessage *m, const ProtobufCFieldDescriptor *f)
{
    size_t *count = member(m, f->quantifier_offset), size = size_of(f->type);
    char **items = member(m, f->offset);
    if ((*count & (*count - 1)) == 0) {
        char *larger = pa_arena_calloc(r->arena, *count ? 2 * *count : 1, size);
        if (*count)
            memcpy(larger, *items, *count * size);
        *items = larger;
    }
    return *items + (*count)++ * size;
}

// Where the value of a field goes that comes once, or is one of several that the message may have.
static void *place_of(ProtobufCMessage *m, const ProtobufCFieldDescriptor *f)
{
    if (f->flags & PROTOBUF_C_FIELD_FLAG_ONEOF)
        *(uint32_t *)member(m, f->quantifier_offset) = f->id;
    return member(m, f->offset);
}

// ---- Plain values

static int digit_of(char c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (c == '-' || c == '_') // as in URLs
        return c == '-' ? 62 : 63;
    const char *at = memchr(digits, c, sizeof digits - 1);
    return at ? (int)(at - digits) : -1;
}

static bool decode_base64(struct pa_text text, ProtobufCBinaryData *out)
{
    uint32_t bits = 0;
    unsigned count = 0;
    while (text.next < text.end && text.end[-1] == '=')
        text.end--;
    for (; text.next < text.end; text.next++) {
        int digit = digit_of(*text.next);
        if (digit < 0)
            return false;
        bits = bits << 6 | (uint32_t)digit;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out->data[out->len++] = (uint8_t)(bits >> count);
        }
    }
    return true;
}

static bool decode_hex(struct pa_text text, ProtobufCBinaryData *out)
{
    for (; text.end - text.next >= 2; text.next += 2) {
        uint64_t byte;
        if (!pa_parse_uint64(text.next, 2, 16, &byte))
            return false;
        out->data[out->len++] = (uint8_t)byte;
    }
    return text.next == text.end;
}

// All texts are bytes in the schema; what is no text stands in JSON as base64, ids of traces as
// hexadecimal digits.
static bool read_bytes(struct reader *r, const ProtobufCFieldDescriptor *f,
                       ProtobufCBinaryData *out)
{
    struct pa_text text;
    if (!pa_json_text(r->j, &text))
        return false;
    out->data = pa_arena_alloc(r->arena, pa_text_size(text) + 1);
    out->len = 0;
    if (strcmp(f->name, "trace_id") == 0 || strcmp(f->name, "span_id") == 0)
        return decode_hex(text, out);
    if (strcmp(f->name, "bytes_value") == 0 || strcmp(f->name, "original_payload") == 0)
        return decode_base64(text, out);
    out->len = pa_text_size(text);
    if (out->len)
        memcpy(out->data, text.next, out->len);
    return true;
}

// Numbers of 64 bits stand in JSON as texts.
static bool read_integer(struct reader *r, bool is_signed, uint64_t *value)
{
    const struct pa_json_token *t = pa_json_peek(r->j);
    struct pa_text text = t->text;
    int64_t number = 0;
    bool ok = t->kind == PA_JSON_STRING || t->kind == PA_JSON_NUMBER;
    if (ok && (is_signed || (text.next < text.end && *text.next == '-'))) {
        ok = pa_parse_int64(text.next, pa_text_size(text), &number);
        *value = (uint64_t)number;
    } else if (ok) {
        ok = pa_parse_uint64(text.next, pa_text_size(text), 10, value);
    }
    pa_json_skip(r->j);
    return ok;
}

static bool read_double(struct reader *r, double *value)
{
    const struct pa_json_token *t = pa_json_peek(r->j);
    bool ok = (t->kind == PA_JSON_STRING || t->kind == PA_JSON_NUMBER) &&
              pa_parse_double(t->text.next, pa_text_size(t->text), value);
    pa_json_skip(r->j);
    return ok;
}

static bool read_int32(struct reader *r, int32_t *value)
{
    uint64_t number;
    bool ok = read_integer(r, true, &number) && (int64_t)number >= INT32_MIN &&
              (int64_t)number <= INT32_MAX;
    *value = ok ? (int32_t)number : 0;
    return ok;
}

static bool read_bool(struct reader *r, protobuf_c_boolean *value)
{
    bool is_true, ok = pa_json_bool(r->j, &is_true);
    *value = ok && is_true;
    return ok;
}

static void read_plain(struct reader *r, const ProtobufCFieldDescriptor *f, void *place)
{
    bool ok;
    switch (f->type) {
    case PROTOBUF_C_TYPE_BYTES:
        ok = read_bytes(r, f, place);
        break;
    case PROTOBUF_C_TYPE_BOOL:
        ok = read_bool(r, place);
        break;
    case PROTOBUF_C_TYPE_DOUBLE:
        ok = read_double(r, place);
        break;
    case PROTOBUF_C_TYPE_INT32:
    case PROTOBUF_C_TYPE_UINT32:
        ok = read_int32(r, place);
        break;
    default:
        ok = read_integer(r, f->type == PROTOBUF_C_TYPE_INT64, place);
    }
    if (!ok)
        wrong(r, f);
}

// ---- Messages

static ProtobufCMessage *open_message(struct reader *r, const ProtobufCMessageDescriptor *type)
{
    if (r->depth == PA_OTLP_MOST_NESTED) {
        pa_json_fail(r->j, PA_ERROR_FORMAT, "messages are nested too deeply");
        return NULL;
    }
    ProtobufCMessage *m = pa_arena_calloc(r->arena, 1, type->sizeof_message);
    protobuf_c_message_init(type, m);
    r->levels[r->depth++] = (struct level){.message = m};
    return m;
}

static void read_array(struct reader *r, struct level *l, const ProtobufCFieldDescriptor *f)
{
    if (!pa_json_begin(r->j, PA_JSON_ARRAY)) {
        wrong(r, f);
        return;
    }
    if (f->type == PROTOBUF_C_TYPE_MESSAGE) {
        l->array = f; // its messages come one by one
        return;
    }
    while (pa_json_more(r->j))
        read_plain(r, f, add_element(r, l->message, f));
}

static void read_member(struct reader *r, struct level *l)
{
    struct pa_text key;
    if (!pa_json_any_member(r->j, &key)) {
        r->depth--;
        return;
    }
    const ProtobufCFieldDescriptor *f = find_field(l->message->descriptor, key);
    if (!f || pa_json_peek(r->j)->kind == PA_JSON_NULL)
        pa_json_skip(r->j);
    else if (f->label == PROTOBUF_C_LABEL_REPEATED)
        read_array(r, l, f);
    else if (f->type != PROTOBUF_C_TYPE_MESSAGE)
        read_plain(r, f, place_of(l->message, f));
    else if (pa_json_begin(r->j, PA_JSON_OBJECT))
        *(ProtobufCMessage **)place_of(l->message, f) = open_message(r, f->descriptor);
    else
        wrong(r, f);
}

static void read_next(struct reader *r)
{
    struct level *l = &r->levels[r->depth - 1];
    const ProtobufCFieldDescriptor *f = l->array;
    if (!f) {
        read_member(r, l);
    } else if (!pa_json_more(r->j)) {
        l->array = NULL;
    } else if (!pa_json_begin(r->j, PA_JSON_OBJECT)) {
        wrong(r, f);
    } else {
        ProtobufCMessage *m = open_message(r, f->descriptor);
        if (m)
            *(ProtobufCMessage **)add_element(r, l->message, f) = m;
    }
}

const Pa__Otlp__ProfilesData *pa_otlp_json_next(struct pa_json *j, struct pa_arena *arena)
{
    struct reader r = {.j = j, .arena = arena};
    if (pa_json_peek(j)->kind == PA_JSON_END)
        return NULL;
    if (!pa_json_begin(j, PA_JSON_OBJECT)) {
        pa_json_fail(j, PA_ERROR_FORMAT, "an object of OTLP should stand here");
        return NULL;
    }
    ProtobufCMessage *data = open_message(&r, &pa__otlp__profiles_data__descriptor);
    while (r.depth > 0 && !pa_json_failed(j))
        read_next(&r);
    return pa_json_failed(j) ? NULL : (const Pa__Otlp__ProfilesData *)data;
}

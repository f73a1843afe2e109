// SPDX-License-Identifier: Apache-2.0
#include "evidence/escape_json.h"

#include "evidence/escape_add.h"

#include <jansson.h>
#include <string.h>

static struct pa_text text_of(const json_t *value)
{
    const char *s = json_string_value(value);
    return s ? (struct pa_text){s, s + json_string_length(value)} : (struct pa_text){"", ""};
}

// The first record: {"version":0,"package":"main",…,"file":"/src/main.go"}
static bool add_head(struct pa_escape *e, const json_t *record)
{
    const json_t *file = json_object_get(record, "file");
    if (!json_is_string(file) || !json_object_get(record, "gc_version"))
        return false;
    struct pa_text package = text_of(json_object_get(record, "package"));
    struct pa_text path = text_of(file);
    e->package = pa_strings_add(&e->strings, package.next, pa_text_size(package));
    e->json_file = pa_strings_add(&e->strings, path.next, pa_text_size(path));
    return true;
}

// Adds the steps of the flow that the record refers to; the last one becomes the note's reason.
static void add_flow(struct pa_escape *e, const json_t *record)
{
    const json_t *related = json_object_get(record, "relatedInformation");
    for (size_t i = 0; i < json_array_size(related); i++) {
        struct pa_text t = text_of(json_object_get(json_array_get(related, i), "message"));
        struct pa_escape_line flow = {0};
        if (!pa_text_skip(&t, "escflow:"))
            continue;
        pa_escape_message_parse(t, &flow);
        if (flow.kind == PA_ESCAPE_FLOW)
            pa_escape_add_line(e, &flow);
    }
}

static bool add_note(struct pa_escape *e, const json_t *record)
{
    const json_t *code = json_object_get(record, "code");
    const json_t *start = json_object_get(json_object_get(record, "range"), "start");
    if (!json_is_string(code) || !start)
        return false;
    const char *file = pa_strings_text(&e->strings, e->json_file);
    struct pa_escape_line l = {
        .kind = PA_ESCAPE_QUIET,
        .file = {file, file + strlen(file)},
        .line = json_integer_value(json_object_get(start, "line")),
        .column = json_integer_value(json_object_get(start, "character")),
    };
    const char *word = json_string_value(code);
    if (strcmp(word, "escape") == 0 || strcmp(word, "leak") == 0)
        pa_escape_message_parse(text_of(json_object_get(record, "message")), &l);
    l.explained = true;
    pa_escape_add_line(e, &l);
    add_flow(e, record);
    return true;
}

bool pa_escape_json_add(struct pa_escape *e, struct pa_text line)
{
    json_t *record = json_loadb(line.next, pa_text_size(line), JSON_REJECT_DUPLICATES, NULL);
    bool ok = record && (add_head(e, record) || add_note(e, record));
    json_decref(record);
    return ok;
}

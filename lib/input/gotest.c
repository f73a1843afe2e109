// SPDX-License-Identifier: Apache-2.0
#include "input/gotest.h"

#include "base/intern.h"
#include "base/vec.h"

#include <jansson.h>
#include <string.h>

// Lines that go prints before the first event: downloads, vet, notes of the toolchain.
enum { PLAIN_LINES = 1000 };

static bool is_event(const char *line, size_t size)
{
    json_t *event = json_loadb(line, size, JSON_ALLOW_NUL, NULL);
    bool is = json_is_string(json_object_get(event, "Action"));
    json_decref(event);
    return is;
}

bool pa_gotest_is_json(const char *text, size_t size)
{
    for (size_t i = 0; i < PLAIN_LINES && size > 0; i++) {
        const char *newline = memchr(text, '\n', size);
        size_t line = newline ? (size_t)(newline - text) : size;
        if (line > 0 && text[0] == '{')
            return is_event(text, line);
        text += line + (newline != NULL);
        size -= line + (newline != NULL);
    }
    return false;
}

struct packages {
    struct pa_strings names;
    PA_VEC(struct pa_strbuf) outputs; // by id of names
};

// Lines of the framework (=== RUN, === ATTR, === ARTIFACTS …) may come in the middle of a result.
static bool is_frame(const json_t *event, const char *output)
{
    const char *type = json_string_value(json_object_get(event, "OutputType"));
    return (type && strcmp(type, "frame") == 0) || strncmp(output, "=== ", 4) == 0;
}

static bool add_event(struct packages *packages, const json_t *event)
{
    const char *action = json_string_value(json_object_get(event, "Action"));
    const char *package = json_string_value(json_object_get(event, "Package"));
    const json_t *output = json_object_get(event, "Output");
    if (!action)
        return false;
    if (strcmp(action, "output") != 0 || !json_is_string(output) ||
        is_frame(event, json_string_value(output)))
        return true;
    pa_str id = pa_strings_adds(&packages->names, package ? package : "");
    while (packages->outputs.count <= id)
        pa_vec_push(&packages->outputs, (struct pa_strbuf){0});
    pa_strbuf_add(&packages->outputs.items[id], json_string_value(output),
                  json_string_length(output));
    return true;
}

static size_t add_events(struct packages *packages, const char *text, size_t size)
{
    size_t events = 0;
    for (const char *end = text + size, *next; text < end; text = next) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        next = newline ? newline + 1 : end;
        json_t *event = json_loadb(text, (size_t)(next - text), JSON_ALLOW_NUL, NULL);
        events += event && add_event(packages, event);
        json_decref(event);
    }
    return events;
}

bool pa_gotest_output(const char *text, size_t size, struct pa_strbuf *out, struct pa_error *err)
{
    struct packages packages = {0};
    size_t events = add_events(&packages, text, size);
    for (size_t i = 0; i < packages.outputs.count; i++) {
        struct pa_strbuf *output = &packages.outputs.items[i];
        pa_strbuf_add(out, pa_strbuf_text(output), output->size);
        if (output->size > 0 && output->text[output->size - 1] != '\n')
            pa_strbuf_addc(out, '\n');
        pa_strbuf_release(output);
    }
    pa_vec_release(&packages.outputs);
    pa_strings_release(&packages.names);
    return events > 0 || pa_error_set(err, PA_ERROR_FORMAT, "no event of go test -json");
}

// SPDX-License-Identifier: Apache-2.0
#include "config/config.h"

#include "base/strbuf.h"

#include <string.h>

struct parser {
    struct pa_config *config;
    const char *at, *end;
    size_t line;         // of what is at
    const char *section; // NULL: none yet
};

void pa_config_release(struct pa_config *config)
{
    pa_vec_release(&config->list);
}

bool pa_config_error(const struct pa_config *config, size_t line, struct pa_error *err)
{
    char text[sizeof err->text];
    memcpy(text, err->text, sizeof text);
    return pa_error_set(err, err->code, "%s:%zu: %s", config->path, line, text);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static bool is_name(const char *text, size_t size)
{
    static const char LETTERS[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    for (size_t i = 0; i < size; i++) {
        if (!text[i] || !strchr(LETTERS, text[i]))
            return false;
    }
    return size > 0;
}

static void trim(const char **text, size_t *size)
{
    for (; *size && is_blank(**text); (*size)--)
        (*text)++;
    while (*size && is_blank((*text)[*size - 1]))
        (*size)--;
}

// The next line without the blanks around it.
static void take_line(struct parser *p, const char **text, size_t *size)
{
    const char *end = memchr(p->at, '\n', (size_t)(p->end - p->at));
    *text = p->at;
    *size = (size_t)((end ? end : p->end) - p->at);
    p->at = end ? end + 1 : p->end;
    p->line++;
    trim(text, size);
}

static bool take_section(struct parser *p, const char *text, size_t size, struct pa_error *err)
{
    const char *close = memchr(text, ']', size);
    const char *name = text + 1;
    size_t length = close ? (size_t)(close - name) : 0;
    trim(&name, &length);
    if (!close || close != text + size - 1 || !is_name(name, length))
        return pa_error_set(err, PA_ERROR_USAGE, "a section is wanted: [NAME]");
    p->section = pa_arena_strndup(p->config->arena, name, length);
    pa_vec_push(&p->config->list, (struct pa_config_entry){p->section, "", "", p->line});
    return true;
}

// The parts of a value that goes on are joined by a blank.
static void add_piece(struct pa_strbuf *value, const char *text, size_t size)
{
    if (size && value->size)
        pa_strbuf_addc(value, ' ');
    pa_strbuf_add(value, text, size);
}

// The value that begins in this line and may go on in the next ones.
static const char *take_value(struct parser *p, const char *text, size_t size)
{
    struct pa_strbuf value = {0};
    trim(&text, &size);
    while (size && text[size - 1] == '\\' && p->at < p->end) {
        size--;
        trim(&text, &size);
        add_piece(&value, text, size);
        take_line(p, &text, &size);
    }
    add_piece(&value, text, size);
    return pa_strbuf_keep(&value, p->config->arena);
}

static bool take_key(struct parser *p, const char *text, size_t size, struct pa_error *err)
{
    const char *equals = memchr(text, '=', size), *name = text;
    size_t length = equals ? (size_t)(equals - text) : 0;
    struct pa_config_entry entry = {.section = p->section, .line = p->line};
    trim(&name, &length);
    if (!equals || !is_name(name, length))
        return pa_error_set(err, PA_ERROR_USAGE, "KEY = VALUE is wanted");
    if (!p->section)
        return pa_error_set(err, PA_ERROR_USAGE, "a key before the first [section]");
    entry.key = pa_arena_strndup(p->config->arena, name, length);
    entry.value = take_value(p, equals + 1, size - (size_t)(equals + 1 - text));
    pa_vec_push(&p->config->list, entry);
    return true;
}

static bool take(struct parser *p, const char *text, size_t size, struct pa_error *err)
{
    if (size == 0 || *text == '#' || *text == ';')
        return true;
    return *text == '[' ? take_section(p, text, size, err) : take_key(p, text, size, err);
}

bool pa_config_parse(struct pa_config *config, const char *text, size_t size, struct pa_error *err)
{
    static const char MARK[] = "\xef\xbb\xbf";
    struct parser p = {.config = config, .at = text, .end = text + size};
    if (size >= 3 && memcmp(text, MARK, 3) == 0)
        p.at += 3;
    if (size && memchr(text, '\0', size)) { // also in lines that go on
        const char *zero = memchr(text, '\0', size);
        size_t line = 1;
        for (const char *c = text; c < zero; c++)
            line += *c == '\n';
        pa_error_set(err, PA_ERROR_USAGE, "a byte that is no text");
        return pa_config_error(config, line, err);
    }
    while (p.at < p.end) {
        const char *line;
        size_t length;
        take_line(&p, &line, &length);
        size_t number = p.line;
        if (!take(&p, line, length, err))
            return pa_config_error(config, number, err);
    }
    return true;
}

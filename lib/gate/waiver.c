// SPDX-License-Identifier: Apache-2.0
#include "gate/waiver.h"

#include "base/number.h"
#include "bench/unit.h"

#include <math.h>
#include <string.h>

enum { FIELDS = 6 };

void pa_waivers_release(struct pa_waivers *waivers)
{
    pa_vec_release(&waivers->list);
}

static char *trim(char *text)
{
    text += strspn(text, " \t");
    size_t size = strlen(text);
    while (size > 0 && strchr(" \t\r", text[size - 1]))
        text[--size] = '\0';
    return text;
}

static bool is_date(const char *text)
{
    static const char shape[] = "0000-00-00";
    static const unsigned days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (strlen(text) != strlen(shape))
        return false;
    for (size_t i = 0; shape[i]; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == '0' ? !digit : text[i] != shape[i])
            return false;
    }
    unsigned month = (unsigned)(text[5] - '0') * 10 + (unsigned)(text[6] - '0');
    unsigned day = (unsigned)(text[8] - '0') * 10 + (unsigned)(text[9] - '0');
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

static bool parse_ceiling(const char *text, double *ceiling)
{
    size_t size = strlen(text);
    *ceiling = INFINITY;
    if (strcmp(text, "*") == 0)
        return true;
    if (size < 2 || text[size - 1] != '%' || !pa_parse_double(text, size - 1, ceiling))
        return false;
    *ceiling /= 100;
    return *ceiling >= 0;
}

// Adds the waiver of a line. `line` is modified: its fields become texts of their own.
static bool parse_line(struct pa_waivers *waivers, char *line, size_t number, const char *today,
                       struct pa_error *err)
{
    char *fields[FIELDS];
    size_t count = 0;
    for (char *next = line; next && count < FIELDS; count++) {
        char *bar = count + 1 < FIELDS ? strchr(next, '|') : NULL;
        if (bar)
            *bar++ = '\0';
        fields[count] = trim(next);
        next = bar;
    }
    struct pa_waiver w = {.line = number};
    if (count < FIELDS)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "line %zu: %zu fields, not the 6 of package | benchmark | metric | "
                            "ceiling | expires | reason",
                            number, count);
    if (!parse_ceiling(fields[3], &w.ceiling))
        return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: bad ceiling %s (20%% or *)", number,
                            fields[3]);
    if (!is_date(fields[4]))
        return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: bad date %s (YYYY-MM-DD)", number,
                            fields[4]);
    struct pa_strbuf unit = {0};
    pa_unit_tidy(fields[2], strlen(fields[2]), &unit);
    w.package = fields[0];
    w.benchmark = fields[1];
    w.metric = pa_arena_strndup(waivers->arena, pa_strbuf_text(&unit), unit.size);
    w.expires = fields[4];
    w.reason = fields[5];
    w.expired = strcmp(w.expires, today) < 0;
    pa_strbuf_release(&unit);
    pa_vec_push(&waivers->list, w);
    return true;
}

bool pa_waivers_parse(struct pa_waivers *waivers, const char *text, const char *today,
                      struct pa_error *err)
{
    char *copy = pa_arena_strdup(waivers->arena, text);
    size_t number = 0;
    for (char *line = copy, *end; line; line = end) {
        end = strchr(line, '\n');
        if (end)
            *end++ = '\0';
        line = trim(line);
        number++;
        if (*line && *line != '#' && !parse_line(waivers, line, number, today, err))
            return false;
    }
    return true;
}

static bool is_name(const char *waived, const char *name)
{
    return strcmp(waived, "*") == 0 || strcmp(waived, name) == 0;
}

const struct pa_waiver *pa_waivers_cover(struct pa_waivers *waivers,
                                         const struct pa_waiver_case *regression)
{
    for (size_t i = 0; i < waivers->list.count; i++) {
        struct pa_waiver *w = &waivers->list.items[i];
        if (is_name(w->package, regression->package) && is_name(w->benchmark, regression->name) &&
            is_name(w->metric, regression->metric)) {
            w->used = true;
            if (!w->expired && regression->change <= w->ceiling)
                return w;
        }
    }
    return NULL;
}

// SPDX-License-Identifier: Apache-2.0
// What `pa history add` keeps: a line of JSON for each benchmark of each commit.
//
//     {"pa_history": 1, "name": "Encode-8", "config": {"commit": "3f2a", "cpu": "…"},
//      "values": {"ns/op": [118.4, 119.1], "B/op": [64]}}
//
// The numbers of a unit are samples. Empty lines are left out.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/bench_name.h"

#include <math.h>
#include <string.h>

static bool add_number(struct pa_records *set, const char *unit, const json_t *value,
                       struct pa_error *err)
{
    if (!json_is_number(value) || !isfinite(json_number_value(value)))
        return pa_error_set(err, PA_ERROR_FORMAT, "a value of %.100s is no number", unit);
    pa_records_value(set, json_number_value(value), unit);
    return true;
}

static bool add_values(struct pa_records *set, json_t *values, struct pa_error *err)
{
    const char *unit;
    json_t *list;
    size_t count = 0;
    json_object_foreach(values, unit, list)
    {
        if (!*unit || strpbrk(unit, " \t\r\n"))
            return pa_error_set(err, PA_ERROR_FORMAT, "bad unit \"%.100s\"", unit);
        for (size_t i = 0; i < json_array_size(list); i++, count++)
            if (!add_number(set, unit, json_array_get(list, i), err))
                return false;
        if (!json_is_array(list)) {
            count++;
            if (!add_number(set, unit, list, err))
                return false;
        }
    }
    return count > 0 || pa_error_set(err, PA_ERROR_FORMAT, "no values");
}

// Brings the configuration in force from that of the line before to this one.
static bool set_config(struct pa_records *set, json_t *before, json_t *config, struct pa_error *err)
{
    const char *key;
    json_t *value;
    if (config && !json_is_object(config))
        return pa_error_set(err, PA_ERROR_FORMAT, "config is no object");
    json_object_foreach(before, key, value)
    {
        if (!json_object_get(config, key))
            pa_records_config(set, key, "");
    }
    json_object_foreach(config, key, value)
    {
        if (!json_is_string(value) || !*key)
            return pa_error_set(err, PA_ERROR_FORMAT, "config: %.100s is no text", key);
        pa_records_config(set, key, json_string_value(value));
    }
    return true;
}

static bool add_line(struct pa_records *set, json_t *line, json_t *before, uint32_t number,
                     struct pa_error *err)
{
    struct pa_strbuf name = {0};
    const char *text = pa_bench_json_string(line, "name");
    json_t *values = json_object_get(line, "values");
    if (pa_bench_json_number(line, "pa_history") != 1)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "no line of a history: \"pa_history\": 1 is not there");
    if (!text || !*text || !json_is_object(values))
        return pa_error_set(err, PA_ERROR_FORMAT, "no %s", text && *text ? "values" : "name");
    if (!set_config(set, json_object_get(before, "config"), json_object_get(line, "config"), err))
        return false;
    pa_bench_name_adds(&name, text);
    pa_records_result(set, pa_strbuf_text(&name), 1, number);
    pa_strbuf_release(&name);
    return add_values(set, values, err);
}

static bool read_lines(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    const char *at = (const char *)bytes->data, *end = at + bytes->size;
    json_t *before = NULL;
    bool ok = true;
    for (uint32_t number = 1; ok && at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t size = (size_t)((stop ? stop : end) - at);
        const char *text = at;
        at = stop ? stop + 1 : end;
        if (size == 0 || (size == 1 && *text == '\r'))
            continue;
        json_t *line = pa_bench_json_read_line((struct pa_text){text, text + size}, err);
        size_t results = set->results.count;
        ok = line && add_line(set, line, before, number, err);
        if (!ok && set->results.count > results)
            pa_records_drop(set);
        if (!ok)
            pa_error_prefix(err, "line %u", (unsigned)number);
        json_decref(before);
        before = line;
    }
    json_decref(before);
    return ok;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char BEGIN[] = "{\"pa_history\":";
    return size >= sizeof BEGIN && memcmp(bytes, BEGIN, sizeof BEGIN - 1) == 0;
}

const struct pa_bench_format pa_bench_format_history_lines = {
    .name = "history",
    .summary = "what pa history add keeps",
    .probe = probe,
    .read = read_lines,
};

// SPDX-License-Identifier: Apache-2.0
// Commit and time of results that say none, by what the command line or their file says.
#include "base/moment.h"
#include "base/name_order.h"
#include "history/points.h"

#include <string.h>
#include <sys/stat.h>

// What the results of a file lack: "" where they have it.
struct lack {
    const char *commit;
    char date[PA_MOMENT_TEXT];
};

static void find_date(const struct pa_history_say *say, const char *path, char date[PA_MOMENT_TEXT])
{
    int64_t nanos;
    struct stat info;
    const char *text = say->date;
    if (!text && pa_name_time(path, &nanos)) {
        pa_moment_text(nanos, date);
        return;
    }
    if (!text && stat(path, &info) == 0 && S_ISREG(info.st_mode)) {
        pa_moment_text((int64_t)info.st_mtim.tv_sec * 1000000000, date);
        return;
    }
    text = text ? text : say->now;
    size_t size = strlen(text);
    size = size < PA_MOMENT_TEXT ? size : PA_MOMENT_TEXT - 1;
    memcpy(date, text, size);
    date[size] = '\0';
}

static void add_pair(struct pa_records *set, const char *key, const char *value)
{
    struct pa_record_pair pair = {pa_strings_adds(&set->strings, key),
                                  pa_strings_adds(&set->strings, value)};
    if (pair.value) {
        pa_vec_push(&set->pairs, pair);
        set->configs.items[set->configs.count - 1].count++;
    }
}

// A configuration with all of another one and what it lacks.
static uint32_t add_config(struct pa_records *set, uint32_t config, const struct lack *lack)
{
    const struct pa_record_config old = set->configs.items[config];
    pa_vec_push(&set->configs, (struct pa_record_config){(uint32_t)set->pairs.count, 0});
    for (uint32_t i = old.first; i < old.first + old.count; i++) {
        struct pa_record_pair pair = set->pairs.items[i];
        pa_vec_push(&set->pairs, pair);
        set->configs.items[set->configs.count - 1].count++;
    }
    add_pair(set, "commit", lack->commit);
    add_pair(set, "date", lack->date);
    return (uint32_t)set->configs.count - 1;
}

void pa_history_say_points(struct pa_records *set, const struct pa_history_say *say)
{
    uint32_t last = UINT32_MAX, made = 0, source = UINT32_MAX;
    for (size_t i = 0; i < set->results.count; i++) {
        struct pa_record *r = &set->results.items[i];
        struct lack lack = {.commit = ""};
        if (r->source < say->first)
            continue;
        if (r->config != last || r->source != source) {
            const char *path = set->sources.items[r->source].path, *slash = strrchr(path, '/');
            bool named = pa_history_says(set, r, false), timed = pa_history_says(set, r, true);
            last = r->config;
            source = r->source;
            if (!named && (say->commit || !timed))
                lack.commit = say->commit ? say->commit : slash ? slash + 1 : path;
            if (!timed)
                find_date(say, path, lack.date);
            made = *lack.commit || *lack.date ? add_config(set, r->config, &lack) : r->config;
        }
        set->results.items[i].config = made;
    }
}

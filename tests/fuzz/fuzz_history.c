// SPDX-License-Identifier: Apache-2.0
// Lines of a history: what is read makes a history, and what is written of it is read again.
#include "fuzz.h"

#include "history/changes.h"
#include "history/history.h"
#include "history/lines.h"
#include "input/bench_format.h"

#include <math.h>

enum { LARGEST = 1 << 20, MOST = 3000 };

static bool read_lines(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    pa_records_source(set, "fuzz", "fuzz");
    return pa_bench_format_named("history")->read(bytes, set, err);
}

static void check_history(struct pa_records *set)
{
    struct pa_arena arena = {0};
    struct pa_error err = {0};
    struct pa_history history;
    require(pa_history_make(&history, set, &(struct pa_history_options){.order = PA_HISTORY_AUTO},
                            &arena, &err));
    for (size_t i = 0; i < history.series_count; i++) {
        const struct pa_history_series *s = &history.series[i];
        require(s->n >= 2 && s->points[s->n - 1] < history.points.count);
        for (size_t k = 0; k < s->change_count; k++) {
            const struct pa_history_change *c = &s->changes[k];
            require(c->lo <= c->hi && c->hi < history.points.count && c->at < c->end);
            require(!isnan(c->size));
        }
    }
    pa_history_release(&history);
    pa_arena_release(&arena);
}

static void check_again(struct pa_records *set)
{
    struct pa_records again = {0};
    struct pa_error err = {0};
    struct pa_strbuf text = {0};
    struct pa_history_lines lines = {.first_new = 1, .now = ""};
    pa_history_lines_write(set, &lines, &text);
    struct pa_bytes bytes = {(uint8_t *)text.text, text.size};
    require(!text.size || read_lines(&bytes, &again, &err));
    pa_records_release(&again);
    pa_strbuf_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_error err = {0};
    struct pa_bytes bytes;
    struct pa_records set = {0};
    if (!pa_bytes_unpack(data, size, LARGEST, &bytes, &err))
        return 0;
    bool ok = read_lines(&bytes, &set, &err);
    require(ok || (err.code != PA_OK && err.text[0]));
    if (ok && set.values.count < MOST) {
        check_history(&set);
        check_again(&set);
    }
    pa_records_release(&set);
    free(bytes.data);
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "pictures/load_note.h"

#include "base/strbuf.h"

#include <math.h>

// What a side may have beside its load test.
enum { LOG, METRICS, DUMPS, WITNESSES };
static const char *const NAMES[] = {"log", "metrics", "dumps"};

struct tally {
    size_t over_time, on_clock, off_clock; // sides, and what they have
    bool on[WITNESSES], off[WITNESSES];    // of some side
};

static void count(struct tally *t, size_t which, bool has, bool on_clock)
{
    t->on[which] |= has && on_clock;
    t->off[which] |= has && !on_clock;
    t->on_clock += has && on_clock;
    t->off_clock += has && !on_clock;
}

static void count_side(struct tally *t, const struct pa_load_chart_side *s)
{
    t->over_time += s->moment_count > 1;
    count(t, LOG, s->trace && s->trace->all.seconds > 0, !isnan(s->trace_at));
    count(t, METRICS, s->metrics && s->metrics->moments > 1, s->metric_at != NULL);
    count(t, DUMPS, s->goroutines && s->goroutines->dumps > 1, s->dump_at != NULL);
}

// "log, metrics and dumps"
static void add_names(struct pa_strbuf *text, const bool has[WITNESSES])
{
    size_t left = 0, done = 0;
    for (size_t i = 0; i < WITNESSES; i++)
        left += has[i];
    for (size_t i = 0; i < WITNESSES; i++) {
        if (has[i])
            pa_strbuf_printf(text, "%s%s",
                             done == 0          ? ""
                             : done + 1 == left ? " and "
                                                : ", ",
                             NAMES[i]);
        done += has[i];
    }
}

static void add_off_clock(struct pa_strbuf *text, const struct tally *t)
{
    bool spread[WITNESSES] = {false, t->off[METRICS], t->off[DUMPS]};
    if (t->off[LOG])
        pa_strbuf_adds(text, "; the log, which tells no time of day, from its own start on");
    if (!t->off[METRICS] && !t->off[DUMPS])
        return;
    pa_strbuf_adds(text, "; ");
    add_names(text, spread);
    pa_strbuf_adds(text, " spread evenly, since their times are not known");
}

const char *pa_load_note(const struct pa_load_chart *chart)
{
    struct tally t = {0};
    struct pa_strbuf text = {0};
    for (size_t i = 0; i < chart->count; i++)
        count_side(&t, &chart->sides[i]);
    if (!t.over_time) {
        pa_strbuf_adds(&text, "from the start of each log; load tests that tell totals only, as "
                              "their means");
    } else {
        pa_strbuf_adds(&text, "since the first request");
        if (t.over_time < chart->count)
            pa_strbuf_adds(&text, ", a load test that tells totals only as its mean");
        pa_strbuf_adds(&text, t.on_clock ? ", with " : "");
        add_names(&text, t.on);
        pa_strbuf_adds(&text, t.on_clock ? " on the same clock" : "");
    }
    if (t.off_clock)
        add_off_clock(&text, &t);
    return pa_strbuf_keep(&text, chart->arena);
}

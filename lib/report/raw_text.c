// SPDX-License-Identifier: Apache-2.0
#include "report/raw_text.h"

#include "report/label_groups.h"
#include "view/local_time.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *text_of(const struct pa_profile *p, pa_str id)
{
    return pa_profile_text(p, id);
}

// ---- Header

static void add_time(struct pa_strbuf *out, int64_t nanos)
{
    struct pa_local_time time;
    char text[64];
    if (!pa_local_time(nanos, &time))
        return;
    strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &time.tm);
    pa_strbuf_adds(out, text);
    if (time.fraction) {
        int n = snprintf(text, sizeof text, ".%09" PRId64, time.fraction);
        while (n > 0 && text[n - 1] == '0')
            text[--n] = '\0';
        pa_strbuf_adds(out, text);
    }
    pa_strbuf_addc(out, ' ');
    pa_local_time_add_offset(out, &time);
    pa_strbuf_printf(out, " %s", time.zone);
}

// A number of `unit`s with as many decimals as it takes: "1.5s".
static void add_decimal(struct pa_strbuf *out, uint64_t value, uint64_t unit, const char *name)
{
    pa_strbuf_printf(out, "%" PRIu64, value / unit);
    uint64_t rest = value % unit;
    for (bool point = true; rest; point = false) {
        unit /= 10;
        pa_strbuf_printf(out, "%s%" PRIu64, point ? "." : "", rest / unit);
        rest %= unit;
    }
    pa_strbuf_adds(out, name);
}

// As Go writes a duration: "1h2m3.5s", "250ms"; pprof cuts it after four characters.
static void add_duration(struct pa_strbuf *out, int64_t nanos)
{
    enum { SHOWN = 4 };
    struct pa_strbuf text = {0};
    uint64_t n = nanos < 0 ? 0 - (uint64_t)nanos : (uint64_t)nanos;
    const uint64_t second = 1000000000;
    pa_strbuf_adds(&text, nanos < 0 ? "-" : "");
    if (n < 1000)
        add_decimal(&text, n, 1, n ? "ns" : "s");
    else if (n < 1000000)
        add_decimal(&text, n, 1000, "µs");
    else if (n < second)
        add_decimal(&text, n, 1000000, "ms");
    else {
        if (n >= 3600 * second)
            pa_strbuf_printf(&text, "%" PRIu64 "h", n / (3600 * second));
        if (n >= 60 * second)
            pa_strbuf_printf(&text, "%" PRIu64 "m", n / (60 * second) % 60);
        add_decimal(&text, n % (60 * second), second, "s");
    }
    pa_strbuf_add(out, text.text, text.size < SHOWN ? text.size : SHOWN);
    pa_strbuf_release(&text);
}

static void add_types(struct pa_strbuf *out, const struct pa_profile *p)
{
    for (uint32_t i = 0; i < p->type_count; i++) {
        const struct pa_value_type *t = &p->types[i];
        bool preset = strcmp(text_of(p, t->type), text_of(p, p->default_type)) == 0;
        pa_strbuf_printf(out, "%s%s/%s%s", i ? " " : "", text_of(p, t->type), text_of(p, t->unit),
                         preset ? "[dflt]" : "");
    }
    pa_strbuf_addc(out, '\n');
}

void pa_raw_header(struct pa_strbuf *out, const struct pa_profile *p)
{
    for (uint32_t i = 0; i < p->comment_count; i++)
        pa_strbuf_printf(out, "Comment: %s\n", text_of(p, p->comments[i]));
    if (p->doc_url)
        pa_strbuf_printf(out, "Doc: %s\n", text_of(p, p->doc_url));
    pa_strbuf_printf(out, "PeriodType: %s %s\n", text_of(p, p->period_type.type),
                     text_of(p, p->period_type.unit));
    pa_strbuf_printf(out, "Period: %" PRId64 "\n", p->period);
    if (p->time_nanos) {
        pa_strbuf_adds(out, "Time: ");
        add_time(out, p->time_nanos);
        pa_strbuf_addc(out, '\n');
    }
    if (p->duration_nanos) {
        pa_strbuf_adds(out, "Duration: ");
        add_duration(out, p->duration_nanos);
        pa_strbuf_addc(out, '\n');
    }
    pa_strbuf_adds(out, "Samples:\n");
    add_types(out, p);
}

// ---- Samples

struct items {
    PA_VEC(char *) list;
};

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

// "key:[v w]": the values of labels of one key and kind.
static char *key_item(const struct pa_profile *p, const struct pa_label *label, size_t count)
{
    struct pa_strbuf item = {0};
    bool units = false;
    for (size_t i = 0; i < count; i++)
        units |= label[i].numeric && label[i].unit;
    pa_strbuf_printf(&item, "%s:[", text_of(p, label->key));
    for (size_t i = 0; i < count; i++) {
        const struct pa_label *l = &label[i];
        pa_strbuf_adds(&item, i ? " " : "");
        if (!l->numeric)
            pa_strbuf_adds(&item, text_of(p, l->text));
        else
            pa_strbuf_printf(&item, "%" PRId64, l->num);
        if (l->numeric && units)
            pa_strbuf_printf(&item, " %s", text_of(p, l->unit));
    }
    pa_strbuf_addc(&item, ']');
    return item.text;
}

static bool add_labels(struct pa_strbuf *out, const struct pa_profile *p, const struct pa_sample *s,
                       bool numeric)
{
    struct items items = {0};
    struct pa_label_groups g;
    pa_label_groups_init(&g, s, numeric);
    for (size_t i = 0, end; i < g.labels.count; i = end) {
        end = pa_label_group_end(&g, i);
        pa_vec_push(&items.list, key_item(p, &g.labels.items[i], end - i));
    }
    pa_label_groups_release(&g);
    size_t count = items.list.count;
    if (count)
        qsort(items.list.items, count, sizeof *items.list.items, compare);
    for (size_t i = 0; i < count; i++) {
        pa_strbuf_printf(out, "%s%s", i ? " " : "", items.list.items[i]);
        free(items.list.items[i]);
    }
    pa_vec_release(&items.list);
    return count > 0;
}

void pa_raw_labels(struct pa_strbuf *out, const struct pa_profile *p, const struct pa_sample *s)
{
    struct pa_strbuf numbers = {0};
    bool text = add_labels(out, p, s, false);
    if (add_labels(&numbers, p, s, true))
        pa_strbuf_printf(out, "%s%s", text ? " " : "", numbers.text);
    pa_strbuf_release(&numbers);
}

void pa_raw_sample(struct pa_strbuf *out, const struct pa_profile *p, const struct pa_sample *s)
{
    for (uint32_t i = 0; i < p->type_count; i++)
        pa_strbuf_printf(out, " %10" PRId64, s->value[i]);
    pa_strbuf_adds(out, ": ");
    for (uint32_t i = s->depth; i > 0; i--)
        pa_strbuf_printf(out, "%" PRIu32 " ", s->location[i - 1]);
    pa_strbuf_addc(out, '\n');
    for (int numeric = 0; numeric < 2; numeric++) {
        struct pa_strbuf line = {0};
        if (add_labels(&line, p, s, numeric))
            pa_strbuf_printf(out, "%16s%s\n", "", line.text);
        pa_strbuf_release(&line);
    }
}

// ---- Tables

void pa_raw_location(struct pa_strbuf *out, const struct pa_profile *p, uint32_t id)
{
    const struct pa_location *l = &p->locations[id];
    pa_strbuf_printf(out, "%6" PRIu32 ": 0x%" PRIx64 " ", id, l->address);
    if (l->mapping)
        pa_strbuf_printf(out, "M=%" PRIu32 " ", l->mapping);
    pa_strbuf_adds(out, l->folded ? "[F] " : "");
    for (uint32_t i = 0; i < l->line_count; i++) {
        const struct pa_line *line = &p->lines[l->first_line + i];
        const struct pa_function *f = &p->functions[line->function];
        pa_strbuf_printf(out, "%s%s %s:%" PRId64 ":%" PRId64 " s=%" PRId64,
                         i ? "\n             " : "", text_of(p, f->name), text_of(p, f->file),
                         line->line, line->column, f->start_line);
        if (f->name != f->system_name)
            pa_strbuf_printf(out, "(%s)", text_of(p, f->system_name));
    }
    pa_strbuf_addc(out, '\n');
}

void pa_raw_mapping(struct pa_strbuf *out, const struct pa_profile *p, uint32_t id)
{
    const struct pa_mapping *m = &p->mappings[id];
    pa_strbuf_printf(out, "%" PRIu32 ": 0x%" PRIx64 "/0x%" PRIx64 "/0x%" PRIx64 " %s %s %s%s%s%s\n",
                     id, m->start, m->limit, m->offset, text_of(p, m->file),
                     text_of(p, m->build_id), m->has_functions ? "[FN]" : "",
                     m->has_filenames ? "[FL]" : "", m->has_line_numbers ? "[LN]" : "",
                     m->has_inline_frames ? "[IN]" : "");
}

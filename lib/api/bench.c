// SPDX-License-Identifier: Apache-2.0
#include "api/bench.h"

#include "api/call.h"
#include "api/source.h"
#include "input/bench_format.h"

#include <math.h>
#include <string.h>

static void release_records(void *records)
{
    pa_records_release(records);
}

pa_code pa_bench_new(pa_ctx *ctx, pa_bench **out, pa_error *err)
{
    struct pa_call call;
    pa_call_begin(&call, ctx, err);
    struct pa_owner *owner = pa_owner_new(ctx, NULL);
    pa_bench *b = pa_arena_calloc(&owner->arena, 1, sizeof *b);
    b->owner = owner;
    pa_arena_defer(&b->owner->arena, release_records, &b->set);
    *out = b;
    return pa_call_end(&call, true);
}

void pa_bench_free(pa_bench *b)
{
    if (b)
        pa_owner_drop(b->owner);
}

// Warnings of lines are the context's.
static void hand_warnings_on(pa_bench *b)
{
    for (size_t i = 0; i < b->set.warnings.count; i++)
        pa_warnings_add(&b->owner->ctx->warnings, "%s", b->set.warnings.items[i]);
    b->set.warnings.count = 0;
}

static bool read(pa_bench *b, const pa_source *s, const char *label, struct pa_error *err)
{
    struct pa_opened_source from;
    if (!pa_source_open(b->owner, s, &from, err))
        return false;
    struct pa_bench_source source = {
        .path = from.name,
        .label = pa_arena_strdup(&b->owner->arena, label ? label : from.name),
        .opened = &from.opened,
    };
    bool ok = true;
    if (s->format && !(source.format = pa_bench_format_named(s->format)))
        ok = pa_error_set(err, PA_ERROR_USAGE, "no input format '%s'", s->format);
    struct pa_records_mark mark = pa_records_mark(&b->set);
    ok = ok && pa_bench_format_read(&b->set, &source, err);
    if (!ok)
        pa_records_undo(&b->set, &mark);
    pa_source_close(&from);
    hand_warnings_on(b);
    return ok;
}

pa_code pa_bench_read(pa_bench *bench, const pa_source *source, const char *label, pa_error *err)
{
    struct pa_call call;
    pa_source s;
    pa_call_begin(&call, bench->owner->ctx, err);
    return pa_call_end(&call, pa_call_take(&call, &s, sizeof s, source) &&
                                  read(bench, &s, label, &call.error));
}

// ---- What the caller measured

static bool check(const pa_measurement *m, struct pa_error *err)
{
    if (!m->name || !*m->name || !m->unit || !*m->unit || !m->label || (m->count && !m->values))
        return pa_error_set(err, PA_ERROR_USAGE, "a measurement has a label, a name and a unit");
    if (m->count == 0)
        return pa_error_set(err, PA_ERROR_USAGE, "%s: no values", m->name);
    for (size_t i = 0; i < m->count; i++) {
        if (!isfinite(m->values[i]))
            return pa_error_set(err, PA_ERROR_USAGE, "%s: value %zu is no number", m->name, i);
    }
    return true;
}

// Lines "key: value".
static bool set_config(struct pa_records *set, const char *line, struct pa_error *err)
{
    for (size_t size; line && *line; line += size + (line[size] == '\n')) {
        size = strcspn(line, "\n");
        const char *colon = memchr(line, ':', size);
        if (!colon || colon == line)
            return size == 0 ||
                   pa_error_set(err, PA_ERROR_USAGE, "config: 'key: value' is wanted, not '%.*s'",
                                (int)size, line);
        const char *value = colon + 1;
        while (value < line + size && *value == ' ')
            value++;
        pa_records_config_n(set, line, (size_t)(colon - line), value,
                            (size_t)(line + size - value));
    }
    return true;
}

static bool add(pa_bench *b, const pa_measurement *m, struct pa_error *err)
{
    struct pa_arena *arena = &b->owner->arena;
    struct pa_records_mark mark = pa_records_mark(&b->set);
    pa_records_source(&b->set, "caller", pa_arena_strdup(arena, m->label));
    if (!set_config(&b->set, m->config, err)) {
        pa_records_undo(&b->set, &mark);
        return false;
    }
    if (m->better)
        pa_records_better(&b->set, m->unit, m->better > 0 ? "higher" : "lower");
    for (size_t i = 0; i < m->count; i++) {
        pa_records_result(&b->set, m->name, 1, 0);
        pa_records_value(&b->set, m->values[i], m->unit);
    }
    struct pa_record_source *source = &b->set.sources.items[b->set.sources.count - 1];
    source->results = m->count;
    return true;
}

pa_code pa_bench_add(pa_bench *bench, const pa_measurement *measured, pa_error *err)
{
    struct pa_call call;
    pa_measurement m;
    pa_call_begin(&call, bench->owner->ctx, err);
    return pa_call_end(&call, pa_call_take(&call, &m, sizeof m, measured) &&
                                  check(&m, &call.error) && add(bench, &m, &call.error));
}

// SPDX-License-Identifier: Apache-2.0
#include "store/add.h"
#include "store/spans.h"

void pa_store_days_release(struct pa_store_days *days)
{
    for (size_t i = 0; i < days->list.count; i++)
        pa_segment_writer_free(days->list.items[i].writer);
    pa_vec_release(&days->list);
}

static struct pa_segment_writer *writer_of(struct pa_store_days *days, int64_t time)
{
    struct pa_store_day day = {0};
    pa_store_span_name(PA_SPAN_DAY, time, day.day);
    for (size_t i = 0; i < days->list.count; i++) {
        if (strcmp(days->list.items[i].day, day.day) == 0)
            return days->list.items[i].writer;
    }
    day.writer = pa_segment_writer_new();
    pa_vec_push(&days->list, day);
    return day.writer;
}

bool pa_store_days_add(struct pa_store_days *days, const struct pa_profile *profile,
                       const struct pa_stored_meta *meta, struct pa_error *err)
{
    return pa_segment_writer_add(writer_of(days, meta->time), profile, meta, err);
}

bool pa_store_days_full(const struct pa_store_days *days)
{
    size_t bytes = 0, count = 0;
    for (size_t i = 0; i < days->list.count; i++) {
        bytes += pa_segment_writer_size(days->list.items[i].writer);
        count += pa_segment_writer_count(days->list.items[i].writer);
    }
    return bytes >= PA_STORE_PENDING_BYTES || count >= PA_STORE_PENDING_PROFILES;
}

bool pa_store_days_publish(struct pa_store_days *days, struct pa_error *err)
{
    bool ok = true;
    for (size_t i = 0; i < days->list.count && ok; i++) {
        struct pa_store_day *day = &days->list.items[i];
        if (!pa_segment_writer_count(day->writer))
            continue;
        ok = pa_catalog_publish(days->catalog, day->writer, day->day, err);
        days->published += ok;
    }
    pa_store_days_release(days);
    return ok;
}

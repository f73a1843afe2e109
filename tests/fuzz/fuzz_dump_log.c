// SPDX-License-Identifier: Apache-2.0
// Logs and names of dumps: any bytes are read, and no event lacks a place.
#include "dumps/dump_log.h"
#include "dumps/dump_name.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const KNOWN[] = {"cpu.prof", "heap.pb.gz"};
    struct pa_arena arena = {0};
    struct pa_dump_events events = {0};
    struct pa_dump_name name;
    const char *text = pa_arena_strndup(&arena, (const char *)data, size);
    const struct pa_dump_log log = {"x.log", text, size, KNOWN, 2};
    pa_dump_name_parse(text, &name);
    require(!name.has_time || name.time.to > name.time.from);
    bool is = pa_dump_log_read(&log, &arena, &events);
    for (size_t i = 0; i < events.list.count; i++)
        require(is && events.list.items[i].line > 0);
    pa_vec_release(&events.list);
    pa_arena_release(&arena);
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "dumps/dumps.h"

#include "base/archive.h"
#include "base/folder.h"
#include "base/path_end.h"
#include "dumps/builds.h"
#include "dumps/clock.h"
#include "dumps/sites.h"
#include "input/foreign.h"
#include "input/identify.h"
#include "input/text.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_LOG = 256 << 20 };

// ---- Finding

static void add_path(struct pa_dumps *d, const char *path)
{
    struct pa_dump dump = {.path = path, .name = path};
    pa_dump_name_parse(path, &dump.named);
    pa_vec_push(&d->list, dump);
}

// An archive that cannot be listed is a damaged file among others.
static bool find(struct pa_dumps *d, const char *path, struct pa_error *err)
{
    struct pa_words files;
    struct stat info;
    if (stat(path, &info) != 0)
        return pa_error_errno(err, path);
    if (!S_ISDIR(info.st_mode) && !pa_folder_is(path)) {
        add_path(d, path);
        return true;
    }
    if (!pa_folder_expand_readable(path, d->arena, &files, err))
        return false;
    for (size_t i = 0; i < files.count; i++)
        add_path(d, files.items[i]);
    return true;
}

// Names without the folders that all have.
static void shorten(struct pa_dumps *d)
{
    size_t common = 0, at = 0;
    const char *first = d->list.count > 1 ? d->list.items[0].path : NULL;
    for (bool same = first != NULL; same && first[at]; at++) {
        for (size_t i = 1; i < d->list.count && same; i++)
            same = d->list.items[i].path[at] == first[at];
        if (same && first[at] == '/')
            common = at + 1;
    }
    for (size_t i = 0; i < d->list.count; i++) {
        const char *path = d->list.items[i].path;
        d->list.items[i].name = first ? path + common : pa_path_end(path, 1);
    }
}

// ---- One profile

static bool has_type(const struct pa_profile *p, const char *name, uint32_t *index)
{
    for (uint32_t i = 0; i < p->type_count; i++) {
        if (strcmp(pa_profile_text(p, p->types[i].type), name) == 0) {
            *index = i;
            return true;
        }
    }
    return false;
}

static const char *lock_of(const char *path)
{
    return strstr(pa_path_end(path, 2), "mutex")   ? "mutex"
           : strstr(pa_path_end(path, 2), "block") ? "block"
                                                   : "contention";
}

// What it is a profile of, and which of its types say so.
static bool find_kind(const struct pa_profile *p, struct pa_dump *dump, struct pa_site_types *types,
                      struct pa_error *err)
{
    static const char *const HEAP[] = {"inuse_space", "inuse_objects"};
    if (!pa_profile_type_index(p, NULL, &types->value, err))
        return false;
    dump->kind = NULL;
    for (size_t i = 0; i < 2 && !dump->kind; i++) {
        if (has_type(p, HEAP[i], &types->value))
            dump->kind = "heap";
    }
    types->allocated = types->value;
    dump->cumulative = dump->kind && has_type(p, "alloc_space", &types->allocated);
    dump->type = pa_profile_text(p, p->types[types->value].type);
    dump->unit = pa_profile_text(p, p->types[types->value].unit);
    if (dump->kind)
        return true;
    if (strncmp(dump->type, "goroutine", 9) == 0)
        dump->kind = "goroutine";
    else if (strncmp(dump->type, "threadcreate", 12) == 0)
        dump->kind = "threads";
    else if (strcmp(dump->type, "delay") == 0 || strcmp(dump->type, "contentions") == 0)
        dump->kind = lock_of(dump->path);
    else
        dump->kind = dump->type;
    return true;
}

static void find_build(struct pa_dumps *d, const struct pa_profile *p, struct pa_dump *dump)
{
    dump->build = dump->program = "";
    if (p->mapping_count == 0)
        return;
    dump->build = pa_arena_strdup(d->arena, pa_profile_text(p, p->mappings[1].build_id));
    dump->program =
        pa_arena_strdup(d->arena, pa_path_end(pa_profile_text(p, p->mappings[1].file), 1));
}

static bool take_profile(struct pa_dumps *d, const struct pa_profile *p, struct pa_dump *dump,
                         struct pa_error *err)
{
    struct pa_site_types types = {0};
    if (!find_kind(p, dump, &types, err))
        return false;
    dump->kind = pa_arena_strdup(d->arena, dump->kind);
    dump->type = pa_arena_strdup(d->arena, dump->type);
    dump->unit = pa_arena_strdup(d->arena, dump->unit);
    dump->duration = p->duration_nanos;
    dump->nanos = p->time_nanos;
    // Heaps have "space", of which "inuse_space" is a part.
    bool sampled = strcmp(dump->kind, "heap") == 0 && strcmp(dump->type, "inuse_space") == 0
                       ? p->period_type.unit == p->types[types.value].unit
                       : p->period_type.type == p->types[types.value].type;
    dump->period = sampled ? p->period : 0;
    dump->clock = p->time_nanos ? PA_CLOCK_CONTENT : PA_CLOCK_NONE;
    find_build(d, p, dump);
    pa_dump_calls_find(d, p, dump);
    return pa_dump_sites(d, p, types, dump, err);
}

// Into memory of its own, but for the strings.
static void read_profile(struct pa_dumps *d, struct pa_input_opened *opened, struct pa_dump *dump)
{
    struct pa_arena arena = {0};
    struct pa_session *session = pa_session_new(&arena, d->options.warnings);
    struct pa_words one = {&dump->path, 1};
    const struct pa_profile *p;
    struct pa_error err = {0};
    session->strings = d->strings;
    session->opened = opened;
    session->binaries.places = d->options.places;
    if (pa_session_load(session, &one, &d->options.source, &p, &err) &&
        take_profile(d, p, dump, &err)) {
        dump->format = session->format ? session->format->name : NULL;
        dump->state = PA_DUMP_READ;
    } else {
        size_t size = strlen(dump->path);
        const char *text = err.text;
        if (strncmp(text, dump->path, size) == 0 && text[size] == ':')
            text += size + 1 + (text[size + 1] == ' ');
        dump->state = PA_DUMP_DAMAGED;
        dump->problem = pa_arena_strdup(d->arena, text);
        dump->cells = NULL;
        dump->cell_count = 0;
    }
    pa_arena_release(&arena);
}

// ---- Other files

static void read_foreign(struct pa_dumps *d, struct pa_input_opened *opened, struct pa_dump *dump)
{
    const struct pa_stream *s = &opened->stream;
    size_t size = (size_t)(s->end - s->next);
    if (size == 0) {
        dump->state = PA_DUMP_EMPTY;
        return;
    }
    const char *what = pa_foreign_describe(s->next, size);
    dump->state = PA_DUMP_FOREIGN;
    if (opened->identity.kind == PA_INPUT_BENCH)
        what = "benchmark results";
    dump->problem = what ? pa_arena_strdup(d->arena, what) : NULL;
}

static void read_file(struct pa_dumps *d, struct pa_dump *dump)
{
    struct pa_input_opened opened;
    struct pa_words members;
    struct pa_error err = {0};
    bool archive = pa_archive_is(dump->path); // one that could not be opened: find() lists the rest
    if ((archive && !pa_archive_list(dump->path, d->arena, &members, &err)) ||
        !pa_input_open(&opened, dump->path, d->options.source.max_size, &err)) {
        size_t size = strlen(dump->path);
        bool named = strncmp(err.text, dump->path, size) == 0 && err.text[size] == ':';
        dump->state = PA_DUMP_DAMAGED;
        dump->problem = pa_arena_strdup(d->arena, named ? err.text + size + 2 : err.text);
        return;
    }
    if (opened.identity.kind == PA_INPUT_PROFILE)
        read_profile(d, &opened, dump);
    else
        read_foreign(d, &opened, dump);
    pa_input_close(&opened);
}

// ---- Logs

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void read_log(struct pa_dumps *d, struct pa_dump *dump, const struct pa_dump_log *names)
{
    struct pa_bytes bytes;
    struct pa_error err = {0};
    if (!pa_file_read(dump->path, MOST_LOG, &bytes, &err))
        return;
    struct pa_dump_log log = *names;
    log.path = dump->path;
    log.text = (const char *)bytes.data;
    log.size = bytes.size;
    if (pa_text_is_plain(bytes.data, bytes.size) && pa_dump_log_read(&log, d->arena, &d->events)) {
        dump->state = PA_DUMP_LOG;
        dump->problem = NULL;
    }
    free(bytes.data);
}

static void read_logs(struct pa_dumps *d)
{
    PA_VEC(const char *) names = {0};
    for (size_t i = 0; i < d->list.count; i++) {
        if (d->list.items[i].state == PA_DUMP_READ)
            pa_vec_push(&names, pa_dump_file_name(d->list.items[i].path));
    }
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, by_text);
    const struct pa_dump_log log = {.names = names.items, .name_count = names.count};
    for (size_t i = 0; i < d->list.count; i++) {
        if (d->list.items[i].state == PA_DUMP_FOREIGN)
            read_log(d, &d->list.items[i], &log);
    }
    pa_vec_release(&names);
}

// ----

static void release(void *dumps)
{
    struct pa_dumps *d = dumps;
    pa_vec_release(&d->list);
    pa_vec_release(&d->events.list);
    pa_strings_release(d->strings);
}

bool pa_dumps_load(const struct pa_words *paths, const struct pa_dump_options *options,
                   struct pa_arena *arena, struct pa_dumps **dumps, struct pa_error *err)
{
    struct pa_dumps *d = pa_arena_calloc(arena, 1, sizeof *d);
    d->arena = arena;
    d->strings = pa_arena_calloc(arena, 1, sizeof *d->strings);
    d->options = *options;
    pa_arena_defer(arena, release, d);
    for (size_t i = 0; i < paths->count; i++) {
        if (!find(d, paths->items[i], err))
            return false;
    }
    shorten(d);
    for (size_t i = 0; i < d->list.count; i++)
        read_file(d, &d->list.items[i]);
    read_logs(d);
    pa_dump_clocks(d);
    pa_dump_builds_find(d);
    *dumps = d;
    return true;
}

bool pa_dump_triggered(const struct pa_dump *dump)
{
    return dump->event || dump->named.reason == PA_DUMP_TRIGGERED;
}

double pa_dump_trigger(const struct pa_dump *dump, const char **unit)
{
    if (dump->event && dump->event->unit) {
        *unit = dump->event->unit;
        return dump->event->value;
    }
    *unit = dump->named.unit;
    return dump->named.value;
}

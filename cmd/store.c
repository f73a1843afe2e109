// SPDX-License-Identifier: Apache-2.0
#include "cmd/store_options.h"

#include "base/number.h"

#include "store/by_function.h"
#include "store/order.h"

#include <stdio.h>
#include <string.h>

static const struct pa_choice by_choices[] = {
    {"hour", PA_BY_HOUR, NULL},   {"day", PA_BY_DAY, NULL},         {"week", PA_BY_WEEK, NULL},
    {"month", PA_BY_MONTH, NULL}, {"release", PA_BY_RELEASE, NULL}, {0}};

static const struct pa_option options[] = {
    {PA_OPTION_LIST, "where", offsetof(struct pa_store_flags, where), .argument = "COND",
     .help = "of these profiles only: service=, release=, type=, time=, label.KEY="},
    {PA_OPTION_LIST, "set", offsetof(struct pa_store_flags, set), .argument = "KEY=VALUE",
     .help = "add: what the profiles are of (service, release, or a label)"},
    {PA_OPTION_STRING, "from-path", offsetof(struct pa_store_flags, from_path),
     .argument = "PATTERN", .help = "add: the same from the path: '{service}/{release}/*.pb.gz'"},
    {PA_OPTION_LIST, "old", offsetof(struct pa_store_flags, old_side), .argument = "COND",
     .help = "diff, regress: the profiles before, as --where has them"},
    {PA_OPTION_LIST, "new", offsetof(struct pa_store_flags, new_side), .argument = "COND",
     .help = "diff, regress: the profiles after"},
    {PA_OPTION_STRING, "keep", offsetof(struct pa_store_flags, keep), .argument = "SPAN",
     .help = "prune: what is no older than this than the newest profile: 30d, 12h"},
    {PA_OPTION_CHOICE, "by", offsetof(struct pa_store_flags, by), .argument = "WHAT",
     .choices = by_choices,
     .help = "trend: a row for each of these (day); regress: the newest of these against the one "
             "before (release, of services that have two, else day); compact: one segment for each "
             "day, week or month (day)"},
    {PA_OPTION_STRING, "engine", offsetof(struct pa_store_flags, engine), .argument = "ADDRESS",
     .help = "ask profiles that were exported there: clickhouse:http://HOST:8123/DATABASE"},
    {PA_OPTION_STRING, "engine-password", offsetof(struct pa_store_flags, engine_password),
     .argument = "FILE", .help = "the engine's password is the first line of FILE"},
    {PA_OPTION_STRING, "engine-ca", offsetof(struct pa_store_flags, engine_ca), .argument = "FILE",
     .help = "trust the certificates in FILE, for an engine by https"},
    {PA_OPTION_GROUP, NULL, offsetof(struct pa_store_flags, report), .group = pa_report_options},
    {0},
};

static const struct pa_choice formats[] = {
    {"proto", PA_FORMAT_PROTO, "pprof protocol buffer (profile.proto), packed by gzip"},
    {"svg", PA_FORMAT_SVG, "flame: a picture"},
    {"folded", PA_FORMAT_FOLDED, "flame: stacks as lines"},
    {0},
};

static const struct verb {
    const char *name;
    pa_store_verb *run;
    bool makes;         // the store
    bool no_report;     // writes another of the formats than reports
    bool asks;          // what an engine can be asked as well
    size_t least, most; // words behind the store; most 0: any number
    const char *words;
} verbs[] = {
    {"init", pa_store_verb_init, .makes = true, .most = SIZE_MAX, .words = "STORE"},
    {"add", pa_store_verb_add, .least = 1, .words = "STORE FILE..."},
    {"ls", pa_store_verb_ls, .asks = true, .most = SIZE_MAX, .words = "STORE"},
    {"verify", pa_store_verb_verify, .most = SIZE_MAX, .words = "STORE"},
    {"info", pa_store_verb_info, .asks = true, .most = SIZE_MAX, .words = "STORE"},
    {"join", pa_store_verb_join, .least = 1, .words = "STORE OTHER..."},
    {"compact", pa_store_verb_compact, .most = SIZE_MAX, .words = "[--by day|week|month] STORE"},
    {"prune", pa_store_verb_prune, .most = SIZE_MAX, .words = "--keep SPAN STORE"},
    {"top", pa_store_verb_top, .asks = true, .most = SIZE_MAX, .words = "STORE"},
    {"callers", pa_store_verb_callers, .asks = true, .least = 1, .most = 1, .words = "STORE REGEX"},
    {"flame", pa_store_verb_flame, .no_report = true, .asks = true, .most = SIZE_MAX,
     .words = "-o OUT.svg STORE"},
    {"trend", pa_store_verb_trend, .asks = true, .least = 1, .most = 1, .words = "STORE FUNC"},
    {"services", pa_store_verb_services, .asks = true, .least = 1, .most = 1,
     .words = "STORE FUNC"},
    {"diff", pa_store_verb_diff, .asks = true, .most = SIZE_MAX,
     .words = "--old COND --new COND STORE"},
    {"regress", pa_store_verb_regress, .asks = true, .most = SIZE_MAX,
     .words = "[--by release|day | --old COND --new COND] STORE"},
    {"merge", pa_store_verb_merge, .no_report = true, .asks = true, .most = SIZE_MAX,
     .words = "-o OUT.pb.gz STORE"},
    {"export", pa_store_verb_export, .most = SIZE_MAX, .words = "--engine ADDRESS STORE"},
    {"tables", pa_store_verb_tables, .asks = true, .most = SIZE_MAX, .words = "--engine ADDRESS"},
};

static const struct verb *find(const char *name, struct pa_error *err)
{
    struct pa_strbuf names = {0};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (strcmp(verbs[i].name, name) == 0) {
            pa_strbuf_release(&names);
            return &verbs[i];
        }
        pa_strbuf_printf(&names, "%s%s", i ? ", " : "", verbs[i].name);
    }
    pa_error_set(err, PA_ERROR_USAGE, "store %s: wanted one of %s", name, names.text);
    pa_strbuf_release(&names);
    return NULL;
}

bool pa_store_select(struct pa_store_run *run, struct pa_error *err)
{
    if (!pa_where_parse(&run->o->where, run->ctx->arena, &run->where, err))
        return false;
    if (run->engine) {
        bool ok = pa_engine_find(run->engine, &run->where, run->ctx->arena, &run->there, err);
        run->list = run->there.list;
        return ok;
    }
    return pa_catalog_find(run->catalog, &run->where, run->ctx->arena, &run->list, err);
}

size_t *pa_store_order_of(struct pa_store_run *run, const struct pa_catalog_list *list)
{
    // Whoever reads the profiles then says what is damaged.
    struct pa_warnings later = {0};
    struct pa_store_visitor v = {.strings = run->session->strings, .warnings = &later};
    size_t *order = pa_store_order(list, run->engine != NULL, &v, run->ctx->arena);
    pa_warnings_release(&later);
    return order;
}

void pa_store_in_order(struct pa_store_run *run)
{
    struct pa_arena *arena = run->ctx->arena;
    struct pa_catalog_list *list = &run->list;
    const size_t *order = pa_store_order_of(run, list);
    struct pa_catalog_profile *profiles =
        pa_arena_calloc(arena, list->profile_count + 1, sizeof *profiles);
    for (size_t i = 0; i < list->profile_count; i++)
        profiles[i] = list->profiles[order[i]];
    if (run->engine)
        run->there = pa_engine_some(&run->there, order, list->profile_count, arena);
    list->profiles = profiles;
}

bool pa_store_open(struct pa_store_opened *o, const struct pa_catalog_segment *s,
                   struct pa_strings *strings, struct pa_error *err)
{
    if (o->file == s->file)
        return true;
    pa_store_close(o);
    if (!pa_segment_open(s->file, strings, &o->arena, &o->segment, err))
        return false;
    o->file = s->file;
    return true;
}

void pa_store_close(struct pa_store_opened *o)
{
    pa_arena_release(&o->arena);
    *o = (struct pa_store_opened){.missed = o->missed};
}

void pa_store_miss_one(struct pa_store_run *run, struct pa_store_opened *o,
                       struct pa_store_read *read, const struct pa_catalog_segment *s,
                       const struct pa_error *why)
{
    if (o->missed == s->file) {
        read->missing_profiles++;
        return;
    }
    o->missed = s->file;
    pa_store_miss(read, run->ctx->warnings, &(struct pa_store_missing){s, 1, why->text});
}

void pa_store_name_sources(struct pa_store_run *run, struct pa_catalog_list *list,
                           struct pa_warnings *warnings)
{
    struct pa_store_visitor v = {.strings = run->session->strings, .warnings = warnings};
    if (run->engine || pa_store_sources(list, &v, run->ctx->arena))
        return;
    for (size_t i = 0; i < list->profile_count; i++) {
        struct pa_catalog_profile *p = &list->profiles[i];
        if (!*p->meta.path)
            p->meta.path = pa_arena_printf(run->ctx->arena, "%s:%lld",
                                           list->segments[p->segment].path, (long long)p->row);
    }
    run->ctx->status = PA_STATUS_ERROR;
}

void pa_store_tell(struct pa_store_run *run, const struct pa_store_read *read)
{
    fprintf(stderr, "pa: read %zu profile%s in %zu segment%s", read->profiles,
            pa_plural(read->profiles), read->segments, pa_plural(read->segments));
    if (read->rolled_up == read->profiles && read->profiles)
        fputs(", all from rollups", stderr);
    else if (read->rolled_up)
        fprintf(stderr, ", %zu of them from rollups", read->rolled_up);
    if (read->missing_segments) {
        fprintf(stderr, "; missing: %zu profile%s in %zu segment%s", read->missing_profiles,
                pa_plural(read->missing_profiles), read->missing_segments,
                pa_plural(read->missing_segments));
        run->ctx->status = PA_STATUS_ERROR;
    }
    fputc('\n', stderr);
}

static bool count_words(const struct pa_context *ctx, const struct verb *verb, struct pa_error *err)
{
    size_t count = ctx->files.count, most = verb->most == SIZE_MAX ? 0 : verb->most;
    if (count >= verb->least && (count <= most || (!verb->most && verb->least)))
        return true;
    return pa_error_set(err, PA_ERROR_USAGE, "too %s arguments: usage: pa store %s %s",
                        count < verb->least ? "few" : "many", verb->name, verb->words);
}

static bool check_format(const struct pa_context *ctx, const struct verb *verb,
                         struct pa_error *err)
{
    return verb->no_report || ctx->output.printer ||
           pa_error_set(err, PA_ERROR_USAGE, "pa store %s does not write %s (see --format)",
                        verb->name, ctx->output.format_name);
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct verb *verb = find(ctx->files.items[0], err);
    struct pa_store_run r = {.ctx = ctx, .o = ctx->options};
    if (!verb)
        return false;
    bool asks_engine = verb->asks && r.o->engine;
    if (r.o->engine && !verb->asks && verb->run != pa_store_verb_export)
        return pa_error_set(err, PA_ERROR_USAGE, "--engine: pa store %s is about a store alone",
                            verb->name);
    // An engine needs no store: the word may be there, as it is without --engine.
    size_t taken = 1 + (!asks_engine || ctx->files.count > verb->least + 1);
    if (ctx->files.count < taken)
        return pa_error_set(err, PA_ERROR_USAGE, "too few arguments: usage: pa store %s %s",
                            verb->name, verb->words);
    r.store = taken > 1 ? ctx->files.items[1] : r.o->engine;
    ctx->files.items += taken;
    ctx->files.count -= taken;
    if (!count_words(ctx, verb, err) || !check_format(ctx, verb, err))
        return false;
    r.session = pa_session_of(ctx);
    return pa_store_engine_open(&r, err) &&
           (verb->makes || asks_engine || pa_catalog_open(r.store, ctx->arena, &r.catalog, err)) &&
           verb->run(&r, err);
}

const struct pa_command pa_cmd_store = {
    .name = "store",
    .summary = "many profiles in one folder, and questions to all of them",
    .synopsis = "[OPTIONS] "
                "init|add|ls|info|verify|join|compact|prune|top|callers|flame|trend|services|diff|"
                "regress|merge|"
                "export|tables "
                "STORE [WORD...]",
    .options = options,
    .options_size = sizeof(struct pa_store_flags),
    .min_files = 1,
    .formats = pa_output_reports,
    .more_formats = formats,
    .run = run,
};

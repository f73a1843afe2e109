// SPDX-License-Identifier: Apache-2.0
#include "engine/engine_private.h"

#define KEY   "d Date, service LowCardinality(String), "
#define OWNER ", batch UInt64, row UInt32"
#define NAMES "release LowCardinality(String), vtype LowCardinality(String), "

// Each day is a partition, so that a day can be dropped at once; stacks and places are kept once a
// day and service. In a cluster all rows of a service are on one node.
static const struct table {
    const char *name, *columns, *engine;
} tables[] = {
    {"pa_profile",
     KEY "release LowCardinality(String), type LowCardinality(String), t Int64, labels String, "
         "path String, segment LowCardinality(String), source FixedString(16)" OWNER
         ", kind UInt64, samples UInt64, functions UInt64, head String, types Array(String), "
         "units Array(String), totals Array(Int64), main UInt8",
     "MergeTree PARTITION BY d ORDER BY (service, t)"},
    {"pa_func", KEY NAMES "t DateTime, func LowCardinality(String), flat Int64, cum Int64" OWNER,
     "MergeTree PARTITION BY d ORDER BY (service, func, t)"},
    {"pa_sample",
     KEY NAMES "t DateTime, kind UInt64, n UInt8, stack UInt64, labels LowCardinality(String), "
               "v Int64" OWNER,
     "MergeTree PARTITION BY d ORDER BY (service, stack, t)"},
    {"pa_stack", KEY "hash UInt64, frames Array(LowCardinality(String)), places Array(UInt64)",
     "ReplacingMergeTree PARTITION BY d ORDER BY (service, hash)"},
    {"pa_place", KEY "id UInt64, record String",
     "ReplacingMergeTree PARTITION BY d ORDER BY (service, id)"},
};

static bool run(struct pa_engine *e, struct pa_strbuf *sql, struct pa_error *err)
{
    struct pa_engine_answer answer;
    bool ok = pa_engine_ask(e, sql, &answer, err);
    pa_engine_answer_release(&answer);
    pa_strbuf_clear(sql);
    return ok;
}

// Early versions of ClickHouse had LowCardinality as an experiment, which a setting allows.
static bool make_tables(struct pa_engine *e, struct pa_error *err)
{
    struct pa_strbuf sql = {0};
    bool ok = true;
    for (size_t i = 0; i < sizeof tables / sizeof *tables && ok; i++) {
        const struct table *t = &tables[i];
        pa_strbuf_printf(&sql, "CREATE TABLE IF NOT EXISTS %s%s (%s) ENGINE = %s", t->name,
                         e->cluster ? "_local" : "", t->columns, t->engine);
        ok = run(e, &sql, err);
        if (!ok || !e->cluster)
            continue;
        pa_strbuf_printf(&sql,
                         "CREATE TABLE IF NOT EXISTS %s (%s) ENGINE = Distributed(%s, %s, "
                         "%s_local, cityHash64(service))",
                         t->name, t->columns, e->cluster, e->database, t->name);
        ok = run(e, &sql, err);
    }
    pa_strbuf_release(&sql);
    return ok;
}

bool pa_engine_make_tables(struct pa_engine *e, struct pa_error *err)
{
    const char *base = e->base;
    e->base = pa_arena_printf(e->arena, "%s&allow_experimental_low_cardinality_type=1", base);
    bool ok = make_tables(e, err);
    e->base = base;
    return ok;
}

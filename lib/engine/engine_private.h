// SPDX-License-Identifier: Apache-2.0
// What the files of lib/engine share. Private to lib/engine.
#ifndef PA_ENGINE_ENGINE_PRIVATE_H
#define PA_ENGINE_ENGINE_PRIVATE_H

#include "engine/engine.h"
#include "engine/http.h"
#include "engine/rows.h"

struct pa_engine {
    struct pa_arena *arena;
    struct pa_strings *strings;
    const char *url;  // of the server, without database and settings: for people
    const char *base; // with both: statements go behind it
    const char *user, *database, *cluster; // NULL: none
    const struct pa_http_calls *http;
    void *connection;
};

// Fills url, base, user, database and cluster.
PA_MUST_CHECK bool pa_engine_read_address(struct pa_engine *e, const char *address,
                                          struct pa_error *err);

// An answer in memory: rows, to be released. Errors name the server.
struct pa_engine_answer {
    struct pa_strbuf bytes;
    struct pa_rows rows;
};
// Sends a statement and reads the whole answer.
PA_MUST_CHECK bool pa_engine_ask(struct pa_engine *e, const struct pa_strbuf *sql,
                                 struct pa_engine_answer *answer, struct pa_error *err);
void pa_engine_answer_release(struct pa_engine_answer *answer); // frees what it holds
// Inserts rows, encoded as ClickHouse's RowBinary in the table's order of columns, by one request;
// none if there are no rows. Errors: the connection's, or what the server answered.
PA_MUST_CHECK bool pa_engine_insert(struct pa_engine *e, const char *table,
                                    const struct pa_strbuf *rows, struct pa_error *err);
// False, saying that an answer is not what it should be.
bool pa_engine_damaged(const struct pa_engine *e, const char *what, struct pa_error *err);

// 'a text' as SQL has it.
void pa_sql_text(struct pa_strbuf *sql, const char *text, size_t size);
// The condition for rows of pa_profile.
void pa_sql_where(struct pa_strbuf *sql, const struct pa_where *where);
// The condition for rows of the other tables that belong to the list: days and services, by which
// they are sorted, and if `exactly` (batch, row).
void pa_sql_chosen(struct pa_strbuf *sql, const struct pa_engine_list *list, bool exactly);

enum { PA_ENGINE_DAY_SECONDS = 86400 };
#define PA_ENGINE_SECOND ((int64_t)1000000000)

// As a DateTime has it, from 1970 to 2106; what is before or behind is at the ends. pa_profile.t
// has all of it.
static inline uint32_t pa_engine_seconds(const struct pa_stored_meta *meta)
{
    int64_t seconds = meta->time < 0 ? 0 : meta->time / PA_ENGINE_SECOND;
    return seconds > UINT32_MAX ? UINT32_MAX : (uint32_t)seconds;
}

#endif

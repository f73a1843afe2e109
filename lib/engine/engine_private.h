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
    const char *url;      // "https://host:8443": what errors name
    const char *base;     // that with the database and settings as a query; "&query=…" may follow
    const char *user;     // NULL: none
    const char *database; // "default" if the address has none
    const char *cluster;  // NULL: none
    const struct pa_http_calls *http;
    void *connection;
};

// Sets url, base, user, database and cluster, in e->arena, by an address (struct
// pa_engine_options). PA_ERROR_USAGE if it has another form, a password, or a name of a database
// or cluster that is not of letters, digits and '_'.
PA_MUST_CHECK bool pa_engine_read_address(struct pa_engine *e, const char *address,
                                          struct pa_error *err);

// An answer in memory, to be released; `rows` reads its bytes.
struct pa_engine_answer {
    struct pa_strbuf bytes;
    struct pa_rows rows;
};
// Sends a statement and reads the whole answer, to be released also after a failure. PA_ERROR_IO,
// naming the server, if it cannot be reached within its time or refuses the statement.
PA_MUST_CHECK bool pa_engine_ask(struct pa_engine *e, const struct pa_strbuf *sql,
                                 struct pa_engine_answer *answer, struct pa_error *err);
// Frees the bytes of an answer.
void pa_engine_answer_release(struct pa_engine_answer *answer);
// Inserts rows, encoded as RowBinary (rows.h) in the table's order of columns, with one request;
// sends nothing if there are none. Errors are those of pa_engine_ask().
PA_MUST_CHECK bool pa_engine_insert(struct pa_engine *e, const char *table,
                                    const struct pa_strbuf *rows, struct pa_error *err);
// Sets `err` to PA_ERROR_FORMAT, the server's address and `what`, a clause that says what is wrong
// with an answer; returns false.
bool pa_engine_damaged(const struct pa_engine *e, const char *what, struct pa_error *err);

// Appends a text as a literal of ClickHouse's SQL, in quotation marks; quotes, backslashes and NUL
// are escaped.
void pa_sql_text(struct pa_strbuf *sql, const char *text, size_t size);
// Appends the condition for rows of pa_profile that `where` selects, "1" if it has no terms.
void pa_sql_where(struct pa_strbuf *sql, const struct pa_where *where);
// Appends the condition for rows of the other tables that may belong to the list's profiles:
// ranges of days and services, by which tables are sorted. With `exactly` (tables that have batch
// and row) it selects these profiles' rows only.
void pa_sql_chosen(struct pa_strbuf *sql, const struct pa_engine_list *list, bool exactly);

enum { PA_ENGINE_DAY_SECONDS = 86400 };
#define PA_ENGINE_SECOND ((int64_t)1000000000)

// Returns the profile's time in seconds since 1970 as a DateTime of ClickHouse holds it: times
// before 1970 become 0, those after 2106 UINT32_MAX. pa_profile.t has the nanoseconds.
static inline uint32_t pa_engine_seconds(const struct pa_stored_meta *meta)
{
    int64_t seconds = meta->time < 0 ? 0 : meta->time / PA_ENGINE_SECOND;
    return seconds > UINT32_MAX ? UINT32_MAX : (uint32_t)seconds;
}

#endif

// SPDX-License-Identifier: Apache-2.0
#include "store/db.h"

#include "base/strbuf.h"

enum { WAIT_FOR_WRITER_MS = 600000 };

bool pa_db_fail(sqlite3 *db, struct pa_error *err)
{
    int code = sqlite3_errcode(db) & 0xff;
    bool broken = code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR;
    return pa_error_set(err, broken ? PA_ERROR_FORMAT : PA_ERROR_IO, "%s%s",
                        broken ? "damaged: " : "", sqlite3_errmsg(db));
}

// SQLite takes '?', '#' and '%' of a path for its own.
static void add_uri(struct pa_strbuf *uri, const char *path)
{
    pa_strbuf_adds(uri, "file:");
    for (const char *c = path; *c; c++) {
        if (*c == '?' || *c == '#' || *c == '%')
            pa_strbuf_printf(uri, "%%%02X", (unsigned char)*c);
        else
            pa_strbuf_addc(uri, *c);
    }
}

bool pa_db_open(sqlite3 **db, const char *path, enum pa_db_mode mode, struct pa_error *err)
{
    int flags = mode == PA_DB_CREATE  ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                : mode == PA_DB_WRITE ? SQLITE_OPEN_READWRITE
                                      : SQLITE_OPEN_READONLY;
    struct pa_strbuf uri = {0};
    add_uri(&uri, path);
    if (mode == PA_DB_IMMUTABLE)
        pa_strbuf_adds(&uri, "?immutable=1");
    int code = sqlite3_open_v2(uri.text, db, flags | SQLITE_OPEN_URI, NULL);
    pa_strbuf_release(&uri);
    if (code == SQLITE_OK) {
        sqlite3_busy_timeout(*db, WAIT_FOR_WRITER_MS);
        return true;
    }
    pa_db_fail(*db, err);
    sqlite3_close(*db);
    *db = NULL;
    return false;
}

bool pa_db_exec(sqlite3 *db, const char *sql, struct pa_error *err)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK || pa_db_fail(db, err);
}

sqlite3_stmt *pa_db_prepare(sqlite3 *db, const char *sql, struct pa_error *err)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        pa_db_fail(db, err);
    return statement;
}

bool pa_db_run(sqlite3_stmt *statement, struct pa_error *err)
{
    bool ok =
        sqlite3_step(statement) == SQLITE_DONE || pa_db_fail(sqlite3_db_handle(statement), err);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return ok;
}

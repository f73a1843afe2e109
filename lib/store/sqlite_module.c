// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite.h"

#include <sqlite3.h>

static int call_open(const char *uri, void **db, int flags)
{
    sqlite3 *handle;
    int code = sqlite3_open_v2(uri, &handle, flags, NULL);
    *db = handle;
    return code;
}

static int call_close(void *db)
{
    return sqlite3_close(db);
}

static int call_busy_timeout(void *db, int milliseconds)
{
    return sqlite3_busy_timeout(db, milliseconds);
}

static int call_errcode(void *db)
{
    return sqlite3_errcode(db);
}

static const char *call_errmsg(void *db)
{
    return sqlite3_errmsg(db);
}

static int call_exec(void *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

static int call_get_autocommit(void *db)
{
    return sqlite3_get_autocommit(db);
}

static int64_t call_last_insert_rowid(void *db)
{
    return sqlite3_last_insert_rowid(db);
}

static int call_prepare(void *db, const char *sql, void **statement)
{
    sqlite3_stmt *made = NULL;
    int code = sqlite3_prepare_v2(db, sql, -1, &made, NULL);
    *statement = made;
    return code;
}

static int call_finalize(void *statement)
{
    return sqlite3_finalize(statement);
}

static int call_step(void *statement)
{
    return sqlite3_step(statement);
}

static int call_reset(void *statement)
{
    return sqlite3_reset(statement);
}

static int call_clear_bindings(void *statement)
{
    return sqlite3_clear_bindings(statement);
}

static int call_bind_int64(void *statement, int at, int64_t value)
{
    return sqlite3_bind_int64(statement, at, value);
}

static int call_bind_text(void *statement, int at, const char *text)
{
    return sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

static int call_bind_blob(void *statement, int at, const void *bytes, size_t size)
{
    return sqlite3_bind_blob64(statement, at, bytes, size, SQLITE_STATIC);
}

static int64_t call_column_int64(void *statement, int column)
{
    return sqlite3_column_int64(statement, column);
}

static const char *call_column_text(void *statement, int column)
{
    return (const char *)sqlite3_column_text(statement, column);
}

static const void *call_column_blob(void *statement, int column)
{
    return sqlite3_column_blob(statement, column);
}

static int call_column_bytes(void *statement, int column)
{
    return sqlite3_column_bytes(statement, column);
}

extern const struct pa_sqlite_calls pa_sqlite_calls;
__attribute__((visibility("default"))) const struct pa_sqlite_calls pa_sqlite_calls = {
    .version = PA_SQLITE_VERSION,
    .open = call_open,
    .close = call_close,
    .busy_timeout = call_busy_timeout,
    .errcode = call_errcode,
    .errmsg = call_errmsg,
    .exec = call_exec,
    .get_autocommit = call_get_autocommit,
    .last_insert_rowid = call_last_insert_rowid,
    .prepare = call_prepare,
    .finalize = call_finalize,
    .step = call_step,
    .reset = call_reset,
    .clear_bindings = call_clear_bindings,
    .bind_int64 = call_bind_int64,
    .bind_text = call_bind_text,
    .bind_blob = call_bind_blob,
    .column_int64 = call_column_int64,
    .column_text = call_column_text,
    .column_blob = call_column_blob,
    .column_bytes = call_column_bytes,
};

// SPDX-License-Identifier: Apache-2.0
// The interface between the program and its module with SQLite (libpa-sqlite.so). The module links
// none of the program's libraries and is loaded when a store is opened: linked in, SQLite would
// add half a millisecond to every start.
#ifndef PA_STORE_SQLITE_H
#define PA_STORE_SQLITE_H

#include <stddef.h>
#include <stdint.h>

// Raised whenever something here changes: a module left from another version is refused.
enum { PA_SQLITE_VERSION = 1 };

// Each member calls the function of SQLite that it is named after (sqlite3_open_v2,
// sqlite3_prepare_v2, …). Texts and blobs that are bound are borrowed (SQLITE_STATIC).
struct pa_sqlite_calls {
    int version; // PA_SQLITE_VERSION
    int (*open)(const char *uri, void **db, int flags);
    int (*close)(void *db);
    int (*busy_timeout)(void *db, int milliseconds);
    int (*errcode)(void *db);
    const char *(*errmsg)(void *db);
    int (*exec)(void *db, const char *sql);
    int (*get_autocommit)(void *db);
    int64_t (*last_insert_rowid)(void *db);
    int (*prepare)(void *db, const char *sql, void **statement);
    int (*finalize)(void *statement);
    int (*step)(void *statement);
    int (*reset)(void *statement);
    int (*clear_bindings)(void *statement);
    int (*bind_int64)(void *statement, int at, int64_t value);
    int (*bind_text)(void *statement, int at, const char *text);
    int (*bind_blob)(void *statement, int at, const void *bytes, size_t size);
    int64_t (*column_int64)(void *statement, int column);
    const char *(*column_text)(void *statement, int column);
    const void *(*column_blob)(void *statement, int column);
    int (*column_bytes)(void *statement, int column);
};
#define PA_SQLITE_SYMBOL "pa_sqlite_calls"

#endif

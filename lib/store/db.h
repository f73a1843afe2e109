// SPDX-License-Identifier: Apache-2.0
// SQLite with this project's errors, called through its module (sqlite.h). Private to lib/store.
#ifndef PA_STORE_DB_H
#define PA_STORE_DB_H

#include "base/error.h"
#include "store/sqlite.h"

#include <sqlite3.h> // for its constants: nothing of it is linked

// How a file is opened: made anew for writing, an existing one for writing, or read only without
// locks and without looking for changes (SQLite's immutable=1).
enum pa_db_mode { PA_DB_CREATE, PA_DB_WRITE, PA_DB_IMMUTABLE };

struct pa_db {
    const struct pa_sqlite_calls *calls;
    void *handle;
};

struct pa_statement {
    struct pa_db *db;
    void *handle;
};

// Opens the database at `path`; close it with pa_db_close(). Statements of it wait up to ten
// minutes for other writers. On a failure *db is NULL and the error does not name the path;
// PA_ERROR_UNSUPPORTED if the module of SQLite is of another version.
PA_MUST_CHECK bool pa_db_open(struct pa_db **db, const char *path, enum pa_db_mode mode,
                              struct pa_error *err);
// Closes and frees it; its statements must have been freed. NULL is fine. False if SQLite could
// not close it, so that what was written may not be in the file.
bool pa_db_close(struct pa_db *db);
// Sets `err` to the text of SQLite's last error and returns false. The code is PA_ERROR_FORMAT
// where the file is no sound database or a statement does not fit it, else PA_ERROR_IO.
bool pa_db_fail(struct pa_db *db, struct pa_error *err);
// Runs one or more SQL statements that return no rows, separated by ';'.
PA_MUST_CHECK bool pa_db_exec(struct pa_db *db, const char *sql, struct pa_error *err);
// Compiles a statement, to be freed before the database is closed. NULL, with `err` set, if SQLite
// refuses it.
struct pa_statement *pa_db_prepare(struct pa_db *db, const char *sql, struct pa_error *err);
// Ends and frees a statement; NULL is fine.
void pa_statement_free(struct pa_statement *statement);
// Runs a statement that returns no rows, then resets it and clears its bound values, also on a
// failure.
PA_MUST_CHECK bool pa_db_run(struct pa_statement *statement, struct pa_error *err);

// Goes to the next row. Returns what sqlite3_step() does: SQLITE_ROW, SQLITE_DONE or an error
// code.
static inline int pa_statement_step(struct pa_statement *s)
{
    return s->db->calls->step(s->handle);
}

// Makes the statement ready to run again; values stay bound.
static inline void pa_statement_reset(struct pa_statement *s)
{
    s->db->calls->reset(s->handle);
}

// Binds a number to parameter `at`, from 1.
static inline void pa_bind_int64(struct pa_statement *s, int at, int64_t value)
{
    s->db->calls->bind_int64(s->handle, at, value);
}

// Binds a NUL-terminated text to parameter `at`, from 1. It is borrowed until the statement has
// run.
static inline void pa_bind_text(struct pa_statement *s, int at, const char *text)
{
    s->db->calls->bind_text(s->handle, at, text);
}

// Binds `size` bytes to parameter `at`, from 1. They are borrowed until the statement has run.
static inline void pa_bind_blob(struct pa_statement *s, int at, const void *bytes, size_t size)
{
    s->db->calls->bind_blob(s->handle, at, bytes, size);
}

// Returns the number in a column (from 0) of the current row; 0 for NULL.
static inline int64_t pa_column_int64(struct pa_statement *s, int column)
{
    return s->db->calls->column_int64(s->handle, column);
}

// Returns the text in a column (from 0) of the current row, NULL if it has none. Borrowed until
// the next step or reset.
static inline const char *pa_column_text(struct pa_statement *s, int column)
{
    return s->db->calls->column_text(s->handle, column);
}

// Returns the bytes in a column (from 0) of the current row, NULL if there are none. Borrowed
// until the next step or reset; pa_column_size() says how many they are.
static inline const void *pa_column_blob(struct pa_statement *s, int column)
{
    return s->db->calls->column_blob(s->handle, column);
}

// Returns the number of bytes in a column (from 0) of the current row.
static inline size_t pa_column_size(struct pa_statement *s, int column)
{
    int size = s->db->calls->column_bytes(s->handle, column);
    return size > 0 ? (size_t)size : 0;
}

#endif

// SPDX-License-Identifier: Apache-2.0
// SQLite with the errors of this project, by its module (sqlite.h). Private to lib/store.
#ifndef PA_STORE_DB_H
#define PA_STORE_DB_H

#include "base/error.h"
#include "store/sqlite.h"

#include <sqlite3.h> // for its constants: nothing of it is linked

enum pa_db_mode { PA_DB_CREATE, PA_DB_WRITE, PA_DB_IMMUTABLE };

struct pa_db {
    const struct pa_sqlite_calls *calls;
    void *handle;
};

struct pa_statement {
    struct pa_db *db;
    void *handle;
};

// Errors do not name the path, or say that the module is not there; *db is NULL then. Other
// writers are waited for.
PA_MUST_CHECK bool pa_db_open(struct pa_db **db, const char *path, enum pa_db_mode mode,
                              struct pa_error *err);
// NULL: nothing to do. False if what was written did not get to the file.
bool pa_db_close(struct pa_db *db);
// False, with SQLite's text.
bool pa_db_fail(struct pa_db *db, struct pa_error *err);
// Runs SQL that gives no rows.
PA_MUST_CHECK bool pa_db_exec(struct pa_db *db, const char *sql, struct pa_error *err);
// NULL if it cannot be prepared.
struct pa_statement *pa_db_prepare(struct pa_db *db, const char *sql, struct pa_error *err);
void pa_statement_free(struct pa_statement *statement); // NULL: nothing to do
// Runs a statement that gives no rows, and makes it ready for the next values.
PA_MUST_CHECK bool pa_db_run(struct pa_statement *statement, struct pa_error *err);

// Goes to the next row. Returns what sqlite3_step() does: SQLITE_ROW, SQLITE_DONE or an error.
static inline int pa_statement_step(struct pa_statement *s)
{
    return s->db->calls->step(s->handle);
}

// Makes the statement ready to run again; values stay bound.
static inline void pa_statement_reset(struct pa_statement *s)
{
    s->db->calls->reset(s->handle);
}

// Binds a number to the parameter at `at`, from 1.
static inline void pa_bind_int64(struct pa_statement *s, int at, int64_t value)
{
    s->db->calls->bind_int64(s->handle, at, value);
}

// Texts and blobs are not copied: they stay until the statement has run.
static inline void pa_bind_text(struct pa_statement *s, int at, const char *text)
{
    s->db->calls->bind_text(s->handle, at, text);
}

// Binds bytes to the parameter at `at`, from 1. They are borrowed until the statement has run.
static inline void pa_bind_blob(struct pa_statement *s, int at, const void *bytes, size_t size)
{
    s->db->calls->bind_blob(s->handle, at, bytes, size);
}

// The number in a column of the row, from 0.
static inline int64_t pa_column_int64(struct pa_statement *s, int column)
{
    return s->db->calls->column_int64(s->handle, column);
}

// Valid until the next step or reset; NULL: none.
static inline const char *pa_column_text(struct pa_statement *s, int column)
{
    return s->db->calls->column_text(s->handle, column);
}

// The bytes in a column of the row, from 0; borrowed until the next step. NULL: none.
static inline const void *pa_column_blob(struct pa_statement *s, int column)
{
    return s->db->calls->column_blob(s->handle, column);
}

// How many bytes these are.
static inline size_t pa_column_size(struct pa_statement *s, int column)
{
    int size = s->db->calls->column_bytes(s->handle, column);
    return size > 0 ? (size_t)size : 0;
}

#endif

// SPDX-License-Identifier: Apache-2.0
// SQLite with the errors of this project. Private to lib/store.
#ifndef PA_STORE_DB_H
#define PA_STORE_DB_H

#include "base/error.h"

#include <sqlite3.h>

enum pa_db_mode { PA_DB_CREATE, PA_DB_WRITE, PA_DB_IMMUTABLE };

// Errors do not name the path; *db is NULL then. Other writers are waited for.
PA_MUST_CHECK bool pa_db_open(sqlite3 **db, const char *path, enum pa_db_mode mode,
                              struct pa_error *err);
// False, with SQLite's text.
bool pa_db_fail(sqlite3 *db, struct pa_error *err);
// Runs SQL that gives no rows.
PA_MUST_CHECK bool pa_db_exec(sqlite3 *db, const char *sql, struct pa_error *err);
// NULL if it cannot be prepared.
sqlite3_stmt *pa_db_prepare(sqlite3 *db, const char *sql, struct pa_error *err);
// Runs a statement that gives no rows, and makes it ready for the next values.
PA_MUST_CHECK bool pa_db_run(sqlite3_stmt *statement, struct pa_error *err);

#endif

// SPDX-License-Identifier: Apache-2.0
#include "store/db.h"

#include "base/memory.h"
#include "base/module.h"
#include "base/strbuf.h"

#include <stdlib.h>

enum { WAIT_FOR_WRITER_MS = 600000 };

bool pa_db_fail(struct pa_db *db, struct pa_error *err)
{
    int code = db->calls->errcode(db->handle) & 0xff;
    bool broken = code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR;
    return pa_error_set(err, broken ? PA_ERROR_FORMAT : PA_ERROR_IO, "%s%s",
                        broken ? "damaged: " : "", db->calls->errmsg(db->handle));
}

static const struct pa_sqlite_calls *load(struct pa_error *err)
{
    const struct pa_sqlite_calls *calls =
        pa_module_symbol("libpa-sqlite.so", PA_SQLITE_SYMBOL, err);
    if (calls && calls->version != PA_SQLITE_VERSION) {
        pa_error_set(err, PA_ERROR_UNSUPPORTED, "libpa-sqlite.so is of another version");
        return NULL;
    }
    return calls;
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

static int open_file(struct pa_db *db, const char *path, enum pa_db_mode mode)
{
    int flags = mode == PA_DB_CREATE  ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                : mode == PA_DB_WRITE ? SQLITE_OPEN_READWRITE
                                      : SQLITE_OPEN_READONLY;
    struct pa_strbuf uri = {0};
    add_uri(&uri, path);
    if (mode == PA_DB_IMMUTABLE)
        pa_strbuf_adds(&uri, "?immutable=1");
    int code = db->calls->open(uri.text, &db->handle, flags | SQLITE_OPEN_URI);
    pa_strbuf_release(&uri);
    return code;
}

bool pa_db_open(struct pa_db **db, const char *path, enum pa_db_mode mode, struct pa_error *err)
{
    struct pa_db fresh = {.calls = load(err)};
    *db = NULL;
    if (!fresh.calls)
        return false;
    if (open_file(&fresh, path, mode) != SQLITE_OK) {
        pa_db_fail(&fresh, err);
        fresh.calls->close(fresh.handle);
        return false;
    }
    fresh.calls->busy_timeout(fresh.handle, WAIT_FOR_WRITER_MS);
    *db = pa_xmalloc(sizeof **db);
    **db = fresh;
    return true;
}

bool pa_db_close(struct pa_db *db)
{
    bool ok = !db || db->calls->close(db->handle) == SQLITE_OK;
    free(db);
    return ok;
}

bool pa_db_exec(struct pa_db *db, const char *sql, struct pa_error *err)
{
    return db->calls->exec(db->handle, sql) == SQLITE_OK || pa_db_fail(db, err);
}

struct pa_statement *pa_db_prepare(struct pa_db *db, const char *sql, struct pa_error *err)
{
    struct pa_statement s = {.db = db}, *made;
    if (db->calls->prepare(db->handle, sql, &s.handle) != SQLITE_OK) {
        pa_db_fail(db, err);
        return NULL;
    }
    made = pa_xmalloc(sizeof *made);
    *made = s;
    return made;
}

void pa_statement_free(struct pa_statement *s)
{
    if (s)
        s->db->calls->finalize(s->handle);
    free(s);
}

bool pa_db_run(struct pa_statement *s, struct pa_error *err)
{
    bool ok = pa_statement_step(s) == SQLITE_DONE || pa_db_fail(s->db, err);
    pa_statement_reset(s);
    s->db->calls->clear_bindings(s->handle);
    return ok;
}

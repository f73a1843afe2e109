// SPDX-License-Identifier: Apache-2.0
#include "engine/engine_private.h"

#include "base/module.h"

enum { ANSWER_SECONDS = 600 };

static void close_engine(void *object)
{
    struct pa_engine *e = object;
    e->http->close(e->connection);
}

bool pa_engine_open(const struct pa_engine_options *options, struct pa_arena *arena,
                    struct pa_engine **engine, struct pa_error *err)
{
    struct pa_engine *e = pa_arena_calloc(arena, 1, sizeof *e);
    const char *problem = "";
    e->arena = arena;
    e->strings = options->strings;
    if (!pa_engine_read_address(e, options->address, err))
        return false;
    e->http = pa_module_symbol("libpa-http.so", PA_HTTP_SYMBOL, err);
    if (!e->http)
        return pa_error_prefix(err, "--engine");
    if (e->http->version != PA_HTTP_VERSION)
        return pa_error_set(err, PA_ERROR_UNSUPPORTED, "libpa-http.so is of another version");
    const struct pa_http_server server = {.user = e->user,
                                          .password = options->password,
                                          .ca = options->ca,
                                          .seconds = ANSWER_SECONDS};
    e->connection = e->http->open(&server, &problem);
    if (!e->connection)
        return pa_error_set(err, PA_ERROR_USAGE, "--engine: %s", problem);
    pa_arena_defer(arena, close_engine, e);
    *engine = e;
    return true;
}

static bool take(void *object, const void *bytes, size_t size)
{
    pa_strbuf_add(object, bytes, size);
    return true;
}

// Makes an error of the first line of the server's answer; its version and a stack trace follow
// there.
static bool refused(const struct pa_engine *e, long status, const struct pa_strbuf *answer,
                    struct pa_error *err)
{
    const char *text = pa_strbuf_text(answer);
    const char *said = strstr(text, "DB::Exception: ");
    said = said ? said + strlen("DB::Exception: ") : text;
    int size = (int)strcspn(said, "\r\n");
    const char *end = strstr(said, ", e.what()");
    if (end && end - said < size)
        size = (int)(end - said);
    return pa_error_set(err, PA_ERROR_IO, "%s: status %ld: %.*s", e->url, status, size, said);
}

static bool send(struct pa_engine *e, const struct pa_http_request *request, struct pa_error *err)
{
    const char *problem = "";
    struct pa_strbuf *answer = request->object;
    long status = e->http->post(e->connection, request, &problem);
    if (!status)
        return pa_error_set(err, PA_ERROR_IO, "%s: %s", e->url, problem);
    return status == 200 || refused(e, status, answer, err);
}

bool pa_engine_ask(struct pa_engine *e, const struct pa_strbuf *sql,
                   struct pa_engine_answer *answer, struct pa_error *err)
{
    *answer = (struct pa_engine_answer){0};
    const struct pa_http_request request = {.url = e->base,
                                            .body = sql->text,
                                            .size = sql->size,
                                            .take = take,
                                            .object = &answer->bytes};
    bool ok = send(e, &request, err);
    answer->rows.next = (const uint8_t *)pa_strbuf_text(&answer->bytes);
    answer->rows.end = answer->rows.next + answer->bytes.size;
    return ok;
}

void pa_engine_answer_release(struct pa_engine_answer *answer)
{
    pa_strbuf_release(&answer->bytes);
}

bool pa_engine_insert(struct pa_engine *e, const char *table, const struct pa_strbuf *rows,
                      struct pa_error *err)
{
    struct pa_strbuf answer = {0}, url = {0};
    pa_strbuf_printf(&url, "%s&query=INSERT+INTO+%s+FORMAT+RowBinary", e->base, table);
    const struct pa_http_request request = {
        .url = url.text, .body = rows->text, .size = rows->size, .take = take, .object = &answer};
    bool ok = !rows->size || send(e, &request, err);
    pa_strbuf_release(&url);
    pa_strbuf_release(&answer);
    return ok;
}

bool pa_engine_damaged(const struct pa_engine *e, const char *what, struct pa_error *err)
{
    return pa_error_set(err, PA_ERROR_FORMAT, "%s: %s", e->url, what);
}

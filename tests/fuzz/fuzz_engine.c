// SPDX-License-Identifier: Apache-2.0
// Answers of an engine. The input is a byte that says what is asked, and answers, each behind its
// size in four bytes.
#include "engine/engine_private.h"

#include <stddef.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct answers {
    const uint8_t *next, *end;
};

static long post(void *connection, const struct pa_http_request *request, const char **problem)
{
    struct answers *a = connection;
    *problem = "no more answers";
    if (a->end - a->next < 4)
        return 0;
    size_t size = a->next[0] | (size_t)a->next[1] << 8 | (size_t)a->next[2] << 16;
    a->next += 4;
    size = size < (size_t)(a->end - a->next) ? size : (size_t)(a->end - a->next);
    request->take(request->object, a->next, size);
    a->next += size;
    return 200;
}

static bool ask(struct pa_engine *e, const struct pa_engine_list *list, int what,
                struct pa_error *err)
{
    struct pa_arena *arena = e->arena;
    const struct pa_profile *p;
    if (what % 3 == 0)
        return pa_engine_merge(e, list, arena, &p, err);
    if (what % 3 == 1) {
        struct pa_engine_samples *samples;
        bool ok = pa_engine_load(e, list, arena, &samples, err);
        for (size_t i = 0; i < list->list.profile_count && ok; i++)
            ok = pa_engine_profile(samples, i, arena, &p, err);
        return ok;
    }
    const struct pa_function_question question = {.function = "main",
                                                  .by = (enum pa_function_by)(what / 3 % 4)};
    struct pa_function_answer answer = {.arena = arena};
    return pa_engine_by_function(e, list, &question, &answer, err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct pa_arena arena = {0};
    struct pa_strings strings = {0};
    struct answers answers = {data + (size > 0), data + size};
    const struct pa_http_calls http = {.version = PA_HTTP_VERSION, .post = post};
    struct pa_engine e = {.arena = &arena,
                          .strings = &strings,
                          .url = "engine",
                          .base = "engine",
                          .http = &http,
                          .connection = &answers};
    const struct pa_where where = {.from = INT64_MIN, .to = INT64_MAX};
    struct pa_engine_list list;
    struct pa_error err = {0};
    bool ok =
        pa_engine_find(&e, &where, &arena, &list, &err) && ask(&e, &list, size ? data[0] : 0, &err);
    if (!ok && !err.text[0])
        abort(); // an error without a word
    pa_arena_release(&arena);
    pa_strings_release(&strings);
    return 0;
}

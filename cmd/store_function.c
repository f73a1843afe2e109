// SPDX-License-Identifier: Apache-2.0
// What one function costs: trend, services. From the columns of functions.
#include "cmd/store_options.h"
#include "store/by_function.h"

static double share(int64_t part, int64_t total)
{
    return total ? (double)part / (double)total : 0;
}

static struct pa_table *begin_table(struct pa_doc *doc, const char *key, const char *unit)
{
    struct pa_table *t = pa_doc_table(doc, "function");
    pa_table_column(t, (struct pa_column){.key = "key", .title = key, .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "profiles", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "with", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "flat", .kind = PA_CELL_QUANTITY, .unit = unit});
    pa_table_column(
        t, (struct pa_column){.key = "flat_share", .title = "flat%", .kind = PA_CELL_RATIO});
    pa_table_column(t, (struct pa_column){.key = "cum", .kind = PA_CELL_QUANTITY, .unit = unit});
    pa_table_column(t,
                    (struct pa_column){.key = "cum_share", .title = "cum%", .kind = PA_CELL_RATIO});
    pa_table_column(t, (struct pa_column){.key = "total", .kind = PA_CELL_QUANTITY, .unit = unit});
    return t;
}

static bool answer_of(struct pa_store_run *run, const struct pa_function_question *question,
                      struct pa_part_visitor *v, struct pa_function_answer *answer,
                      struct pa_error *err)
{
    struct pa_store_parts parts;
    const struct pa_store_wanted wanted = {&run->where, pa_function_grain(question->by)};
    if (run->engine)
        return pa_store_select(run, err) &&
               pa_engine_by_function(run->engine, &run->there, question, answer, err);
    return pa_where_parse(&run->o->where, run->ctx->arena, &run->where, err) &&
           pa_store_parts_find(run->catalog, &wanted, run->ctx->arena, &parts, err) &&
           pa_store_by_function(&parts, question, v, answer, err);
}

static bool ask(struct pa_store_run *run, const char *key, enum pa_function_by by,
                struct pa_error *err)
{
    const struct pa_function_question question = {.function = run->ctx->files.items[0],
                                                  .type = pa_value_type(&run->o->report.values),
                                                  .by = by};
    struct pa_function_answer answer = {.arena = run->ctx->arena};
    struct pa_part_visitor v = {.strings = run->session->strings, .warnings = run->ctx->warnings};
    struct pa_doc doc;
    if (!answer_of(run, &question, &v, &answer, err))
        return false;
    if (run->engine)
        v.read = pa_store_read_all(&run->list);
    pa_doc_init(&doc, run->ctx->arena, "store", 1);
    pa_doc_fact(&doc, "function", "Function", pa_cell_text(answer.name));
    pa_doc_fact(&doc, "type", "Type", pa_cell_text(answer.type));
    struct pa_table *t = begin_table(&doc, key, answer.unit);
    for (size_t i = 0; i < answer.count; i++) {
        const struct pa_function_cell *c = &answer.cells[i];
        pa_table_row(t, NULL, pa_cell_text(c->key), pa_cell_count((int64_t)c->profiles),
                     pa_cell_count((int64_t)c->profiles_with), pa_cell_quantity(c->flat),
                     pa_cell_ratio(share(c->flat, c->total)), pa_cell_quantity(c->cum),
                     pa_cell_ratio(share(c->cum, c->total)), pa_cell_quantity(c->total));
    }
    pa_store_tell(run, &v.read);
    return pa_output_print(&run->ctx->output, &doc, err);
}

bool pa_store_verb_trend(struct pa_store_run *run, struct pa_error *err)
{
    static const char *const keys[] = {[PA_BY_DAY] = "day",
                                       [PA_BY_HOUR] = "hour",
                                       [PA_BY_WEEK] = "week",
                                       [PA_BY_MONTH] = "month",
                                       [PA_BY_RELEASE] = "release"};
    int by = run->o->by ? run->o->by : PA_BY_DAY;
    return ask(run, keys[by], (enum pa_function_by)by, err);
}

bool pa_store_verb_services(struct pa_store_run *run, struct pa_error *err)
{
    return ask(run, "service", PA_BY_SERVICE, err);
}

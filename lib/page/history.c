// SPDX-License-Identifier: Apache-2.0
#include "report/history.h"
#include "page/page_work.h"
#include "pictures/history_chart.h"

bool pa_page_history_is(const struct pa_input_opened *opened)
{
    return opened->identity.kind == PA_INPUT_BENCH &&
           strcmp(opened->identity.bench->name, "history") == 0;
}

bool pa_page_history_read(struct pa_page_work *w, struct pa_input_opened *opened,
                          struct pa_error *err)
{
    const struct pa_bench_source source = {opened->path, opened->path, NULL, opened};
    if (!pa_bench_format_read(&w->history_set, &source, err))
        return false;
    w->histories++;
    return true;
}

static bool add_picture(struct pa_page_work *w, struct pa_error *err)
{
    static const struct pa_figure figure = {.name = "history", .title = "History"};
    struct pa_scene scene = {0};
    bool ok = pa_history_chart(&w->history, w->arena, w->session->warnings, &scene, err) &&
              pa_page_figure_add(w, &scene, &figure, 0, err);
    pa_scene_release(&scene);
    return ok;
}

bool pa_page_history_add(struct pa_page_work *w, struct pa_error *err)
{
    const struct pa_history_options how = {.filter = "*", .order = PA_HISTORY_AUTO};
    const struct pa_report_history what = {0};
    if (w->histories == 0)
        return true;
    for (size_t i = 0; i < w->history_set.warnings.count; i++)
        pa_warnings_add(w->session->warnings, "%s", w->history_set.warnings.items[i]);
    w->history_set.warnings.count = 0;
    struct pa_item *item = pa_doc_section(&w->sections, "history", 1);
    item->section.title = "History";
    item->section.anchor = "history";
    return pa_history_make(&w->history, &w->history_set, &how, w->arena, err) &&
           pa_report_add_history(&w->sections, &w->history, &what, err) && add_picture(w, err);
}

// SPDX-License-Identifier: Apache-2.0
#include "page/page_folder.h"

#include "page/page_work.h"

static bool add(const struct pa_page *page, const char *path, const char *format,
                struct pa_page_files *files, struct pa_error *err)
{
    struct pa_writer out = {0};
    bool ok = pa_page_print(page, format, &out, err);
    pa_vec_push(&files->list, (struct pa_page_file){path, out.text});
    return ok;
}

bool pa_page_folder(const struct pa_page *page, const char *folder, struct pa_page_files *files,
                    struct pa_error *err)
{
    struct pa_arena *arena = page->work->arena;
    return add(page, pa_arena_printf(arena, "%sreport.html", folder), "html", files, err) &&
           add(page, pa_arena_printf(arena, "%sreport.json", folder), "json", files, err);
}

void pa_page_files_release(struct pa_page_files *files)
{
    for (size_t i = 0; i < files->list.count; i++)
        pa_strbuf_release(&files->list.items[i].text);
    pa_vec_release(&files->list);
}

// SPDX-License-Identifier: Apache-2.0
#include "flags/guess.h"

#include "base/folder.h"

#include <string.h>
#include <sys/stat.h>

const char *pa_guess_command(const char *path, struct pa_input_opened *opened,
                             struct pa_strbuf *what)
{
    struct pa_error unread = {0};
    struct stat st;
    if (stat(path, &st) != 0)
        return NULL;
    if (pa_folder_is(path)) {
        pa_strbuf_adds(what, S_ISDIR(st.st_mode) ? "a folder" : "an archive");
        return "info";
    }
    if (!pa_input_open(opened, path, 0, &unread))
        return "info";
    const struct pa_input_identity *is = &opened->identity;
    if (is->kind == PA_INPUT_BENCH) {
        pa_strbuf_printf(what, "benchmark results (%s)", is->bench->name);
        return "bench";
    }
    if (is->kind == PA_INPUT_PROFILE) {
        pa_strbuf_printf(what, "a profile (%s)", is->profile->name);
        return "top";
    }
    return "info";
}

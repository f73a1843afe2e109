// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700 // strdup()
#include "cli/outfiles.h"

#include "cli/interrupt.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool pa_outfiles_folder(struct pa_outfiles *files, const char *path, struct pa_error *err)
{
    if (mkdir(path, 0777) == 0) {
        pa_vec_push(&files->folders, strdup(path));
        return true;
    }
    return (errno == EEXIST && access(path, W_OK | X_OK) == 0) || pa_error_errno(err, path);
}

static bool may_open(const struct pa_outfiles *files, const char *path, struct pa_error *err)
{
    for (size_t i = 0; i < files->list.count; i++) {
        if (strcmp(files->list.items[i].path, path) == 0)
            return pa_error_set(err, PA_ERROR_USAGE, "%s: is written twice", path);
    }
    return files->list.count < PA_INTERRUPT_FILES - 1 ||
           pa_error_set(err, PA_ERROR_USAGE, "more than %d files to write", PA_INTERRUPT_FILES - 1);
}

FILE *pa_outfiles_open(struct pa_outfiles *files, const char *path, struct pa_error *err)
{
    struct pa_outfile file;
    if (!may_open(files, path, err))
        return NULL;
    pa_interrupt_hold();
    bool ok = pa_outfile_open(&file, path, err);
    if (ok && file.temporary)
        pa_interrupt_remove(file.temporary);
    else
        pa_interrupt_release(); // it has no name
    if (!ok)
        return NULL;
    pa_vec_push(&files->list, file);
    return file.stream;
}

bool pa_outfiles_commit(struct pa_outfiles *files, struct pa_error *err)
{
    bool ok = true;
    if (files->list.count == 0)
        return true;
    pa_interrupt_hold();
    for (size_t i = 0; ok && i < files->list.count; i++)
        ok = pa_outfile_commit(&files->list.items[i], err);
    for (size_t i = 0; ok && i < files->folders.count; i++) {
        free(files->folders.items[i]);
        files->folders.items[i] = NULL;
    }
    pa_interrupt_remove(NULL); // what is left is removed by who discards
    return ok;
}

void pa_outfiles_discard(struct pa_outfiles *files)
{
    if (files->list.count)
        pa_interrupt_hold();
    for (size_t i = 0; i < files->list.count; i++)
        pa_outfile_discard(&files->list.items[i]);
    if (files->list.count)
        pa_interrupt_remove(NULL);
    for (size_t i = 0; i < files->folders.count; i++) {
        if (files->folders.items[i])
            rmdir(files->folders.items[i]); // stays if someone put something in it
        free(files->folders.items[i]);
    }
    pa_vec_release(&files->folders);
    pa_vec_release(&files->list);
}

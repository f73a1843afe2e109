// SPDX-License-Identifier: Apache-2.0
#include "view/files_apart.h"

#include "base/memory.h"
#include "base/thread.h"
#include "input/identify.h"
#include "profile/restring.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { THREADS = 2 };

// A thread and what its files share.
struct reader {
    struct pa_files_apart *apart;
    struct pa_arena *arena;
    struct pa_strings strings;
    struct pa_restring restring; // to the strings of who takes the files
};

struct apart_file {
    const char *path;
    const struct pa_profile *profile; // NULL: not read
    const struct pa_input_format *format;
    struct reader *reader;
    size_t strings; // of the reader, when it was read
    struct pa_warnings warnings;
};

struct pa_files_apart {
    struct reader readers[THREADS];
    struct apart_file *files;
    size_t count, next;
    struct pa_input_options how;
    atomic_size_t begun; // files that a thread has begun with
};

// Other formats may leave steps with names in them; and pipes are read by who asks for them.
static bool is_ours(const struct pa_input_format *format)
{
    return format && strcmp(format->name, "pprof") == 0;
}

static bool open_file(struct apart_file *f, struct pa_input_opened *opened, size_t max_size)
{
    struct stat info;
    struct pa_error ignored;
    return stat(f->path, &info) == 0 && S_ISREG(info.st_mode) &&
           pa_input_open(opened, f->path, max_size, &ignored) && is_ours(opened->identity.profile);
}

static void read(struct reader *r, struct apart_file *f)
{
    struct pa_input_opened opened = {0};
    struct pa_input_options how = r->apart->how;
    struct pa_error ignored; // who asks for the file will get it again
    how.opened = &opened;
    if (open_file(f, &opened, how.max_size)) {
        struct pa_input input = {
            .path = f->path, .arena = r->arena, .strings = &r->strings, .warnings = &f->warnings};
        if (!pa_input_read(&input, &how, &f->profile, &ignored) || !is_ours(input.format))
            f->profile = NULL;
        f->format = input.format;
        f->reader = r;
        f->strings = r->strings.list.count;
    }
    pa_input_close(&opened);
}

static void read_files(void *job)
{
    struct reader *r = job;
    struct pa_files_apart *a = r->apart;
    for (;;) {
        size_t i = atomic_fetch_add(&a->begun, 1);
        if (i >= a->count)
            return;
        read(r, &a->files[i]);
    }
}

static void release_arena(void *arena)
{
    pa_arena_release(arena);
    free(arena);
}

struct pa_files_apart *pa_files_apart_read(const struct pa_words *paths,
                                           const struct pa_input_options *how,
                                           struct pa_arena *arena)
{
    if (paths->count < 2 || how->format || pa_thread_count(THREADS) < THREADS)
        return NULL;
    struct pa_files_apart *a = pa_xcalloc(1, sizeof *a);
    a->files = pa_xcalloc(paths->count, sizeof *a->files);
    a->count = paths->count;
    a->how = *how;
    for (size_t i = 0; i < a->count; i++)
        a->files[i].path = paths->items[i];
    for (size_t i = 0; i < THREADS; i++) {
        a->readers[i].apart = a;
        a->readers[i].arena = pa_xcalloc(1, sizeof *arena);
        pa_arena_defer(arena, release_arena, a->readers[i].arena);
    }
    pa_threads_run(read_files, a->readers, sizeof *a->readers, THREADS);
    return a;
}

// The next file of this path; NULL: there is none, or it could not be read.
static struct apart_file *find(const struct pa_files_apart *a, const char *path)
{
    size_t i = a ? a->next : 0;
    while (a && i < a->count && strcmp(a->files[i].path, path) != 0)
        i++;
    return a && i < a->count && a->files[i].profile ? &a->files[i] : NULL;
}

bool pa_files_apart_has(const struct pa_files_apart *a, const char *path)
{
    return find(a, path) != NULL;
}

bool pa_files_apart_take(struct pa_files_apart *a, struct pa_input *input,
                         const struct pa_profile **profile)
{
    struct apart_file *f = find(a, input->path);
    if (!f)
        return false;
    a->next = (size_t)(f - a->files) + 1;
    f->reader->restring.from = &f->reader->strings;
    f->reader->restring.to = input->strings;
    *profile = pa_profile_restring(f->profile, &f->reader->restring, f->strings, input->arena);
    for (size_t i = 0; i < f->warnings.list.count; i++)
        pa_warnings_add(input->warnings, "%s", f->warnings.list.items[i]);
    input->format = f->format;
    return true;
}

void pa_files_apart_free(struct pa_files_apart *a)
{
    if (!a)
        return;
    for (size_t i = 0; i < a->count; i++)
        pa_warnings_release(&a->files[i].warnings);
    for (size_t i = 0; i < THREADS; i++) {
        pa_strings_release(&a->readers[i].strings);
        pa_restring_release(&a->readers[i].restring);
    }
    free(a->files);
    free(a);
}

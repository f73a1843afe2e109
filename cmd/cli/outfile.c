// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE // O_TMPFILE, realpath()
#include "cli/outfile.h"

#include "base/memory.h"
#include "base/number.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

// ---- What is written to as it is

// The open file that a path such as /dev/stdout means; -1: none. Opened again by that name it would
// be written from its start, or replaced.
static int descriptor_of(const char *path)
{
    static const char *const NAMES[] = {"/dev/stdin", "/dev/stdout", "/dev/stderr"};
    static const char *const FOLDERS[] = {"/dev/fd/", "/proc/self/fd/"};
    for (int i = 0; i < 3; i++)
        if (strcmp(path, NAMES[i]) == 0)
            return i;
    for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
        size_t size = strlen(FOLDERS[i]);
        uint64_t number;
        if (strncmp(path, FOLDERS[i], size) == 0 &&
            pa_parse_uint64(path + size, strlen(path + size), 10, &number) && number < INT_MAX)
            return (int)number;
    }
    return -1;
}

// A device or a pipe cannot be replaced: it is written to.
static bool open_special(struct pa_outfile *out, const char *path, struct pa_error *err)
{
    int known = descriptor_of(path), fd = known >= 0 ? dup(known) : -1;
    if (known < 0)
        out->stream = fopen(path, "wb");
    else if (fd >= 0)
        out->stream = fdopen(fd, "wb");
    out->path = strdup(path);
    return out->stream || pa_error_errno(err, path);
}

// ---- What takes the target's place

// Whether a link must not be followed: one of another user in a folder that all may write to. That
// is the rule of Linux's fs.protected_symlinks, which replacing the link's target would bypass.
static bool is_trap(const char *path, const struct stat *link)
{
    struct stat folder;
    char *copy = strdup(path), *slash = copy ? strrchr(copy, '/') : NULL;
    if (slash)
        slash[slash == copy] = '\0';
    bool shared = copy && stat(slash ? copy : ".", &folder) == 0 && (folder.st_mode & S_ISVTX) &&
                  (folder.st_mode & S_IWOTH);
    free(copy);
    return shared && link->st_uid != geteuid() && link->st_uid != folder.st_uid;
}

// A link keeps pointing: what it points to is replaced. False: it must not be followed.
static bool take_path(struct pa_outfile *out, const char *path, struct pa_error *err)
{
    struct stat st;
    bool is_link = lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
    if (is_link && is_trap(path, &st))
        return pa_error_set(err, PA_ERROR_IO, "%s: a link of another user in a shared folder",
                            path);
    out->path = is_link ? realpath(path, NULL) : NULL;
    if (!out->path)
        out->path = strdup(path);
    return true;
}

static int open_unnamed(const char *path)
{
    char *folder = strdup(path), *slash = folder ? strrchr(folder, '/') : NULL;
    if (slash)
        slash[slash == folder] = '\0';
    // Without /proc the file could not be given a name.
    int fd = access("/proc/self/fd", X_OK) == 0
                 ? open(slash ? folder : ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666)
                 : -1;
    free(folder);
    return fd;
}

// Tries names beside the target until `make` gives no EEXIST; false with errno.
static bool with_name(struct pa_outfile *out, bool (*make)(struct pa_outfile *out, int *fd),
                      int *fd)
{
    enum { TRIES = 100 };
    size_t size = strlen(out->path) + sizeof ".01234567";
    out->temporary = pa_xmalloc(size);
    for (unsigned i = 0; i < TRIES; i++) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        uint32_t tag = (uint32_t)getpid() * 2654435761u + (uint32_t)now.tv_nsec + i;
        snprintf(out->temporary, size, "%s.%08" PRIx32, out->path, tag);
        if (make(out, fd))
            return true;
        if (errno != EEXIST)
            break;
    }
    free(out->temporary);
    out->temporary = NULL; // there is none to unlink
    return false;
}

static bool create(struct pa_outfile *out, int *fd)
{
    *fd = open(out->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    return *fd >= 0;
}

static bool name_it(struct pa_outfile *out, int *fd)
{
    char self[40];
    snprintf(self, sizeof self, "/proc/self/fd/%d", *fd);
    return linkat(AT_FDCWD, self, AT_FDCWD, out->temporary, AT_SYMLINK_FOLLOW) == 0;
}

// A file without a name is gone however this program ends; not all file systems have them.
static bool open_beside(struct pa_outfile *out, const struct stat *old, struct pa_error *err)
{
    int fd = open_unnamed(out->path);
    if (fd < 0 && !with_name(out, create, &fd))
        return pa_error_errno(err, out->path);
    if (old)
        fchmod(fd, old->st_mode & 0777);
    out->stream = fdopen(fd, "wb");
    return out->stream || pa_error_errno(err, out->path);
}

static bool open_any(struct pa_outfile *out, const char *path, struct pa_error *err)
{
    struct stat st;
    bool exists = stat(path, &st) == 0;
    if (exists && S_ISDIR(st.st_mode))
        return pa_error_set(err, PA_ERROR_IO, "%s: is a directory", path);
    if (descriptor_of(path) >= 0 || (exists && !S_ISREG(st.st_mode)))
        return open_special(out, path, err);
    if (exists && access(path, W_OK) != 0)
        return pa_error_errno(err, path);
    out->replaces = true;
    return take_path(out, path, err) && open_beside(out, exists ? &st : NULL, err);
}

bool pa_outfile_open(struct pa_outfile *out, const char *path, struct pa_error *err)
{
    *out = (struct pa_outfile){0};
    if (open_any(out, path, err))
        return true;
    pa_outfile_discard(out);
    return false;
}

// ---- To the end

bool pa_outfile_flush(FILE *stream, const char *name, struct pa_error *err)
{
    errno = 0;
    bool failed = ferror(stream) != 0;
    if (fflush(stream) == 0 && !failed)
        return true;
    if (!errno) { // the reason of a write before this one is lost: another one tells it
        clearerr(stream);
        if (fputc('\n', stream) != EOF && fflush(stream) == 0)
            errno = EIO;
    }
    return pa_error_errno(err, name);
}

static bool put_in_place(struct pa_outfile *out, struct pa_error *err)
{
    int fd = fileno(out->stream);
    if (!out->temporary && !with_name(out, name_it, &fd))
        return pa_error_errno(err, out->path);
    if (rename(out->temporary, out->path) != 0)
        return pa_error_errno(err, out->path);
    free(out->temporary);
    out->temporary = NULL;
    return true;
}

bool pa_outfile_commit(struct pa_outfile *out, struct pa_error *err)
{
    bool ok =
        pa_outfile_flush(out->stream, out->path, err) && (!out->replaces || put_in_place(out, err));
    pa_outfile_discard(out);
    return ok;
}

void pa_outfile_discard(struct pa_outfile *out)
{
    if (out->stream)
        fclose(out->stream);
    if (out->temporary)
        unlink(out->temporary);
    free(out->temporary);
    free(out->path);
    *out = (struct pa_outfile){0};
}

// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700 // realpath()
#include "cli/outfile.h"

#include "base/memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// A link keeps pointing: what it points to is replaced. NULL: not a link, or to nothing.
static char *link_target(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 && S_ISLNK(st.st_mode) ? realpath(path, NULL) : NULL;
}

// What any new file may be used for.
static mode_t new_file_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

// A device or a pipe cannot be replaced: it is written to.
static bool open_special(struct pa_outfile *out, const char *path, struct pa_error *err)
{
    out->stream = fopen(path, "wb");
    return out->stream ? (out->path = strdup(path)) != NULL : pa_error_errno(err, path);
}

static bool open_beside(struct pa_outfile *out, mode_t mode, struct pa_error *err)
{
    size_t size = strlen(out->path) + sizeof ".XXXXXX";
    out->temporary = pa_xmalloc(size);
    snprintf(out->temporary, size, "%s.XXXXXX", out->path);
    int fd = mkstemp(out->temporary);
    if (fd >= 0) {
        fchmod(fd, mode);
        out->stream = fdopen(fd, "wb");
    }
    if (out->stream)
        return true;
    pa_error_errno(err, out->path);
    free(out->temporary);
    out->temporary = NULL; // there is none to unlink
    pa_outfile_discard(out);
    return false;
}

bool pa_outfile_open(struct pa_outfile *out, const char *path, struct pa_error *err)
{
    *out = (struct pa_outfile){0};
    struct stat st;
    bool exists = stat(path, &st) == 0;
    if (exists && S_ISDIR(st.st_mode))
        return pa_error_set(err, PA_ERROR_IO, "%s: is a directory", path);
    if (exists && !S_ISREG(st.st_mode))
        return open_special(out, path, err);
    if (exists && access(path, W_OK) != 0)
        return pa_error_errno(err, path);
    out->path = link_target(path);
    if (!out->path)
        out->path = strdup(path);
    return open_beside(out, exists ? st.st_mode & 0777 : new_file_mode(), err);
}

bool pa_outfile_commit(struct pa_outfile *out, struct pa_error *err)
{
    bool ok = fflush(out->stream) == 0 && !ferror(out->stream);
    int saved = errno;
    if (fclose(out->stream) != 0 && ok) {
        ok = false;
        saved = errno;
    }
    out->stream = NULL;
    if (ok && out->temporary && rename(out->temporary, out->path) != 0) {
        ok = false;
        saved = errno;
    }
    if (!ok) {
        errno = saved;
        pa_error_errno(err, out->path);
    } else {
        free(out->temporary);
        out->temporary = NULL;
    }
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

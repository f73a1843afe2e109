// SPDX-License-Identifier: Apache-2.0
#include "base/archive_module.h"

#include <archive.h>
#include <archive_entry.h>

// Those that libarchive unpacks itself: others would start a program.
static void accept_forms(struct archive *a, bool bare)
{
    archive_read_support_filter_gzip(a);
    archive_read_support_filter_bzip2(a);
    archive_read_support_filter_xz(a);
    archive_read_support_filter_zstd(a);
    archive_read_support_filter_lz4(a);
    if (bare) {
        archive_read_support_format_raw(a);
        return;
    }
    archive_read_support_format_tar(a);
    archive_read_support_format_zip(a);
}

static void *open_archive(const char *path, bool bare, const char **problem)
{
    enum { BLOCK = 64 << 10 };
    struct archive *a = archive_read_new();
    if (!a) {
        *problem = "no memory";
        return NULL;
    }
    accept_forms(a, bare);
    if (archive_read_open_filename(a, path, BLOCK) == ARCHIVE_OK)
        return a;
    *problem = "no archive that can be read, or cut off";
    archive_read_free(a);
    return NULL;
}

static const char *text_of(struct archive *a)
{
    const char *text = archive_error_string(a);
    return text ? text : "damaged";
}

static const char *name_of(struct archive_entry *entry)
{
    const char *name = archive_entry_pathname(entry);
    return name ? name : archive_entry_pathname_utf8(entry); // the locale has no such letters
}

static const char *next(void *archive, const char **problem)
{
    struct archive_entry *entry;
    for (;;) {
        int status = archive_read_next_header(archive, &entry);
        if (status == ARCHIVE_EOF)
            return NULL;
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
            *problem = text_of(archive);
            return NULL;
        }
        bool file = archive_entry_filetype(entry) == AE_IFREG && !archive_entry_hardlink(entry);
        const char *name = name_of(entry);
        if (file && name)
            return name;
    }
}

static size_t read_bytes(void *archive, void *out, size_t room, const char **problem)
{
    la_ssize_t size = archive_read_data(archive, out, room);
    if (size >= 0)
        return (size_t)size;
    *problem = text_of(archive);
    return 0;
}

static void close_archive(void *archive)
{
    archive_read_free(archive);
}

extern const struct pa_archive_calls pa_archive_calls;
const struct pa_archive_calls pa_archive_calls = {
    .version = PA_ARCHIVE_VERSION,
    .open = open_archive,
    .next = next,
    .read = read_bytes,
    .close = close_archive,
};

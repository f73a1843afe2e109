// SPDX-License-Identifier: Apache-2.0
#include "profile/foreign_code.h"

#include <stddef.h>
#include <string.h>

const char *pa_behind_module_version(const char *file)
{
    for (const char *at = file; (at = strstr(at, "@v")); at++) {
        const char *slash = strchr(at, '/');
        if (at > file && at[2] >= '0' && at[2] <= '9' && slash)
            return slash + 1;
    }
    return NULL;
}

bool pa_is_foreign_source(const char *file)
{
    static const char *const FOLDERS[] = {"/pkg/mod/",       "/vendor/",        "/node_modules/",
                                          "/site-packages/", "/dist-packages/", "/.cargo/registry/",
                                          "/.cargo/git/",    "/rustc/",         "/.rustup/"};
    static const char *const PREFIXES[] = {
        "/usr/include/", "/usr/lib/", "/usr/src/debug/", "/usr/src/linux",
        "/build/glibc",  "external/", "node:",           "<frozen ",
        "vendor/",       "./nptl/",   "./malloc/",       "./stdlib/",
        "../sysdeps/",   "./string/", "./sysdeps/",      "./csu/"};
    for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++)
        if (strstr(file, FOLDERS[i]))
            return true;
    for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++)
        if (strncmp(file, PREFIXES[i], strlen(PREFIXES[i])) == 0)
            return true;
    return pa_behind_module_version(file) != NULL;
}

bool pa_is_foreign_binary(const char *file)
{
    const char *slash = strrchr(file, '/');
    const char *name = slash ? slash + 1 : file;
    const char *so = strstr(name, ".so");
    return *name == '[' || (so && (so[3] == '\0' || so[3] == '.')) ||
           strcmp(name, "vmlinux") == 0 || strncmp(name, "ld-linux", 8) == 0;
}

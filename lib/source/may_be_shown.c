// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700 // realpath
#include "source/may_be_shown.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static bool ends_as_sources_do(const char *path)
{
    static const char *const ENDS[] = {
        "adb",    "ads", "asm",   "c",   "cc",  "clj", "cpp", "cs",  "cu",  "cuh",  "cxx",
        "cython", "d",   "dart",  "ex",  "erl", "exs", "f",   "f90", "for", "fs",   "go",
        "groovy", "h",   "hh",    "hpp", "hs",  "hxx", "inc", "inl", "ipp", "java", "jl",
        "js",     "jsx", "kt",    "kts", "l",   "lua", "m",   "mjs", "ml",  "mm",   "nim",
        "pas",    "php", "pl",    "pm",  "py",  "pyx", "r",   "rb",  "rs",  "s",    "scala",
        "sh",     "sql", "swift", "sx",  "tcc", "ts",  "tsx", "v",   "vue", "y",    "zig",
    };
    const char *name = strrchr(path, '/'), *dot = strrchr(name ? name : path, '.');
    for (size_t i = 0; dot && i < sizeof ENDS / sizeof *ENDS; i++)
        if (strcasecmp(dot + 1, ENDS[i]) == 0)
            return true;
    return false;
}

static bool is_of_the_kernel(const char *path)
{
    return strncmp(path, "/proc/", 6) == 0 || strncmp(path, "/sys/", 5) == 0 ||
           strncmp(path, "/dev/", 5) == 0;
}

static bool same_file(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

// Whether the folder is one of the list.
static bool is_listed(const char *folder, const char *list)
{
    bool found = false;
    char *copy = strdup(list);
    for (char *at = copy, *end; at && !found; at = end) {
        end = strchr(at, ':');
        if (end)
            *end++ = '\0';
        found = same_file(*at ? at : "/", folder);
    }
    free(copy);
    return found;
}

static bool is_allowed(const char *real, const char *allowed)
{
    char *folder = allowed ? strdup(real) : NULL, *end = folder ? strrchr(folder, '/') : NULL;
    if (end)
        end[end == folder] = '\0';
    bool found = end && is_listed(folder, allowed);
    free(folder);
    return found;
}

bool pa_source_may_be_shown(const char *path, const char *allowed)
{
    struct stat st;
    char *real = stat(path, &st) == 0 && S_ISREG(st.st_mode) ? realpath(path, NULL) : NULL;
    bool fine =
        real && !is_of_the_kernel(real) &&
        ((ends_as_sources_do(path) && ends_as_sources_do(real)) || is_allowed(real, allowed));
    free(real);
    return fine;
}

// SPDX-License-Identifier: Apache-2.0
#include "cli/suffix.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *suffix, *format;
} suffixes[] = {
    {".speedscope.json", "speedscope"}, // before .json
    {"codequality.json", "codequality"},
    {"code-quality-report.json", "codequality"}, // as GitLab calls it
    {".firefox.json", "firefox"},
    {".txt", "text"},
    {".log", "text"},
    {".json", "json"},
    {".csv", "csv"},
    {".md", "markdown"},
    {".html", "html"},
    {".htm", "html"},
    {".xml", "junit"},
    {".prom", "metrics"},
    {".svg", "svg"},
    {".png", "png"},
    {".pdf", "pdf"},
    {".dot", "dot"},
    {".gv", "dot"},
    {".callgrind", "callgrind"},
    {".folded", "folded"},
    {".collapsed", "folded"},
    {".pb.gz", "proto"},
    {".pb", "proto"},
    {".pprof", "proto"},
    {".prof", "proto"},
    {".otlp", "otlp"},
};

const char *pa_suffix_format(const char *path)
{
    size_t size = strlen(path);
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        size_t n = strlen(suffixes[i].suffix);
        bool named = size > n || (size == n && *suffixes[i].suffix != '.');
        if (named && strcmp(path + size - n, suffixes[i].suffix) == 0)
            return suffixes[i].format;
    }
    return NULL;
}

bool pa_suffix_is_unknown(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *point = strrchr(name, '.');
    static const char *const ANYTHING[] = {".out", ".tmp", ".gz"};
    for (size_t i = 0; point && i < sizeof ANYTHING / sizeof *ANYTHING; i++) {
        if (strcmp(point, ANYTHING[i]) == 0)
            return false;
    }
    if (!point || point == name || pa_suffix_format(path))
        return false;
    size_t letters = strspn(point + 1, "abcdefghijklmnopqrstuvwxyz");
    return point[1 + letters + strspn(point + 1 + letters, "0123456789")] == '\0' && letters > 0 &&
           strlen(point) <= 6;
}

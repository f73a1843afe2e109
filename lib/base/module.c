// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE // dladdr()
#include "base/module.h"

#include "base/caller.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Whole path of the object that holds this code, a program or a shared library; "" if the system
// does not tell. A program may have been started by a name that is no path.
static void find_own_folder(char folder[PATH_MAX])
{
    Dl_info info;
    folder[0] = '\0';
    bool found = dladdr((void *)(uintptr_t)&pa_module_symbol, &info) && info.dli_fname &&
                 strchr(info.dli_fname, '/') && realpath(info.dli_fname, folder);
    if (!found && !realpath("/proc/self/exe", folder))
        folder[0] = '\0';
    char *slash = strrchr(folder, '/');
    if (slash)
        *slash = '\0';
}

static bool find_module(const char *name, char path[PATH_MAX])
{
    static const char *const places[] = {"pa", PA_BIN_TO_MODULES, "../lib/pa"};
    const char *given = pa_caller()->module_folder;
    char own[PATH_MAX];
    if (given)
        return snprintf(path, PATH_MAX, "%s/%s", given, name) < PATH_MAX && access(path, R_OK) == 0;
    find_own_folder(own);
    for (size_t i = 0; *own && i < sizeof places / sizeof *places; i++) {
        if (snprintf(path, PATH_MAX, "%s/%s/%s", own, places[i], name) < PATH_MAX &&
            access(path, R_OK) == 0)
            return true;
    }
    return false;
}

void *pa_module_symbol(const char *name, const char *symbol, struct pa_error *err)
{
    char path[PATH_MAX];
    if (!find_module(name, path)) {
        pa_error_set(err, PA_ERROR_UNSUPPORTED, "the module %s is not installed", name);
        return NULL;
    }
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    void *found = module ? dlsym(module, symbol) : NULL;
    if (!found)
        pa_error_set(err, PA_ERROR_UNSUPPORTED, "%s", dlerror());
    return found;
}

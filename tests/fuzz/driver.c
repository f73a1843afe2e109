// SPDX-License-Identifier: Apache-2.0
// Drives a fuzz target where libFuzzer is not at hand: each file of the command line (of folders,
// all files in them) is tried, and so are some mutations of it, the same ones every time. The
// environment's PA_FUZZ_MUTATIONS says how many of each.
//
// A file goes into memory of exactly its size, so that a sanitizer sees reading past its end.
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { LARGEST_MUTATED = 64 << 10, DEFAULT_MUTATIONS = 12 };

struct tally {
    size_t files, inputs;
    unsigned mutations;
};

// xorshift64*, seeded by the round: the same input every time.
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 2685821657736338717u;
}

static void try_copy(const uint8_t *data, size_t size)
{
    uint8_t *copy = malloc(size ? size : 1);
    if (!copy)
        abort();
    memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

// Cuts, overwrites, and repeats; returns the new size, at most `size`.
static size_t mutate(uint8_t *data, size_t size, uint64_t seed)
{
    static const uint8_t odd[] = {0, 1, 0x7f, 0x80, 0xff, '\n', '-', '"', '0', '(', '{'};
    uint64_t state = seed * 0x9e3779b97f4a7c15u + 1;
    unsigned edits = 1 + next_random(&state) % 4;
    for (unsigned i = 0; i < edits && size > 0; i++) {
        size_t at = next_random(&state) % size;
        switch (next_random(&state) % 4) {
        case 0:
            size = at;
            break;
        case 1:
            data[at] ^= (uint8_t)(1u << next_random(&state) % 8);
            break;
        case 2:
            data[at] = odd[next_random(&state) % sizeof odd];
            break;
        default: {
            size_t from = next_random(&state) % size;
            size_t room = size - (at > from ? at : from);
            memmove(data + at, data + from, room < 16 ? room : 16);
        }
        }
    }
    return size;
}

static void try_input(const uint8_t *data, size_t size, struct tally *tally)
{
    try_copy(data, size);
    tally->inputs++;
    for (unsigned i = 0; i < tally->mutations && size <= LARGEST_MUTATED; i++) {
        uint8_t *copy = malloc(size ? size : 1);
        if (!copy)
            abort();
        memcpy(copy, data, size);
        try_copy(copy, mutate(copy, size, i));
        free(copy);
        tally->inputs++;
    }
}

static void try_file(const char *path, struct tally *tally)
{
    FILE *file = fopen(path, "rb");
    uint8_t *data = NULL;
    size_t size = 0, n;
    do {
        data = realloc(data, size + 65536);
        if (!file || !data) {
            fprintf(stderr, "cannot read %s\n", path);
            exit(2);
        }
        n = fread(data + size, 1, 65536, file);
        size += n;
    } while (n);
    fclose(file);
    tally->files++;
    try_input(data, size, tally);
    free(data);
}

// The seeds' folders are a few deep.
static void try_path(const char *path, struct tally *tally)
{
    struct stat st;
    DIR *folder = stat(path, &st) == 0 && S_ISDIR(st.st_mode) ? opendir(path) : NULL;
    if (!folder) {
        try_file(path, tally);
        return;
    }
    for (const struct dirent *entry; (entry = readdir(folder));) {
        char inner[4096];
        if (entry->d_name[0] == '.')
            continue;
        snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
        try_path(inner, tally);
    }
    closedir(folder);
}

int main(int argc, char **argv)
{
    const char *said = getenv("PA_FUZZ_MUTATIONS");
    struct tally tally = {.mutations =
                              said ? (unsigned)strtoul(said, NULL, 10) : DEFAULT_MUTATIONS};
    for (int i = 1; i < argc; i++)
        try_path(argv[i], &tally);
    printf("%zu files, %zu inputs\n", tally.files, tally.inputs);
    return tally.files ? 0 : 2;
}

// SPDX-License-Identifier: Apache-2.0
// Writes a loop of x86-64 code into memory, tells perf its name, and runs it: jit SECONDS
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static const unsigned char code[] = {
    0x55,                         // push %rbp
    0x48, 0x89, 0xe5,             // mov %rsp, %rbp
    0xb9, 0x40, 0x42, 0x0f, 0x00, // mov $1000000, %ecx
    0xff, 0xc9,                   // dec %ecx
    0x75, 0xfc,                   // jnz the line before
    0x5d, 0xc3,                   // pop %rbp, ret
};

static void name_code(const void *at)
{
    char path[64];
    snprintf(path, sizeof path, "/tmp/perf-%d.map", (int)getpid());
    FILE *map = fopen(path, "w");
    if (!map)
        exit(1);
    fprintf(map, "%lx %zx app::Loop::<init>(int) spinning\n", (unsigned long)at, sizeof code);
    fclose(map);
}

int main(int argc, char **argv)
{
    double seconds = argc > 1 ? atof(argv[1]) : 0.1;
    void *at =
        mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED)
        return 1;
    memcpy(at, code, sizeof code);
    name_code(at);
    void (*run)(void);
    memcpy(&run, &at, sizeof run);
    for (clock_t end = clock() + (clock_t)(seconds * CLOCKS_PER_SEC); clock() < end;)
        run();
    return 0;
}

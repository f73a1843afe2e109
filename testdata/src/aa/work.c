// SPDX-License-Identifier: Apache-2.0
// A C program for the same purpose as work.go, profiled by gperftools:
//     CPUPROFILE=run.prof CPUPROFILE_FREQUENCY=250 LD_PRELOAD=libprofiler.so work SECONDS
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define KEEP __attribute__((noinline))

enum { SIZE = 4096 };
static volatile uint32_t sink;

KEEP static uint32_t checksum(const unsigned char *data, size_t n)
{
    uint32_t c = ~0u;
    for (size_t i = 0; i < n; i++) {
        c ^= data[i];
        for (int k = 0; k < 8; k++)
            c = c >> 1 ^ (0xedb88320u & -(c & 1));
    }
    return c;
}

static int compare(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

KEEP static void sorting(uint32_t *x, size_t n)
{
    qsort(x, n, sizeof *x, compare);
}

KEEP static double transform(const uint32_t *x, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += sin((double)x[i]) * sqrt((double)i);
    return sum;
}

KEEP static size_t match(const char *text, size_t n, const char *word)
{
    size_t found = 0, length = strlen(word);
    for (size_t i = 0; i + length <= n; i++)
        found += memcmp(text + i, word, length) == 0;
    return found;
}

struct node {
    struct node *child[2];
    uint32_t key;
};

KEEP static struct node *insert(struct node *root, uint32_t key)
{
    struct node **at = &root;
    while (*at && (*at)->key != key)
        at = &(*at)->child[(*at)->key < key];
    if (!*at && (*at = calloc(1, sizeof **at)))
        (*at)->key = key;
    return root;
}

KEEP static void release(struct node *root)
{
    while (root) { // rotates left children up, so no stack is needed
        struct node *left = root->child[0];
        if (left) {
            root->child[0] = left->child[1];
            left->child[1] = root;
            root = left;
        } else {
            struct node *right = root->child[1];
            free(root);
            root = right;
        }
    }
}

int main(int argc, char **argv)
{
    static uint32_t x[SIZE];
    static char text[SIZE];
    uint32_t seed = (uint32_t)(uintptr_t)&argc; // differs from run to run
    for (int round = (int)(argc > 1 ? strtod(argv[1], NULL) * 350 : 1); round > 0; round--) {
        struct node *root = NULL;
        for (int i = 0; i < SIZE; i++) {
            seed = seed * 1664525u + 1013904223u;
            x[i] = seed;
            text[i] = (char)('a' + (seed >> 24) % 4);
            root = insert(root, seed >> (round % 3 ? 8 : 18));
        }
        release(root);
        for (int i = 0; i < 8; i++)
            sink += checksum((unsigned char *)text, SIZE);
        sink += (uint32_t)(match(text, SIZE, "abcab") + match(text, SIZE, "dd"));
        sink += (uint32_t)(int)transform(x, SIZE);
        sorting(x, SIZE);
    }
    return 0;
}

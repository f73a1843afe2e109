// SPDX-License-Identifier: Apache-2.0
// How comparisons behave where the truth is known: see checks.h.
//
//     stats_validation                  the full run: tables and bounds, some minutes
//     stats_validation --quick FILE     the lines written down in FILE, some seconds
//     stats_validation --update FILE    writes them down
//     stats_validation --peers FOLDER [ROUNDS]   data for other methods, see peers.R
//
// Exit status 1 if something is not as required.
#include "experiments.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void validate(struct checks *checks)
{
    bool quick = checks->quick;
    validate_equal(quick ? 20 : 400, checks);
    validate_work(quick ? 27 : 450, checks);
    validate_power(quick ? 5 : 400, checks);
    validate_pairs(quick ? 12 : 400, checks);
    validate_tree(quick ? 8 : 400, checks);
    validate_real(PA_TESTDATA "/aa", quick ? 12 : 1000, checks);
    validate_planted(PA_TESTDATA "/planted", quick ? 12 : 200, checks);
    validate_heap(quick ? 100 : 4000, checks);
    validate_benchmarks(quick ? 12 : 4000, checks);
    validate_history(quick ? 8 : 200, checks);
}

int main(int argc, char **argv)
{
    struct checks checks = {0};
    if (argc >= 3 && strcmp(argv[1], "--peers") == 0)
        return !write_peers(argv[2], argc > 3 ? strtoul(argv[3], NULL, 10) : 40);
    checks.update = argc == 3 && strcmp(argv[1], "--update") == 0;
    checks.quick = checks.update || (argc == 3 && strcmp(argv[1], "--quick") == 0);
    if ((argc != 1 && !checks.quick) || (checks.quick && !checks_open(&checks, argv[2]))) {
        fprintf(stderr, "usage: stats_validation [--quick FILE|--update FILE|--peers FOLDER]\n");
        return 2;
    }
    validate(&checks);
    if (checks.quick && !checks.update && checks.met != checks.expected_count)
        checks.failed++;
    if (checks.update && !checks_save(&checks, argv[2]))
        checks.failed++;
    if (checks.failed)
        printf("\n%d requirements are not met.\n", checks.failed);
    checks_release(&checks);
    return checks.failed != 0;
}

// SPDX-License-Identifier: Apache-2.0
// stats_validation [--quick]: how comparisons behave where the truth is known. Exit
// status 1 if a requirement isn't met.
#include "experiments.h"

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    bool quick = argc > 1 && strcmp(argv[1], "--quick") == 0;
    struct checks checks = {.slack = quick ? .10 : 0};
    validate_profiles(quick ? 30 : 500, &checks);
    validate_paired(quick ? 30 : 500, &checks);
    validate_real(PA_TESTDATA "/aa", quick ? 40 : 1000, &checks);
    validate_gate(PA_TESTDATA "/aa", quick ? 40 : 1000, &checks);
    validate_planted(PA_TESTDATA "/planted", quick ? 20 : 200, &checks);
    validate_heap(quick ? 300 : 10000, &checks);
    validate_benchmarks(quick ? 40 : 1000, &checks);
    if (checks.failed)
        printf("\n%d requirements are not met.\n", checks.failed);
    return checks.failed != 0;
}

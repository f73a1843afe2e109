// SPDX-License-Identifier: Apache-2.0
// The experiments; each prints markdown tables and adds to the checks. Seeds are fixed.
#ifndef PA_STATS_VALIDATION_EXPERIMENTS_H
#define PA_STATS_VALIDATION_EXPERIMENTS_H

#include "outcome.h"

#include <stddef.h>

void validate_profiles(size_t rounds, struct checks *checks);
void validate_paired(size_t rounds, struct checks *checks);
void validate_real(const char *folder, size_t rounds, struct checks *checks);
void validate_gate(const char *folder, size_t rounds, struct checks *checks);
void validate_planted(const char *folder, size_t rounds, struct checks *checks);
void validate_heap(size_t rounds, struct checks *checks);
void validate_benchmarks(size_t rounds, struct checks *checks);

#endif

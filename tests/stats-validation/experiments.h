// SPDX-License-Identifier: Apache-2.0
// The experiments; each prints markdown tables and adds to the checks. Seeds are fixed.
#ifndef PA_STATS_VALIDATION_EXPERIMENTS_H
#define PA_STATS_VALIDATION_EXPERIMENTS_H

#include "checks.h"

#include <stddef.h>

void validate_equal(size_t rounds, struct checks *checks);
void validate_work(size_t rounds, struct checks *checks);
void validate_power(size_t rounds, struct checks *checks);
void validate_pairs(size_t rounds, struct checks *checks);
void validate_tree(size_t rounds, struct checks *checks);
void validate_real(const char *folder, size_t rounds, struct checks *checks);
void validate_planted(const char *folder, size_t rounds, struct checks *checks);
void validate_heap(size_t rounds, struct checks *checks);
void validate_benchmarks(size_t rounds, struct checks *checks);
void validate_history(size_t rounds, struct checks *checks);

// Writes the data of simulated comparisons and what they claim into a folder, for peers.R. False if
// a file cannot be written.
bool write_peers(const char *folder, size_t rounds);

#endif

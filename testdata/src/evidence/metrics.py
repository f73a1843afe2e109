#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes SYNTHETIC scrapes of Prometheus text to testdata/evidence, one a minute of a service that
leaks goroutines and restarts nothing. Usage: metrics.py FOLDER"""
import sys

for i in range(6):
    with open(f"{sys.argv[1]}/metrics-{i + 1}.prom", "w") as out:
        out.write(f"""# SYNTHETIC
# HELP go_goroutines Number of goroutines that currently exist.
# TYPE go_goroutines gauge
go_goroutines {40 + 25 * i}
# TYPE go_memstats_heap_alloc_bytes gauge
go_memstats_heap_alloc_bytes {5e6 + (i % 2) * 2e6:g}
# TYPE process_cpu_seconds_total counter
process_cpu_seconds_total {12.5 + 31.5 * i:g}
# TYPE jobs counter
jobs{{queue="a b"}} {100 * i} {1700000000000 + 60000 * i}
# TYPE latency_seconds histogram
latency_seconds_bucket{{le="0.1"}} {10 * i}
latency_seconds_sum {2.5 * i:g}
latency_seconds_count {10 * i}
# EOF
""")

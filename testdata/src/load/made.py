#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the reports in testdata/load that were not made by running the tool (see make.sh): each in
the form its tool documents, with numbers from a small deterministic generator."""
import json
import os

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "load"))


def write(name, text):
    with open(name, "w", encoding="utf-8", newline="") as f:
        f.write(text)


# 400 latencies in microseconds, slowly growing with a tail.
micros, seed = [], 7
for i in range(400):
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    micros.append(300 + seed % 500 + (9000 if i % 97 == 5 else 0))
ordered = sorted(micros)


def at(p):
    return ordered[min(len(ordered) - 1, int(p / 100 * len(ordered)))]


mean = sum(micros) / len(micros)

# wrk2 -R 400: a run past its calibration, with -u, and one that is shorter than that.
spectrum = [0, 10, 50, 75, 90, 99, 99.9, 100]


def hdr(scale):
    lines = "".join("%7.3f%% %7.2fms\n" % (p, at(p) * scale / 1e3) for p in (50, 75, 90, 99, 99.9, 99.99, 99.999, 100))
    rows = "".join("%12.3f %12.6f %12d %12s\n" % (at(p) * scale / 1e3, p / 100, p * 4,
                                                  "inf" if p == 100 else "%.2f" % (100 / (100 - p))) for p in spectrum)
    return (lines + "\n  Detailed Percentile spectrum:\n       Value   Percentile   TotalCount 1/(1-Percentile)\n\n" + rows +
            "#[Mean    = %12.3f, StdDeviation   = %12.3f]\n#[Max     = %12.3f, Total count    = %12d]\n"
            "#[Buckets =           27, SubBuckets     =         2048]\n" % (mean * scale / 1e3, 1, at(100) * scale / 1e3, 400) +
            "----------------------------------------------------------\n")


write("wrk2.txt",
      "Running 12s test @ http://127.0.0.1:8080/quote\n  1 threads and 4 connections\n"
      "  Thread calibration: mean lat.: 0.901ms, rate sampling interval: 10ms\n"
      "  Thread Stats   Avg      Stdev     Max   +/- Stdev\n"
      "    Latency     %.2fms    1.01ms  %.2fms   97.50%%\n    Req/Sec    35.10     20.32     90.00    80.00%%\n" % (mean / 1e3, at(100) / 1e3) +
      "  Latency Distribution (HdrHistogram - Recorded Latency)\n" + hdr(1) + "\n"
      "  Latency Distribution (HdrHistogram - Uncorrected Latency (measured without taking delayed starts into account))\n" + hdr(0.5) +
      "  400 requests in 12.00s, 156.25KB read\nRequests/sec:     33.33\nTransfer/sec:     13.02KB\n")
write("wrk2-short.txt",
      "Running 2s test @ http://127.0.0.1:8080/quote\n  1 threads and 4 connections\n"
      "  Thread Stats   Avg      Stdev     Max   +/- Stdev\n"
      "    Latency      -nan      -nan   0.00us    0.00%\n    Req/Sec       -nan      -nan   0.00      0.00%\n"
      "  Latency Distribution (HdrHistogram - Recorded Latency)\n 50.000%    0.00us\n 75.000%    0.00us\n100.000%    0.00us\n"
      "----------------------------------------------------------\n"
      "  0 requests in 2.00s, 0.00B read\n  Socket errors: connect 0, read 3, write 0, timeout 4\n"
      "Requests/sec:      0.00\nTransfer/sec:       0.00B\n")

# hey: a good run, one with a 500 and errors, one that reached nobody; -o csv.
HEY = """
Summary:
  Total:\t%.4f secs
  Slowest:\t%.4f secs
  Fastest:\t%.4f secs
  Average:\t%s secs
  Requests/sec:\t%.4f
  %s

Response time histogram:
  0.000 [1]\t|\u25a0
  0.010 [399]\t|\u25a0\u25a0\u25a0\u25a0

Latency distribution:
%s
Details (average, fastest, slowest):
  DNS+dialup:\t0.0000 secs, 0.0000 secs, 0.0002 secs
  resp wait:\t0.0005 secs, 0.0003 secs, 0.0090 secs

Status code distribution:
%s
%s

"""


def hey_latencies(reached):
    return "".join("  %d%% in %.4f secs\n" % ((p, at(p) / 1e6) if p <= reached else (0, 0)) for p in (10, 25, 50, 75, 90, 95, 99))


write("hey.txt", HEY % (0.1, at(100) / 1e6, at(0) / 1e6, "%.4f" % (mean / 1e6), 4000,
                        "\n  Total data:\t120000 bytes\n  Size/request:\t300 bytes", hey_latencies(99), "  [200]\t400 responses\n", ""))
write("hey-errors.txt", HEY % (0.1, at(100) / 1e6, at(0) / 1e6, "%.4f" % (mean / 1e6), 4000, "", hey_latencies(90),
                               "  [200]\t390 responses\n  [301]\t3 responses\n  [500]\t2 responses\n",
                               'Error distribution:\n  [5]\tGet "http://127.0.0.1:1/100%!x(MISSING)": EOF\n'))
write("hey-refused.txt", HEY % (0.002, 0, 0, " NaN", 5000, "", "", "",
                                "Error distribution:\n  [10]\tGet \"http://127.0.0.1:1/\": connection refused\n"))
write("hey.csv", "response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset\n" +
      "".join("%.4f,0.0000,0.0000,0.0000,%.4f,0.0001,%d,%.4f\n" % (us / 1e6, us / 1e6, 503 if i % 100 == 99 else 200, i * 0.0005)
              for i, us in enumerate(micros)))

# ghz.
statuses = {"OK": 397, "Unavailable": 3}
write("ghz.txt",
      "\nSummary:\n  Name:\t\tquote\n  Count:\t400\n  Total:\t200.00 ms\n  Slowest:\t%.2f ms\n  Fastest:\t%.2f ms\n  Average:\t%d ns\n"
      "  Requests/sec:\t2000.00\n\nResponse time histogram:\n  0.300 [1]     |\n\nLatency distribution:\n" % (at(100) / 1e3, at(0) / 1e3, 9500) +
      "".join("  %d %% in %.2f ms \n" % (p, at(p) / 1e3) for p in (10, 25, 50, 75, 90, 95, 99)) +
      "\nStatus code distribution:\n  [OK]   397 responses   \n  [Unavailable]   3 responses   \n\n"
      "Error distribution:\n  [3]   rpc error: code = Unavailable desc = busy   \n\n")
for name, options in (("ghz.json", {}), ("ghz-rate.json", {"rps": 500, "load-schedule": "const"})):
    write(name, json.dumps({
        "date": "2026-01-02T03:04:05Z", "endReason": "normal",
        "options": dict({"call": "shop.Shop.Quote", "host": "127.0.0.1:50051", "total": 400, "concurrency": 4}, **options),
        "count": 400, "total": 200000000, "average": int(mean * 1000), "fastest": at(0) * 1000, "slowest": at(100) * 1000,
        "rps": 2000.5, "errorDistribution": {}, "statusCodeDistribution": statuses,
        "latencyDistribution": [{"percentage": p, "latency": at(p) * 1000} for p in (10, 25, 50, 75, 90, 95, 99)],
        "histogram": [{"mark": 0.0003, "count": 1, "frequency": 0.0025}],
        "details": [{"timestamp": "2026-01-02T03:04:05Z", "latency": 1000, "error": "", "status": "OK"}]}, indent=1))

# vegeta.
codes = {"0": 2, "200": 395, "404": 3}


def ms(us):
    return "%gms" % (us / 1e3) if us >= 1000 else "%g\u00b5s" % us


def vegeta(labels, values):
    return ("Requests      [total, rate, throughput]  400, 100.25, 98.76\n"
            "Duration      [total, attack, wait]      4.0005s, 3.99s, 10.5ms\n"
            "Latencies     [%s]  %s\nBytes In      [total, mean]              120000, 300.00\n"
            "Bytes Out     [total, mean]              0, 0.00\nSuccess       [ratio]                    98.75%%\n"
            "Status Codes  [code:count]               %s  \nError Set:\n404 Not Found\n" % (
                labels, values, "  ".join("%s:%d" % c for c in codes.items())))


write("vegeta.txt", vegeta("min, mean, 50, 90, 95, 99, max",
                           ", ".join(ms(x) for x in (at(0), mean, at(50), at(90), at(95), at(99), at(100)))))
write("vegeta-old.txt", vegeta("mean, 50, 95, 99, max", "1m2.5s, 1.5s, 61.000000001s, 1h0m1s, 2h0m0s"))
write("vegeta.json", json.dumps({
    "latencies": {"total": int(sum(micros) * 1000), "mean": int(mean * 1000), "50th": at(50) * 1000, "90th": at(90) * 1000,
                  "95th": at(95) * 1000, "99th": at(99) * 1000, "max": at(100) * 1000, "min": at(0) * 1000},
    "bytes_in": {"total": 120000, "mean": 300}, "bytes_out": {"total": 0, "mean": 0}, "earliest": "2026-01-02T03:04:05.1Z",
    "latest": "2026-01-02T03:04:09.09Z", "end": "2026-01-02T03:04:09.1Z", "duration": 3990000000, "wait": 10500000,
    "requests": 400, "rate": 100.25, "throughput": 98.76, "success": 0.9875, "status_codes": codes, "errors": ["404 Not Found"]}) + "\n")
write("vegeta.hdrplot.txt", "Value(ms)  Percentile  TotalCount  1/(1-Percentile)\n" +
      "".join("%f   %f    %d           %f\n" % (at(p) / 1e3, p / 100, p * 4, 1 / (1 - p / 100) if p < 100 else 1e7)
              for p in (0, 50, 75, 87.5, 90.625, 95, 98.4375, 99.21875, 99.902344, 100)))
write("vegeta.hist.txt", "Bucket         #    %       Histogram\n[0s,    1ms]   395  98.75%  ######\n[1ms,   +Inf]  5    1.25%\n")
start = 1767323045100000000
write("vegeta.results.csv", "".join(
    '%d,%d,%d,0,300,%s,Ym9keQ==,a,%d,GET,http://127.0.0.1:8080/quote,SDogdg0K\n' % (
        start + i * 10000000, 0 if i == 7 else 200, us * 1000, '"dial, ""refused"""' if i == 7 else "", i)
    for i, us in enumerate(micros[:50])))
write("vegeta.results.json", "".join(json.dumps(
    {"attack": "a", "seq": i, "code": 404 if i == 3 else 200, "timestamp": "2026-01-02T03:04:%09.6fZ" % (5 + i * 0.01), "latency": us * 1000,
     "bytes_out": 0, "bytes_in": 300, "error": "404 Not Found" if i == 3 else "", "body": None, "method": "GET",
     "url": "http://127.0.0.1:8080/quote", "headers": {}}, separators=(",", ":")) + "\n" for i, us in enumerate(micros[:50])))

# h2load of 2026: other columns, and --output-file.
write("h2load-new.txt",
      "starting benchmark...\nspawning thread #0: 4 total client(s). 200 total requests\nspawning thread #1: 4 total client(s). 200 total requests\n"
      "Application protocol: h2\n\nfinished in 1.25s, 320.00 req/s, 117.19KB/s\n"
      "requests: 400 total, 400 started, 400 done, 398 succeeded, 2 failed, 1 errored, 1 timeout\n"
      "status codes: 398 2xx, 0 3xx, 0 4xx, 1 5xx\n"
      "                     min         max      median         p95         p99        mean          sd        +/- sd\n"
      "request     :      300us      9.30ms       550us       780us      9.10ms       650us      1.01ms    97.00%\n"
      "connect     :       80us       120us       100us       120us       120us       100us        10us    75.00%\n"
      "TTFB        :      500us      1.20ms       800us      1.20ms      1.20ms       800us       200us    75.00%\n"
      "req/s       :      39.00       41.00       40.00       41.00       41.00       40.00        0.50    75.00%\n")
write("h2load.json", json.dumps({
    "version": "v1", "metadata": {"generator": "nghttp2"},
    "measurements": {"duration": 1.25, "request_per_second": 320.0, "bytes_per_second": 120000.0,
                     "requests": {"total": 400, "started": 400, "done": 400, "succeeded": 398, "failed": 2, "errored": 1, "timeout": 1},
                     "status_codes": {"2xx": 398, "5xx": 1},
                     "performance": {"request": {"min": 3e-4, "max": 9.3e-3, "median": 5.5e-4, "p95": 7.8e-4, "p99": 9.1e-3, "mean": 6.5e-4,
                                                 "sd": 1e-3, "within_sd": 0.97, "samples": [3e-4, 9.3e-3]}}}}, indent=2))

# autocannon.
latency = {"average": 0.61, "mean": 0.61, "stddev": 1, "min": 0, "max": 9, "p0_001": 0, "p1": 0, "p2_5": 0, "p50": 0, "p75": 1, "p90": 1,
           "p97_5": 2, "p99": 9, "p99_9": 9, "p99_99": 9, "totalCount": 400}
write("autocannon.json", json.dumps({
    "url": "http://127.0.0.1:8080/quote", "connections": 4, "sampleInt": 1000, "pipelining": 1, "duration": 2.01, "errors": 2, "timeouts": 1,
    "mismatches": 0, "non2xx": 3, "resets": 0, "1xx": 0, "2xx": 397, "3xx": 0, "4xx": 3, "5xx": 0, "latency": latency,
    "requests": {"average": 200, "mean": 200, "total": 400, "p50": 200}, "throughput": {"average": 60000, "mean": 60000, "total": 120000}}) + "\n")
B, D = "\u2502", "\u251c\u2500\u2500\u253c\u2500\u2500\u2524\n"


def row(*cells):
    return B + B.join(" %s " % c for c in cells) + B + "\n"


write("autocannon.txt",
      "Running 2s test @ http://127.0.0.1:8080/quote\n4 connections\n\n\n" + row("Stat   ", "2.5%", "50% ", "97.5%", "99% ", "Avg    ", "Stdev", "Max") + D +
      row("Latency", "0 ms", "1 ms", "2 ms ", "9 ms", "0.61 ms", "1 ms ", "9 ms") + "\n" +
      row("Stat     ", "1%", "2.5%", "50%", "97.5%", "Avg", "Stdev", "Min") + D +
      row("Req/Sec  ", "1,900", "1,900", "2,000", "2,100", "2,000.5", "100", "1,900") + D +
      row("Bytes/Sec", "600 kB", "600 kB", "612 kB", "630 kB", "612 kB", "1 kB", "600 kB") + "\n" +
      row("Code", "Count") + D + row("200 ", "3998") + D + row("404 ", "3    ") +
      "\nReq/Bytes counts sampled once per second.\n# of samples: 2\n\n3998 2xx responses, 3 non 2xx responses\n4k requests in 2.01s, 1.2 MB read\n"
      "2 errors (1 timeouts)\n")

# siege for people.
write("siege.txt", "\nTransactions:\t\t          40 hits\nAvailability:\t\t       97.56 %\nElapsed time:\t\t        0.04 secs\n"
      "Data transferred:\t        0.01 MB\nResponse time:\t\t        0.00 secs\nTransaction rate:\t     1000.00 trans/sec\n"
      "Throughput:\t\t        0.29 MB/sec\nConcurrency:\t\t        1.75\nSuccessful transactions:          40\nFailed transactions:\t           1\n"
      "Longest transaction:\t        0.01\nShortest transaction:\t        0.00\n \n")

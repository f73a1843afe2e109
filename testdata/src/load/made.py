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

# SYNTHETIC, as the templates in the tools' sources have them: oha, bombardier, fortio, memtier_benchmark; as the
# documentation shows them: k6 (grafana.com/docs/k6, "End of test"), locust ("Retrieve test statistics in CSV format"), JMeter
# (user manual, "Listeners", CSV and XML log format); as its users post them: Gatling's simulation.log and js/stats.json.

# oha: a run over a set time, with --stats-success-breakdown.
def oha_rows(scale):
    return "".join("  %.2f%% in %.4f ms\n" % (p, at(p) * scale / 1e3) for p in (10, 25, 50, 75, 90, 95, 99, 99.9, 99.99))


write("oha.txt", "Summary:\n  Success rate:\t98.50%%\n  Total:\t2000.1300 ms\n  Slowest:\t%.4f ms\n  Fastest:\t%.4f ms\n  Average:\t%.4f ms\n"
      "  Requests/sec:\t204.4867\n\n  Total data:\t46.41 KiB\n  Size/request:\t120 B\n  Size/sec:\t23.20 KiB\n\n"
      "Response time histogram:\n   0.300 ms [1]   |\n   1.300 ms [399] |\u25a0\u25a0\n\nResponse time distribution:\n" % (at(100) / 1e3, at(0) / 1e3, mean / 1e3) +
      oha_rows(1) + "\nResponse time histogram (2xx only):\n   0.300 ms [1] |\n\nResponse time distribution (2xx only):\n" + oha_rows(0.5) +
      "\n\nDetails (average, fastest, slowest):\n  DNS+dialup:\t1.0000 ms, 0.5000 ms, 2.0000 ms\n  DNS-lookup:\t0.0100 ms, 0.0000 ms, 0.0200 ms\n\n"
      "Status code distribution:\n  [200] 390 responses\n  [503] 6 responses\n\nError distribution:\n  [9] aborted due to deadline\n"
      "  [4] connection error: Connection refused (os error 111)\n")
write("oha.json", json.dumps({
    "summary": {"successRate": 0.9901, "total": 2.00013, "slowest": at(100) / 1e6, "fastest": at(0) / 1e6, "average": mean / 1e6,
                "requestsPerSec": 204.4867, "totalData": 47520, "sizePerRequest": 120, "sizePerSec": 23758.46},
    "responseTimeHistogram": {"0.0003": 1, "0.0013": 399},
    "latencyPercentiles": {"p%s" % p: at(p) / 1e6 for p in (10, 25, 50, 75, 90, 95, 99, 99.9, 99.99)},
    "rps": {"mean": 210.5, "stddev": 20, "max": 300, "min": 100, "percentiles": {"p50": 205}},
    "details": {"DNSDialup": {"average": 0.001, "fastest": 0.0005, "slowest": 0.002}},
    "statusCodeDistribution": {"200": 390, "503": 6},
    "errorDistribution": {"aborted due to deadline": 9, "connection error: Connection refused (os error 111)": 4}}, indent=2))
write("oha-refused.json", json.dumps({
    "summary": {"successRate": 0.0, "total": 0.01, "slowest": None, "fastest": None, "average": None, "requestsPerSec": 2000.0, "totalData": 0,
                "sizePerRequest": None, "sizePerSec": 0.0},
    "latencyPercentiles": {"p50": None}, "statusCodeDistribution": {}, "errorDistribution": {"Connection refused": 20}}))
write("oha.csv", "request-start,DNS,DNS+dialup,Response-delay,request-duration,bytes,status\n" +
      "".join("%.6f,0,0,0.0001,%.6f,120,%d\n" % (i * 0.005, m / 1e6, 503 if i % 100 == 99 else 200) for i, m in enumerate(micros[:200])))

# k6, before and since version 1, each for people and for programs.
trend = {"avg": mean / 1e3, "min": at(0) / 1e3, "med": at(50) / 1e3, "max": at(100) / 1e3, "p(90)": at(90) / 1e3, "p(95)": at(95) / 1e3}
slow = {k: v * 2 for k, v in trend.items()}
write("k6-export.json", json.dumps({
    "root_group": {"name": "", "path": "", "groups": {}, "checks": {}},
    "metrics": {"checks": {"passes": 795, "fails": 5, "value": 0.99375}, "data_received": {"count": 120000, "rate": 59990.5},
                "http_req_blocked": trend, "http_req_duration": dict(trend, thresholds={"p(95)<200": False}),
                "http_req_duration{expected_response:true}": trend, "http_req_duration{scenario:write}": slow,
                "http_reqs": {"count": 400, "rate": 199.97}, "http_req_failed": {"passes": 3, "fails": 397, "value": 0.0075},
                "iteration_duration": slow, "iterations": {"count": 200, "rate": 99.98}, "vus": {"value": 4, "min": 4, "max": 4}}}, indent=2))
write("k6-summary.json", json.dumps({
    "root_group": {"name": ""}, "options": {"summaryTrendStats": ["avg", "med", "p(99.9)"]}, "state": {"testRunDurationMs": 2001},
    "metrics": {"iterations": {"type": "counter", "contains": "default", "values": {"count": 200, "rate": 99.98}},
                "iteration_duration": {"type": "trend", "contains": "time", "values": slow},
                "queue_wait": {"type": "trend", "contains": "time", "values": trend},
                "queue_length": {"type": "trend", "contains": "default", "values": {"avg": 12.5, "max": 40}},
                "checks": {"type": "rate", "contains": "default", "values": {"rate": 1, "passes": 200, "fails": 0}},
                "vus": {"type": "gauge", "contains": "default", "values": {"value": 4, "min": 4, "max": 4}}}}))


def k6_trend(values):
    return " ".join("%s=%.2fms" % (k, v) for k, v in values.items()) + "\n"


write("k6.txt", "\n     \u2713 status is 200\n\n     checks.........................: 99.37% \u2713 795      \u2717 5  \n"
      "     data_received..................: 120 kB 60 kB/s\n     data_sent......................: 40 kB  20 kB/s\n"
      "     http_req_blocked...............: avg=1.5\u00b5s min=1\u00b5s med=1\u00b5s max=20\u00b5s p(90)=2\u00b5s p(95)=3\u00b5s\n"
      "   \u2713 http_req_duration..............: " + k6_trend(trend) + "       { expected_response:true }...: " + k6_trend(trend) +
      "     \u2717 { scenario:write }...........: " + k6_trend(slow) +
      "     http_req_failed................: 0.75%  \u2713 3        \u2717 397\n     http_reqs......................: 400    199.97/s\n"
      "     iteration_duration.............: avg=1m2.5s min=1s med=1m1s max=1m4s p(90)=1m3s p(95)=1m3.5s\n"
      "     iterations.....................: 200    99.98/s\n     vus............................: 4      min=4      max=4\n"
      "\nrunning (00m02.0s), 0/4 VUs, 200 complete and 0 interrupted iterations\n"
      "time=\"2026-01-02T03:04:05Z\" level=error msg=\"test run was aborted because k6 received a 'interrupt' signal\"\n")
write("k6-full.txt", "\n  \u2588 THRESHOLDS\n\n    http_req_duration\n    \u2713 'p(95)<1500' p(95)=1.2ms\n\n  \u2588 TOTAL RESULTS\n\n"
      "    checks_total.......................: 800     399.9/s\n    checks_succeeded...................: 99.37%  795 out of 800\n"
      "    checks_failed......................: 0.62%   5 out of 800\n\n    CUSTOM\n    queue_length.......................: avg=12.5 min=1 med=12 max=40 p(90)=30 p(95)=35\n"
      "\n    HTTP\n    http_req_duration..................: " + k6_trend(trend) + "      { expected_response:true }.......: " + k6_trend(trend) +
      "    http_req_failed....................: 0.75%  3 out of 400\n    http_reqs..........................: 400    199.97/s\n\n"
      "    EXECUTION\n    iteration_duration.................: " + k6_trend(slow) + "    iterations.........................: 200    99.98/s\n\n"
      "    NETWORK\n    data_received......................: 120 kB 60 kB/s\n\n  \u2588 SCENARIO: write\n\n    HTTP\n"
      "    http_req_duration..................: " + k6_trend(slow) + "    http_req_failed....................: 1.50%  3 out of 200\n"
      "    http_reqs..........................: 200    99.98/s\n")

# bombardier: with --latencies, and at a rate, with 1 % of errors.
BAR = "[" + "=" * 74 + "]"
write("bombardier.txt", "Bombarding http://127.0.0.1:8080/quote for 2s using 4 connection(s)\n" + BAR + " 2s\nDone!\nStatistics        Avg      Stdev        Max\n"
      "  Reqs/sec       200.10      20.50     300.25\n  Latency      %.2fus    0.90ms    %.2fms\n  Latency Distribution\n" % (mean, at(100) / 1e3) +
      "".join("     %2.0f%% %10s\n" % (p, "%.2fus" % at(p)) for p in (50, 75, 90, 95)) + "     99%     9.70ms\n"
      "  HTTP codes:\n    1xx - 0, 2xx - 390, 3xx - 2, 4xx - 3, 5xx - 1\n    others - 4\n  Errors:\n    dial tcp 127.0.0.1:8080: connection refused - 4\n"
      "  Throughput:    23.20KB/s\n")
write("bombardier.json", json.dumps({
    "spec": {"numberOfConnections": 4, "testType": "timed", "testDurationSeconds": 2, "method": "GET", "url": "http://127.0.0.1:8080/quote", "rate": 200},
    "result": {"bytesRead": 47520, "bytesWritten": 20000, "timeTakenSeconds": 2, "req1xx": 0, "req2xx": 390, "req3xx": 2, "req4xx": 3, "req5xx": 1,
               "others": 4, "errors": [{"description": "timeout", "count": 4}],
               "latency": {"mean": mean, "stddev": 900, "max": at(100), "percentiles": {str(p): at(p) for p in (50, 75, 90, 95, 99)}},
               "rps": {"mean": 200.1, "stddev": 20, "max": 300, "percentiles": {"50": 200}}}}))

# fortio: at a rate, and as fast as it can.
write("fortio.txt", "Fortio 1.38.4 running at 200 queries per second, 2->2 procs, for 2s: http://127.0.0.1:8080/quote\n"
      "Starting at 200 qps with 4 thread(s) [gomax 2] for 2s : 100 calls each (total 400)\nEnded after 2.001s : 400 calls. qps=199.9\n"
      "Sleep times : count 396 avg 0.018 +/- 0.001 min 0.01 max 0.02 sum 7.1\n"
      "Aggregated Function Time : count 400 avg %.9f +/- 0.0009 min %.6f max %.6f sum 0.3\n" % (mean / 1e6, at(0) / 1e6, at(100) / 1e6) +
      "# range, mid point, percentile, count\n>= 0.0003 <= 0.001 , 0.0006 , 97.50, 390\n> 0.001 <= 0.01 , 0.005 , 100.00, 10\n" +
      "".join("# target %g%% %g\n" % (p, at(p) / 1e6) for p in (50, 75, 90, 99, 99.9)) +
      "Error cases : count 4 avg 0.1 +/- 0.01 min 0.09 max 0.12 sum 0.4\n# range, mid point, percentile, count\n>= 0.09 <= 0.12 , 0.1 , 100.00, 4\n"
      "# target 50% 0.1\n# target 99% 0.12\nSockets used: 8 (for perfect keepalive, would be 4)\nCode  -1 : 3 (0.8 %)\nCode 200 : 396 (99.0 %)\nCode 503 : 1 (0.2 %)\n"
      "Response Header Sizes : count 400 avg 100 +/- 0 min 100 max 100 sum 40000\nAll done 400 calls (plus 4 warmup) 0.8 ms avg, 199.9 qps\n")
write("fortio.json", json.dumps({
    "RunType": "HTTP", "Labels": "quote", "RequestedQPS": "max", "RequestedDuration": "2s", "ActualQPS": 450.5, "ActualDuration": 2000000000,
    "NumThreads": 4, "Version": "1.38.4", "DurationHistogram": {
        "Count": 400, "Min": at(0) / 1e6, "Max": at(100) / 1e6, "Sum": 0.3, "Avg": mean / 1e6, "StdDev": 0.0009, "Data": [],
        "Percentiles": [{"Percentile": p, "Value": at(p) / 1e6} for p in (50, 75, 90, 99, 99.9)]},
    "RetCodes": {"-1": 3, "200": 396, "503": 1}, "URL": "http://127.0.0.1:8080/quote"}, indent=2))

# locust: two requests, one that always fails, and all together.
LOCUST = ("Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,"
          "Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%\n")


def locust(kind, name, n, failed, scale):
    return "%s,%s,%d,%d,%d,%r,%r,%r,120.0,%r,%r,%s\n" % (
        kind, name, n, failed, 12 * scale, 14.5 * scale, 4.25 * scale, 130.5 * scale, n / 10, failed / 10,
        ",".join(str(v * scale) for v in (12, 13, 14, 15, 20, 30, 60, 90, 130, 130, 130)))


write("locust_stats.csv", LOCUST + locust("GET", "/items", 300, 3, 1) + locust("POST", '"/cart?a=1,2"', 100, 0, 2) +
      "GET,/gone,5,5,0,0.0,0.0,0.0,0.0,0.5,0.5" + ",N/A" * 11 + "\n" + locust("", "Aggregated", 405, 8, 1))

# The same over time: twelve seconds, of which the seventh is slow; before the first second there is no percentile.
HISTORY = ("Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%,Total Request Count,"
           "Total Failure Count,Total Median Response Time,Total Average Response Time,Total Min Response Time,Total Max Response Time,"
           "Total Average Content Size\n")
rows = ["1700000000,1,,Aggregated,0.000000,0.000000" + ",N/A" * 11 + ",0,0,0,0.0,0,0,0\n"]
for i in range(1, 13):
    scale = 5 if i == 7 else 1
    rows.append("%d,%d,,Aggregated,%f,%f,%s,%d,%d,12,%r,4.25,%r,120.0\n" % (
        1700000000 + i, min(i * 5, 20), 60 if i == 7 else 95.5, 6.0 if i == 7 else 0.0,
        ",".join(str(v * scale) for v in (12, 13, 14, 15, 20, 30, 60, 90, 130, 130, 130)), 95 * i, 6 if i >= 7 else 0, 14.5, 130.5 * (5 if i >= 7 else 1)))
write("locust_stats_history.csv", HISTORY + "".join(rows))

# k6 --out json: what is measured, then a line for each measurement; every tenth request fails between 2 and 3 s.
POINT = ('{"metric":"%s","type":"Point","data":{"time":"2026-11-23T08:33:%012.9f+01:00","value":%r,"tags":{"expected_response":"%s","group":"",'
         '"method":"GET","name":"http://127.0.0.1:8080/%s","scenario":"default","status":"%d","url":"http://127.0.0.1:8080/%s"}}}\n')
points = []
for i, m in enumerate(micros[:200]):
    failed, name = 80 <= i < 120 and i % 10 == 0, "quote" if i % 4 else "cart"
    points.append(POINT % ("http_reqs", 10 + i * .025, 1, "false" if failed else "true", name, 500 if failed else 200, name))
    points.append(POINT % ("http_req_duration", 10 + i * .025, m / 1e3, "false" if failed else "true", name, 500 if failed else 200, name))
write("k6-points.json", '{"type":"Metric","data":{"name":"http_reqs","type":"counter","contains":"default","thresholds":[],"submetrics":null},"metric":"http_reqs"}\n'
      '{"type":"Metric","data":{"name":"http_req_duration","type":"trend","contains":"time","thresholds":["p(95)<500"],"submetrics":null},"metric":"http_req_duration"}\n' +
      "".join(points))

# JMeter, stopped within its last line.
JTL = "timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,failureMessage,bytes,sentBytes,grpThreads,allThreads,URL,Latency,IdleTime,Connect\n"
rows = "".join("%d,%d,%s,200,OK,Users 1-1,text,true,,120,80,1,1,http://h/,1,0,0\n" % (1700000000000 + i * 10, 1 + m // 100, "Home" if i % 2 else '"Search, fast"')
               for i, m in enumerate(micros[:100]))
write("jmeter.csv", JTL + rows + '1700000001000,99,Home,500,Internal,Users 1-1,text,false,"expected ""ok"",\ngot\n""error""",120,80,1,1,http://h/,1,0,0\n'
      "1700000001010,12,Home,200,OK,Users 1-1,te")
write("jmeter.xml", '<?xml version="1.0" encoding="UTF-8"?>\n<testResults version="1.2">\n' +
      "".join('<httpSample t="%d" it="0" lt="1" ct="0" ts="%d" s="%s" lb="Home" rc="200" rm="OK" tn="Users 1-1" dt="text" by="120">\n'
              '  <httpSample t="1" ts="%d" s="true" lb="/logo.png" by="5"/>\n  <java.net.URL>http://h/</java.net.URL>\n</httpSample>\n' %
              (1 + m // 100, 1700000000000 + i * 10, "true" if i % 10 else "false", 1700000000000 + i * 10) for i, m in enumerate(micros[:20])) +
      '<sample t="5" ts="1700000000300" s="true" lb="JDBC"/>\n</testResults>\n')

# Gatling: version 3.9 within a group, 2.3, and the statistics of its report.
write("gatling.log", "RUN\tshop.Load\tload\t1700000000000\t \t3.9.5\nUSER\tbuyers\tSTART\t1700000000001\n" +
      "".join("REQUEST\tcheckout\t%s\t%d\t%d\t%s\n" % ("Home" if i % 2 else "Pay", 1700000000010 + i * 10, 1700000000011 + i * 10 + m // 100,
                                                        "KO\tstatus.find.is(200), but actually found 500" if i % 50 == 3 else "OK\t ")
              for i, m in enumerate(micros[:100])) + "GROUP\tcheckout\t1700000000010\t1700000001112\t1000\tOK\nUSER\tbuyers\tEND\t1700000001200\nREQUEST\tcheckout\tHo")
write("gatling-2.log", "RUN\tshop.Load\t\tload\t1700000000000\t \t2.0\nUSER\tbuyers\t1\tSTART\t1700000000001\t1700000000001\n"
      "REQUEST\tbuyers\t1\t\tHome\t1700000000010\t1700000000112\tOK\t \nREQUEST\tbuyers\t1\tcheckout\tHome\t1700000000210\t1700000000400\tKO\ttimeout\n")


def stats(name, total, ko, ms):
    def three(v):
        return {"total": v, "ok": v, "ko": "-" if ko == 0 else v}
    return {"name": name, "numberOfRequests": {"total": total, "ok": total - ko, "ko": ko}, "minResponseTime": three(ms // 2),
            "maxResponseTime": three(ms * 9), "meanResponseTime": three(ms), "standardDeviation": three(3), "percentiles1": three(ms - 1),
            "percentiles2": three(ms + 1), "percentiles3": three(ms * 3), "percentiles4": three(ms * 5),
            "group1": {"name": "t < 800 ms", "count": total, "percentage": 100}, "meanNumberOfRequestsPerSecond": three(str(total / 10))}


write("gatling-stats.json", json.dumps({
    "type": "GROUP", "name": "All Requests", "path": "", "stats": stats("All Requests", 300, 3, 14), "contents": {
        "req_home": {"type": "REQUEST", "name": "Home", "path": "Home", "stats": stats("Home", 200, 0, 14)},
        "group_checkout": {"type": "GROUP", "name": "checkout", "stats": stats("checkout", 100, 3, 20), "contents": {
            "req_pay": {"type": "REQUEST", "name": "Pay", "stats": stats("Pay", 100, 3, 20)}}}}}))

# memtier_benchmark: one run, and three of them with their average only.
RULE = "=" * 120 + "\n"


def memtier(scale):
    head = "%-6s %12s %12s %12s %15s %15s %15s %15s %12s \n" % ("Type", "Ops/sec", "Hits/sec", "Misses/sec", "Avg. Latency", "p50 Latency", "p99 Latency", "p99.9 Latency", "KB/sec")
    values = (1.25 * scale, 1.1 * scale, 4.5 * scale, 8.75 * scale)
    line = "%-6s %12.2f %12s %12s %15.5f %15.5f %15.5f %15.5f %12.2f \n"
    return (RULE + head + "-" * 120 + "\n" + line % (("Sets", 9107.46, "---", "---") + values + (701.24,)) +
            line % (("Gets", 91014.2, "1234.00", "89780.20") + values + (3545.5,)) +
            "%-6s %12.2f %12s %12s %15s %15s %15s %15s %12s \n" % (("Waits", 0) + ("---",) * 7) +
            line % (("Totals", 100121.66, "1234.00", "89780.20") + values + (4246.74,)))


HEAD = "4         Threads\n50        Connections per thread\n2000      Requests per client\n\n\n"
write("memtier.txt", "Writing results to stdout\n[RUN #1] Preparing benchmark client...\n[RUN #1 100%, 4 secs]  0 threads\n\n" + HEAD + "ALL STATS\n" + memtier(1) +
      "\n\nRequest Latency Distribution\nType     <= msec         Percent\n" + "-" * 72 + "\nSET       0.500         1.00\n---\n")
write("memtier-runs.txt", HEAD + "BEST RUN RESULTS\n" + memtier(1) + "\nWORST RUN RESULTS\n" + memtier(3) + "\nAGGREGATED AVERAGE RESULTS (3 runs)\n" + memtier(2))
section = {"Count": 36430, "Ops/sec": 9107.46, "Hits/sec": 0.0, "Misses/sec": 0.0, "Latency": 1.25, "Average Latency": 1.25, "Min Latency": 0.5,
           "Max Latency": 20.25, "KB/sec": 701.24, "Time-Serie": {"0": {"Count": 9000}}, "Percentile Latencies": {"p50.00": 1.1, "p99.00": 4.5, "p99.90": 8.75, "Histogram log format": {}}}
write("memtier.json", json.dumps({"configuration": {"server": "localhost", "clients": 50, "threads": 4}, "run information": {"Threads": 4},
                                  "ALL STATS": {"Runtime": {"Total duration": 4}, "Sets": section, "Waits": dict(section, **{"Ops/sec": 0.0}), "Totals": section}}, indent=1))

# SYNTHETIC, as users post them: what JMeter's summariser logs (two tests), what Gatling prints (two versions).
LOG = "2026-01-02 03:04:%02d,123 INFO o.a.j.r.Summariser: "
SUMMARY = "%s %s %6d in 00:00:%02d = %6.1f/s Avg: %5d Min: %5d Max: %5d Err: %5d (%.2f%%)%s\n"
write("jmeter.log", (LOG % 4 + SUMMARY % ("summary", "+", 100, 1, 100, 10, 1, 80, 0, 0, " Active: 4 Started: 4 Finished: 0")) +
      (LOG % 4 + SUMMARY % ("summary", "=", 100, 1, 100, 10, 1, 80, 0, 0, "")) + (LOG % 34 + SUMMARY % ("summary", "=", 3000, 31, 96.8, 11, 1, 140, 2, 0.07, "")) +
      "2026-01-02 03:04:35,000 INFO o.a.j.e.StandardJMeterEngine: Notifying test listeners of end of test\n" +
      SUMMARY % ("Generate Summary Results", "=", 500, 5, 100, 9, 1, 60, 0, 0, "") + "Tidying up ...    @ now\n... end of run\n")


def gatling(row):
    rows = [("request count", 1300, 1297, 3), ("min response time", 7, 7, 9), ("max response time", 126, 126, 90), ("mean response time", 14, 14, 20),
            ("std deviation", 3, 3, 4), ("response time 50th percentile", 13, 13, 19), ("response time 95th percentile", 42, 42, 60), ("mean requests/sec", 130, 129.7, 0.3)]
    return ("Simulation shop.Load completed in 10 seconds\nParsing log file(s)...\n" + "=" * 80 +
            "\n---- Global Information --------------------------------------------------------\n" + "".join(row(*r) for r in rows) +
            "---- Response Time Distribution ------------------------------------------------\n> t < 800 ms                       1297 ( 99%)\n> failed                                3 (  1%)\n" +
            "=" * 80 + "\n")


write("gatling.txt", gatling(lambda name, all_, ok, ko: "> %-47s%10s (OK=%-6s KO=%-6s)\n" % (name, all_, ok, ko)))
write("gatling-bars.txt", gatling(lambda name, all_, ok, ko: "> %-44s | %9s | %9s | %9s\n" % (
    name + (" (ms)" if "time" in name else ""), "{:,}".format(all_), "{:,}".format(ok), "{:,}".format(ko))))

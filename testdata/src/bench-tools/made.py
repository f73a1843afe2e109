#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the results in testdata/bench-tools that were not made by running the tool (see make.sh):
each in the form its tool documents."""
import json
import os

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "bench-tools"))


def write(name, text):
    with open(name, "w", encoding="utf-8", newline="") as f:
        f.write(text)


# google/benchmark
CONTEXT = {"date": "2026-01-02T03:04:05+00:00", "host_name": "host", "executable": "./bench", "num_cpus": 2, "mhz_per_cpu": 2600,
           "cpu_scaling_enabled": True, "caches": [], "load_avg": [0.5], "library_build_type": "debug"}


def gbench(name, unit, real, cpu, **more):
    return dict({"name": name, "run_name": name, "run_type": "iteration", "repetitions": 3, "repetition_index": 0, "threads": 1,
                 "iterations": 1000, "real_time": real, "cpu_time": cpu, "time_unit": unit}, **more)


def aggregate(run, which, unit, real, cpu):
    return {"name": run + "_" + which, "run_name": run, "run_type": "aggregate", "repetitions": 3, "threads": 1, "aggregate_name": which,
            "aggregate_unit": "time", "iterations": 3, "real_time": real, "cpu_time": cpu, "time_unit": unit}


rows = [gbench("BM_Sum/8", "ns", 45.5 + i, 24.25 + i, items_per_second=3.2e8 + i) for i in range(3)]
rows += [aggregate("BM_Sum/8", w, "ns", v, v) for w, v in (("mean", 46.5), ("median", 46.5), ("stddev", 1), ("cv", 0.02))]
rows += [{"name": "BM_Sum_BigO", "run_name": "BM_Sum", "run_type": "aggregate", "aggregate_name": "BigO", "cpu_coefficient": 3.0,
          "real_coefficient": 4.3, "big_o": "N", "time_unit": "ns"},
         {"name": "BM_Sum_RMS", "run_name": "BM_Sum", "run_type": "aggregate", "aggregate_name": "RMS", "rms": 0.03}]
rows += [gbench("BM_Map<std::map<int, int>>/threads:2", "us", 1.5, 1.25, bytes_per_second=1e9, allocs_per_iter=2.5, max_bytes_used=4096,
                **{"cache misses": 12.0})]
rows += [gbench("BM_Error", "ns", 0, 0, error_occurred=True, error_message="no device")]
rows += [aggregate("BM_Old", w, "ms", v, v) for w, v in (("mean", 2.5), ("median", 2.25), ("stddev", 1))]
text = json.dumps({"context": CONTEXT, "benchmarks": rows}, indent=2)
write("gbench.json", text.replace('"items_per_second": 320000002.0', '"items_per_second": NaN, "rate": -Infinity'))

LINE = "%-42s %11s %15s %12s%s\n"


def console(rows):
    return ("2026-01-02T03:04:05+00:00\nRunning ./bench\nRun on (2 X 2600 MHz CPU s)\n***WARNING*** Library was built as DEBUG.\n" + "-" * 90 +
            "\n" + "%-42s %11s %15s %12s %s\n" % ("Benchmark", "Time  ", "CPU  ", "Iterations", "UserCounters...") + "-" * 90 + "\n" + "".join(rows))


write("gbench.txt", console(
    [LINE % ("BM_Map<int, int>", "%.1f ns" % t, "%.1f ns" % (t / 2), "1000", " rate=29.2M/s") for t in (45.5, 46.5, 47.5)] +
    [LINE % ("BM_Map<int, int>_" + w, v, v, "3", "") for w, v in (("mean", "46.5 ns"), ("median", "46.5 ns"), ("stddev", "1.00 ns"), ("cv", "2.15 %"))] +
    [LINE % ("BM_Sum_BigO", "3.39 N", "2.44 N", "", ""), LINE % ("BM_Sum_RMS", "7 %", "3 %", "", ""),
     LINE % ("BM_running_mean", "7.50 us", "7.25 us", "2000", ""),
     "%-42s ERROR OCCURRED: 'no device'\n" % "BM_Error"] +
    [LINE % ("BM_Old_" + w, v, v, "3", "") for w, v in (("mean", "2.50 ms"), ("median", "2.25 ms"), ("stddev", "1.00 ms"))]))
write("gbench.csv", 'name,iterations,real_time,cpu_time,time_unit,bytes_per_second,items_per_second,label,error_occurred,error_message,"misses"\n'
      '"BM_Sum/8",1000,45.5,24.25,ns,,3.2e+08,,,,12\n"BM_Sum_BigO",,3.39,2.48,N,,,,,,\n"BM_Sum_RMS",,0.03,0.02,,,,,,,\n'
      '"BM_Label<int, int>",500,0.45,0.375,us,1.25e+09,,"with, ""quotes""",,,\n"BM_Error",,,,,,,,true,"no device",\n'
      '"BM_Old_mean",3,2.5,2.5,ms,,,,,,\n"BM_Old_median",3,2.25,2.25,ms,,,,,,\n"BM_Old_stddev",3,1,1,ms,,,,,,\n"BM_Old_cv",3,0.4,0.4,ms,,,,,,\n')

# hyperfine of two commands, one killed by a signal, one without its times; memory as of 1.20.
write("hyperfine-memory.json", json.dumps({"results": [
    {"command": "./tool  --fast x.txt", "mean": 0.0205, "stddev": 0.0007, "median": 0.0205, "user": 0.01, "system": 0.005, "min": 0.02, "max": 0.021,
     "times": [0.02, 0.021], "memory_usage_byte": [1048576, 1052672], "exit_codes": [0, None], "parameters": {"size": "1 k"}},
    {"command": "summary only", "mean": 0.5, "stddev": 0.1, "median": 0.45, "user": 0.1, "system": 0.1, "min": 0.4, "max": 0.7}]}, indent=2))


# JMH
def jmh(name, mode, unit, raw, params=None, secondary=None, key="rawData"):
    return dict({"jmhVersion": "1.37", "benchmark": name, "mode": mode, "threads": 2, "forks": len(raw), "warmupIterations": 1,
                 "measurementIterations": 3}, **({"params": params} if params else {}),
                primaryMetric={"score": 1.5, "scoreError": "NaN", "scoreConfidence": ["NaN", "NaN"], "scorePercentiles": {"50.0": 1.5},
                               "scoreUnit": unit, key: raw}, secondaryMetrics=secondary or {})


write("jmh.json", json.dumps([
    jmh("com.example.Sort.heap", "avgt", "us/op", [[1.25, 1.5, 1.75], [2.0, 2.5]], {"size": "100", "kind": "long list"},
        {"\u00b7gc.alloc.rate": {"scoreUnit": "MB/sec", "rawData": [[100, 200], [300, 100]]},
         "gc.alloc.rate.norm": {"scoreUnit": "B/op", "rawData": [[24, 24], [24, 24]]}}),
    jmh("com.example.Sort.heap", "thrpt", "ops/ms", [[600.5, 599.5]]),
    jmh("com.example.Sort.heap", "sample", "ns/op", [[[[1000, 3], [2000, 1]], [[1500, 4]]], ["NaN"]], key="rawDataHistogram")], indent=4))

# criterion.rs: two benchmarks, one with a throughput and a comma in its name.
HEADER = "group,function,value,throughput_num,throughput_type,sample_measured_value,unit,iteration_count\n"
write("criterion.csv", HEADER + "".join("Sort,heap,100,800,bytes,%d,ns,%d\n" % (n * 250 + (-1) ** n * 10, n) for n in range(1, 6)) +
      "".join('"Parse, fast",,,,,%d.5,ns,10\n' % n for n in (1000, 1010, 1020)) + "Items,all,,3,elements,2000,ns,10\nOps,rate,,,,50,cycles,5\n")

# pytest-benchmark
write("pytest.json", json.dumps({
    "machine_info": {"node": "host", "processor": "x86_64", "cpu": {"brand_raw": "Example"}}, "commit_info": {"id": "0123", "dirty": False},
    "benchmarks": [{"group": None, "name": "test_sort[10 items]", "fullname": "tests/test_sort.py::test_sort[10 items]",
                    "params": {"n": 10}, "param": "10 items", "extra_info": {}, "options": {"rounds": 5},
                    "stats": {"min": 1.25e-05, "max": 3e-05, "mean": 1.6e-05, "stddev": 1e-06, "rounds": 50, "median": 1.5e-05, "iqr": 1e-06,
                              "ops": 62500.0, "total": 0.0008, "iterations": 4, "data": [1.25e-05, 1.5e-05]}}],
    "datetime": "2026-01-02T03:04:05", "version": "5.1.0"}, indent=4))

# Catch2
write("catch2.xml", """<?xml version="1.0" encoding="UTF-8"?>
<!-- <TestCase name="not this"> -->
<Catch2TestRun name="tests" rng-seed="1" catch2-version="3.5.0">
  <TestCase name="sorting &amp; such" tags="[!benchmark]" filename="a>b.cpp" line="7">
    <BenchmarkResults name="heap &lt;int&gt; &#x3bc; &unknown;" samples="100" resamples="100000" iterations="25" clockResolution="20.1" estimatedDuration="1.2e+06">
      <!--All values in nano seconds-->
      <mean value="104.25" lowerBound="103.1" upperBound="106.2" ci="0.95"/>
      <standardDeviation value="7.5" lowerBound="5" upperBound="12" ci="0.95"/>
      <outliers variance="0.5" lowMild="0" lowSevere="0" highMild="3" highSevere="2"/>
    </BenchmarkResults>
    <BenchmarkResults name='broken clock' samples="100" iterations="x">
      <mean value="nan" lowerBound="0" upperBound="0" ci="0.95"/>
    </BenchmarkResults>
    <OverallResult success="true"><StdOut><![CDATA[<mean value="1"/>]]></StdOut></OverallResult>
    <mean value="3"/>
  </TestCase>
  <OverallResults successes="1" failures="0" expectedFailures="0"/>
</Catch2TestRun>
""")

# cargo bench
write("libtest.txt", "\nrunning 3 tests\ntest sort::checks ... ignored\ntest sort::heap   ... bench:       1,234 ns/iter (+/- 56)\n"
      "test copy         ... bench:          12.50 ns/iter (+/- 0.31) = 81920 MB/s\n\ntest result: ok. 0 passed\n")

# SYNTHETIC: criterion.rs as its book shows it ("Command-Line Output"), its sample.json as its source writes it; BenchmarkDotNet
# as its full JSON exporter does; github-action-benchmark's custom tools and Bencher's metric format as their documentation has them.
write("criterion.txt", "     Running benches/store.rs (target/release/deps/store-0a1b2c3d)\nGnuplot not found, using plotters backend\n"
      "Benchmarking parse/small\nBenchmarking parse/small: Warming up for 3.0000 s\nBenchmarking parse/small: Analyzing\n"
      "parse/small             time:   [6.2368 ms 6.4395 ms 6.6381 ms]\n                        thrpt:  [150.64 MiB/s 155.29 MiB/s 160.33 MiB/s]\n"
      "                 change:\n                        time:   [-1.2% +0.5% +2.1%] (p = 0.51 > 0.05)\n"
      "                        thrpt:  [-2.1% -0.5% +1.2%]\n                        No change in performance detected.\n"
      "Found 3 outliers among 100 measurements (3.00%)\n  3 (3.00%) high mild\n\nparse/tiny              time:   [410.10 ps 411.20 ps 412.30 ps]\n"
      "                        thrpt:  [2.4254 Gelem/s 2.4319 Gelem/s 2.4384 Gelem/s]\n"
      "                 change: [+9.1% +9.5% +9.9%] (p = 0.00 < 0.05)\n                        Performance has regressed.\n\n"
      "a very long benchmark name that has a line of its own\n                        time:   [5.2226 \u00b5s 5.4256 \u00b5s 5.6258 \u00b5s]\n\n"
      "Benchmarking sort: Analyzing\rsort                    time:   [100.5 cycles 101.5 cycles 102.5 cycles]\n\n")
os.makedirs("criterion/parse/small/new", exist_ok=True)
os.makedirs("criterion/parse/small/base", exist_ok=True)
iters = [10.0 * (i + 1) for i in range(10)]
sample = {"sampling_mode": "Linear", "iters": iters, "times": [150.25 * n + (n if i == 3 else 0) for i, n in enumerate(iters)]}
write("criterion-sample.json", json.dumps(sample))
for kind, scale in ("new", 1), ("base", 2):
    write("criterion/parse/small/%s/sample.json" % kind, json.dumps(dict(sample, times=[t * scale for t in sample["times"]])))
    write("criterion/parse/small/%s/benchmark.json" % kind, json.dumps({
        "group_id": "parse", "function_id": "small", "value_str": None, "throughput": {"Bytes": 1024}, "full_id": "parse/small",
        "directory_name": "parse/small", "title": "parse/small"}))
    write("criterion/parse/small/%s/estimates.json" % kind, json.dumps({"mean": {"confidence_interval": {"confidence_level": 0.95}, "point_estimate": 150.0}}))


def measurements(launches):
    return [{"IterationMode": "Workload", "IterationStage": stage, "LaunchIndex": launch + 1, "IterationIndex": i + 1, "Operations": 1000,
             "Nanoseconds": 101500 + 1000 * launch + 10 * i + (500000 if stage == "Warmup" else 0)}
            for launch in range(launches) for stage in ("Warmup", "Result") for i in range(3)]


write("dotnet.json", json.dumps({
    "Title": "Demo.Bench-20260102", "HostEnvironmentInfo": {"BenchmarkDotNetCaption": "BenchmarkDotNet", "BenchmarkDotNetVersion": "0.14.0",
                                                            "ProcessorName": "CPU X", "RuntimeVersion": ".NET 8.0"},
    "Benchmarks": [
        {"DisplayInfo": "Bench.Join: DefaultJob [N=100, Text=a b]", "Namespace": "Demo", "Type": "Bench", "Method": "Join", "Parameters": "N=100&Text=a b",
         "FullName": "Demo.Bench.Join(N: 100)", "Statistics": {"OriginalValues": [101.5, 102.25, 101.75], "N": 3, "Median": 101.75},
         "Memory": {"Gen0Collections": 1, "TotalOperations": 4194304, "BytesAllocatedPerOperation": 88}, "Measurements": measurements(1),
         "Metrics": [{"Value": 88, "Descriptor": {"Id": "Allocated Memory", "Unit": "B", "TheGreaterTheBetter": False}},
                     {"Value": 2.5, "Descriptor": {"Id": "Gen0Collects", "Unit": "Count", "TheGreaterTheBetter": False}}]},
        {"DisplayInfo": "Bench.Join: Job-XYZABC(Runtime=.NET 9.0, LaunchCount=2)", "Namespace": "Demo", "Type": "Bench", "Method": "Join", "Parameters": "",
         "Statistics": {"OriginalValues": [101.5, 101.51, 101.52, 102.5, 102.51, 102.52], "Median": 102.0}, "Measurements": measurements(2)},
        {"DisplayInfo": "Bench.Brief: DefaultJob", "FullName": "Demo.Bench.Brief(N: 5)", "Statistics": {"Median": 7.5, "Mean": 7.6}},
        {"DisplayInfo": "Bench.Throws: DefaultJob", "Namespace": "Demo", "Type": "Bench", "Method": "Throws", "Parameters": "", "Statistics": None}]}))
write("suite.json", json.dumps([
    {"name": "parse", "unit": "ms/iter", "value": 12.5, "range": "\u00b1 0.3", "extra": "100 samples"}, {"name": "parse", "unit": "ms/iter", "value": [12.4, 12.7]},
    {"name": "rss", "unit": "Megabytes", "value": 100}, {"name": "startup", "unit": "\u00b5s", "value": "250"},
    {"name": "requests", "unit": "kops/min", "value": 6}, {"name": "load", "unit": "ops/min", "value": 90}, {"name": "read", "unit": "MiB/s", "value": 2.5},
    {"name": "cache", "unit": "hits", "value": 93, "better": "higher"}, {"name": "binary size", "unit": "bytes", "value": 4096}, {"name": "frames", "unit": "fps", "value": 60},
    {"name": "none", "value": 1}], indent=1))
write("bencher.json", json.dumps({
    "parse": {"latency": {"value": 88.0, "lower_value": 87.42, "upper_value": 88.88}, "throughput": {"value": 5.55}},
    "/bin/sh -c ./build.sh": {"build-time": {"value": 87.0}}, "my_binary": {"file-size": {"value": 42.0}, "my measure": {"value": 1}}}))

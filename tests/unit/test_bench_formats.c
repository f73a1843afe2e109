// SPDX-License-Identifier: Apache-2.0
// Every benchmark format but Go's: a fixture gives the records that expected/FIXTURE holds, and
// what is wrong with a text is said with its place. PA_UPDATE=1 writes the expected files anew.
// Every file cut at any place, and with any byte changed, is read or refused; nothing else happens.
#include "base/number.h"
#include "base/strbuf.h"
#include "input/bench_format.h"

#include "check.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *const folders[] = {PA_TESTDATA "/load", PA_TESTDATA "/bench-tools"};

static void dump_config(struct pa_strbuf *out, const struct pa_records *set, uint32_t config)
{
    const struct pa_record_config *c = &set->configs.items[config];
    for (uint32_t i = c->first; i < c->first + c->count; i++)
        pa_strbuf_printf(out, "%s: %s\n", pa_records_text(set, set->pairs.items[i].key),
                         pa_records_text(set, set->pairs.items[i].value));
}

static void dump_result(struct pa_strbuf *out, const struct pa_records *set,
                        const struct pa_record *r)
{
    pa_strbuf_printf(out, "%u: %s %lld\n", (unsigned)r->line, pa_records_text(set, r->name),
                     (long long)r->iterations);
    for (uint32_t i = r->first_value; i < r->first_value + r->value_count; i++) {
        const struct pa_record_value *v = &set->values.items[i];
        char number[PA_DOUBLE_TEXT];
        pa_format_double(pa_records_tidy(set, v), number);
        pa_strbuf_printf(out, "    %s %s\n", number,
                         pa_records_text(set, set->units.items[v->unit].tidy));
    }
}

// How a load test was over time, a line a stretch.
static void dump_moments(struct pa_strbuf *out, const struct pa_record_source *source)
{
    for (size_t i = 0; i < source->moment_count; i++) {
        const struct pa_record_moment *m = &source->moments[i];
        pa_strbuf_printf(out, "at %.4gs %.4g/s %.3g%% failed, p50 %.4gms p99 %.4gms\n", m->at,
                         m->rate, 100 * m->errors, 1e3 * m->p50, 1e3 * m->p99);
    }
}

static void dump(struct pa_strbuf *out, const struct pa_records *set)
{
    uint32_t config = UINT32_MAX;
    for (size_t i = 0; i < set->results.count; i++) {
        const struct pa_record *r = &set->results.items[i];
        if (r->config != config)
            dump_config(out, set, config = r->config);
        dump_result(out, set, r);
    }
    for (size_t i = 0; i < set->sources.count; i++)
        dump_moments(out, &set->sources.items[i]);
    for (size_t i = 0; i < set->meta.count; i++)
        pa_strbuf_printf(out, "Unit %s %s=%s\n", pa_records_text(set, set->meta.items[i].unit),
                         pa_records_text(set, set->meta.items[i].key),
                         pa_records_text(set, set->meta.items[i].value));
    for (size_t i = 0; i < set->warnings.count; i++)
        pa_strbuf_printf(out, "warning %s\n", set->warnings.items[i]);
}

// What reading the bytes gives, as text.
static void read_bytes(struct pa_strbuf *out, const char *text, size_t size)
{
    struct pa_records set = {0};
    struct pa_error err;
    struct pa_bytes bytes = {calloc(1, size + PA_BYTES_PADDING), size};
    memcpy(bytes.data, text, size);
    const struct pa_bench_format *format = pa_bench_format_of(bytes.data, bytes.size);
    pa_records_source(&set, "x", "x");
    pa_strbuf_printf(out, "format %s\n", format ? format->name : "unknown");
    if (format && !format->read(&bytes, &set, &err))
        pa_strbuf_printf(out, "error %s\n", err.text);
    else
        dump(out, &set);
    for (size_t i = 0; i < set.results.count; i++)
        assert_true(set.results.items[i].value_count > 0);
    free(bytes.data);
    pa_records_release(&set);
}

static void compare(const char *path, const struct pa_strbuf *text)
{
    struct pa_bytes expected;
    struct pa_error err;
    if (getenv("PA_UPDATE")) {
        FILE *f = fopen(path, "wb");
        assert_non_null(f);
        fwrite(pa_strbuf_text(text), 1, text->size, f);
        assert_int_equal(fclose(f), 0);
    }
    if (!pa_file_read(path, PA_DEFAULT_MAX_SIZE, &expected, &err))
        fail_msg("%s: %s", path, err.text);
    if (strcmp((const char *)expected.data, pa_strbuf_text(text)) != 0)
        fail_msg("%s is not what is read now:\n%s", path, pa_strbuf_text(text));
    free(expected.data);
}

// Calls visit(path, name) for each file of a folder, hidden ones and folders aside.
static size_t each_file(const char *folder, void (*visit)(const char *path, const char *name))
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    for (const struct dirent *entry; dir && (entry = readdir(dir));) {
        char path[1024];
        struct stat info;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] != '.' && stat(path, &info) == 0 && S_ISREG(info.st_mode)) {
            visit(path, entry->d_name);
            count++;
        }
    }
    if (dir)
        closedir(dir);
    return count;
}

static struct pa_bytes load(const char *path)
{
    struct pa_bytes bytes;
    struct pa_error err;
    if (!pa_file_read(path, PA_DEFAULT_MAX_SIZE, &bytes, &err))
        fail_msg("%s: %s", path, err.text);
    return bytes;
}

static void check_fixture(const char *path, const char *name)
{
    struct pa_strbuf text = {0};
    struct pa_bytes bytes = load(path);
    char expected[1100];
    snprintf(expected, sizeof expected, "%.*sexpected/%s", (int)(strlen(path) - strlen(name)), path,
             name);
    read_bytes(&text, (const char *)bytes.data, bytes.size);
    compare(expected, &text);
    free(bytes.data);
    pa_strbuf_release(&text);
}

static void fixtures_give_the_expected_records(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        assert_true(each_file(folders[i], check_fixture) > 10);
}

static void check_cuts(const char *path, const char *name)
{
    (void)name;
    struct pa_bytes bytes = load(path);
    size_t step = 1 + bytes.size / 300;
    for (size_t size = 0; size < bytes.size; size += step) {
        struct pa_strbuf text = {0};
        read_bytes(&text, (const char *)bytes.data, size);
        pa_strbuf_release(&text);
    }
    for (size_t i = 0; i < bytes.size; i += step) {
        struct pa_strbuf text = {0};
        uint8_t old = bytes.data[i];
        bytes.data[i] = (uint8_t) "\n0,-\"{ \xff"[i / step % 8];
        read_bytes(&text, (const char *)bytes.data, bytes.size);
        bytes.data[i] = old;
        pa_strbuf_release(&text);
    }
    free(bytes.data);
}

static void cut_and_damaged_files_do_no_harm(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        assert_true(each_file(folders[i], check_cuts) > 0);
}

#define WRK                                                                                        \
    "Running 1s test @ http://h/a\n  1 threads and 2 connections\n    Latency     1.90ms    "      \
    "3.29ms  32ms\n"
#define HEY "\nSummary:\n  Total:\t1.0 secs\n  Slowest:\t0.2 secs\n"

static void what_is_wrong_is_said_with_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {WRK,
         "format wrk\nerror the report that begins in line 1 has no Transfer/sec: is it cut?\n"},
        {WRK "Requests/sec: x\n", "format wrk\nerror line 4: no number of requests/sec\n"},
        {WRK "Requests/sec: 1\nTransfer/sec: 5\n",
         "format wrk\nerror line 5: no number of bytes/sec\n"},
        {"unable to connect to h:1 Connection refused\n",
         "format wrk\nerror line 1: wrk was unable to connect\n"},
        {HEY,
         "format hey\nerror the report that begins in line 2 has no Requests/sec: is it cut?\n"},
        {HEY "  Average:\tsoon\n", "format hey\nerror line 5: no duration\n"},
        {HEY "  Requests/sec:\t5\n\nLatency distribution:\n  50% at 3\n",
         "format hey\nerror line 8: no `N% in DURATION`\n"},
        {"response-time,DNS+dialup,DNS\n1,2,x\n", "format hey\nerror line 2: not 8 numbers\n"},
        {"response-time,DNS+dialup,DNS\n", "format hey\nerror no request in it\n"},
        {"Requests      [total, rate, throughput]  7, 1.0, 1.0\n",
         "format vegeta\nerror line 1: no status codes: is it cut?\n"},
        {"Requests      [total, rate, throughput]  x\n",
         "format vegeta\nerror line 1: values are missing or no numbers\n"},
        {"{\"latencies\": {\"mean\": \"x\"}, \"bytes_in\": 1, \"status_codes\": 1}",
         "format vegeta\nerror latencies.mean is no number\n"},
        {"{\"latencies\": {},\n \"bytes_in\": 1,, \"status_codes\": 1}",
         "format vegeta\nerror line 2: string or '}' expected near ','\n"},
        {"Value(ms)  Percentile\n1 0.5 1\n1 0.4 1\n",
         "format vegeta\nerror line 3: not a value, a growing percentile, a count\n"},
        {"Value(ms)  Percentile\n1 0.5 1\n",
         "format vegeta\nerror line 2: the spectrum ends early: is it cut?\n"},
        {"1795413985110232053,200,1,2,3,,,\n1795413985110232053,200,x,2,3,,,\n",
         "format vegeta-results\nerror line 2: column 3 is no number\n"},
        {"{\"attack\":\"\",\"seq\":0,\"code\":200,\"latency\":\"x\"}\n",
         "format vegeta-results\nerror line 1: latency is missing or no number\n"},
        {"starting benchmark...\nfinished in 1s, 5 req/s, 1B/s\n",
         "format h2load\nerror line 2: the report ends before its requests\n"},
        {"starting benchmark...\nfinished in soon\n",
         "format h2load\nerror line 2: values are missing or no numbers\n"},
        {"1795413983096953\t200\t851\n1795413983096953\t200\t-1\n",
         "format h2load\nerror line 2: not a start, a status, a latency\n"},
        {"{\"count\": 1, \"fastest\": 1, \"slowest\": 1, \"rps\": null}",
         "format ghz\nerror rps is no number\n"},
        {"This is ApacheBench, Version 2.3\napr_socket_recv: Connection refused (111)\n",
         "format ab\nerror line 2: no `Requests per second`: did ab give up?\n"},
        {"This is ApacheBench, Version 2.3\nComplete requests: many\n",
         "format ab\nerror line 2: no number\n"},
        {"Percentage served,Time in ms\n", "format ab\nerror line 1: no percentile\n"},
        {"starttime\tseconds\tctime\tdtime\tttime\twait\nMon\t1\t0\n",
         "format ab\nerror line 2: no total time\n"},
        {"\u2502 Stat \u2502 Avg \u2502\n\u2502 Req/Sec \u2502 fast \u2502\n",
         "format autocannon\nerror line 2: a cell is no number\n"},
        {"\u2502 Stat \u2502 Avg \u2502\n\u2502 Req/Sec \u2502 "
         "1,000000000,0000000000,0000000000,0000000000,000 \u2502\n",
         "format autocannon\nerror line 2: a cell is no number\n"},
        {"\u2502 Stat \u2502 Avg \u2502\n",
         "format autocannon\nerror line 1: no row Req/Sec: is it cut?\n"},
        {"{\"transactions\": 5,\n\"availability\": 1}\n",
         "format siege\nerror line 2: no Elapsed time: is it cut?\n"},
        {"{\"context\": {\"date\": 1, \"num_cpus\": 2},\n\"benchmarks\": [{\"name\": \"a\"}]}",
         "format google-benchmark\nerror benchmarks[0]: time_unit is not ns, us, ms or s\n"},
        {"{\"context\": {\"date\": 1, \"num_cpus\": 2},\n\"benchmarks\": 3}",
         "format google-benchmark\nerror benchmarks is no array\n"},
        {"name,iterations,real_time,cpu_time,time_unit\n\"a\",1,2,3\n",
         "format google-benchmark-text\nerror line 2: not 5 fields\n"},
        {"name,iterations,real_time,cpu_time,time_unit\n\"a,1,2,3,ns\n",
         "format google-benchmark-text\nerror line 2: not 5 fields\n"},
        {"{\"results\": [{\"command\": \"a\", \"mean\": 1, \"times\": [1, null]}]}",
         "format hyperfine\nerror results[0]: times[1] is no number\n"},
        {"{\"results\": [{\"command\": 1, \"mean\": 1}]}",
         "format hyperfine\nerror results[0]: command is missing or no text\n"},
        {"Benchmark 1: a\nBenchmark 2: b\n",
         "format hyperfine-text\nerror the benchmark that begins in line 1 has no time\n"},
        {"command,mean,stddev,median,user,system,min,max\na,slow\n",
         "format hyperfine-text\nerror line 2: no command and its mean\n"},
        {"[{\"benchmark\": \"a\", \"mode\": \"avgt\", \"primaryMetric\": {\"scoreUnit\": "
         "\"s/op\"}}]",
         "format jmh\nerror benchmark 1: primaryMetric.rawData is no list of forks\n"},
        {"[{\"benchmark\": \"a\", \"mode\": \"avgt\", \"primaryMetric\": 1",
         "format jmh\nerror line 1: '}' expected near end of file\n"},
        {"{\"machine_info\": {}, \"commit_info\": {}, \"benchmarks\": [{\"name\": \"a\"}]}",
         "format pytest-benchmark\nerror benchmarks[0]: no stats.median\n"},
        {"group,function,value,throughput_num,throughput_type,sample_measured_value,unit,"
         "iteration_count\na,b,c,,,5,ns,0\n",
         "format criterion\nerror line 2: not a batch of 8 fields\n"},
        {"<Catch2TestRun>\n<BenchmarkResults name='a'>\n<mean/>\n",
         "format catch2\nerror line 3: the mean has no value\n"},
        {"<Catch2TestRun>\n<BenchmarkResults name='a'>\n",
         "format catch2\nerror line 2: the benchmark that begins here does not end: is it cut?\n"},
        {"<Catch2TestRun>\n\n<BenchmarkResults name='a>\n",
         "format catch2\nerror line 3: a tag or comment does not end\n"},
        {"{\"summary\": {\"successRate\": 1, \"requestsPerSec\": null}}",
         "format oha\nerror summary.requestsPerSec is no number\n"},
        {"request-start,DNS,DNS+dialup,Response-delay,request-duration,bytes,status\n1,2,3\n",
         "format oha\nerror line 2: not 7 numbers\n"},
        {"Bombarding http://h/ for 2s using 4 connection(s)\nStatistics  Avg  Stdev  Max\n  "
         "Reqs/sec "
         " 5 1 9\n",
         "format bombardier\nerror line 3: no HTTP codes: is it cut?\n"},
        {"{\"spec\": {\"numberOfConnections\": 1}, \"result\": {\"req2xx\": 5}}",
         "format bombardier\nerror result has no req1xx … req5xx and others\n"},
        {"Fortio 1.38 running at max queries per second, 2->2 procs, for 5s: http://h/\nAborting\n",
         "format fortio\nerror the run that begins in line 1 has no times: was it aborted?\n"},
        {"{\"RequestedQPS\": \"5\", \"ActualQPS\": 5, \"DurationHistogram\": null}",
         "format fortio\nerror DurationHistogram.Count is no number\n"},
        {"{\"metrics\": 3, \"iterations\": 1, \"vus\": 1}", "format k6\nerror no metrics\n"},
        {"  scenarios: (100.00%) 1 scenario\nrunning (1s)\n",
         "format k6-text\nerror line 2: no summary of the test: was it cut?\n"},
        {"Type,Name,Request Count,Failure Count,Requests/s\nGET,/a,5,x,1\n",
         "format locust\nerror line 2: no Request Count and Failure Count\n"},
        {"Type,Name,Request Count,Failure Count,Requests/s\nGET,/a\n",
         "format locust\nerror line 2: not 5 fields\n"},
        {"timeStamp,elapsed,label\n", "format jmeter\nerror line 1: no column success\n"},
        {"timeStamp,elapsed,success\n1,soon,true\n",
         "format jmeter\nerror line 2: not 3 fields with times and true or false\n"},
        {"timeStamp,elapsed,success\n", "format jmeter\nerror no request in it\n"},
        {"<testResults>\n<httpSample lb='a'/>\n",
         "format jmeter\nerror line 2: the sample has no time t\n"},
        {"RUN\ta\nREQUEST\t\tHome\tsoon\t1\tOK\nUSER\n",
         "format gatling\nerror line 2: no start, end and status of the request\n"},
        {"{\"meanResponseTime\": 1, \"numberOfRequests\": 1, \"contents\": {\"a\": {}}}",
         "format gatling\nerror a has no stats\n"},
        {"summary +   100 in 00:00:01 =  100.0/s Avg:    10 Min:     1 Max:    80 Err:     0\n",
         "format jmeter-text\nerror line 1: no summary of the whole test: was it cut?\n"},
        {"---- Global Information ----------\n> mean response time   14\n",
         "format gatling-text\nerror the report that begins in line 1 has no request count: is it "
         "cut?\n"},
        {"ALL STATS\n", "format memtier\nerror line 1: no table of statistics: was it aborted?\n"},
        {"{\"configuration\": 1, \"clients\": 1, \"threads\": 1, \"run information\": 1}",
         "format memtier\nerror no ALL STATS: was it aborted?\n"},
        {"{\"HostEnvironmentInfo\": 1, \"Benchmarks\": [{\"Method\": \"A\", \"Statistics\": {}}]}",
         "format benchmarkdotnet\nerror Benchmarks[0]: Statistics has no values and no Median\n"},
        {"{\"files\": [{\"groups\": [{\"fullName\": \"g\", \"benchmarks\": [{}]}]}]}",
         "format vitest\nerror files[0]: g: benchmarks[0]: no name\n"},
        {"{\"benchmarks\": [{\"alias\": 1, \"runs\": [{}]}]}",
         "format mitata\nerror benchmarks[0]: runs[0]: no name\n"},
        {"{\"sampling_mode\": 1, \"iters\": [1]}",
         "format criterion-sample\nerror iters and times are not lists of one length\n"},
        {"benchmark name   samples   iterations   estimated\n"
         "----------------------------------------\nfib   100   2   8.4 ms\n",
         "format catch2-text\nerror line 3: the benchmark has no mean: is it cut?\n"},
        {"[{\"name\": \"a\", \"value\": \"fast\"}]",
         "format suite\nerror entry 1: value is missing or no number\n"},
        {"[{\"name\": \"a\", \"value\": 1, \"better\": \"more\"}]",
         "format suite\nerror entry 1: better is neither higher nor lower\n"},
        // a trace of a browser is no suite
        {"[{\"name\": \"a\", \"value\": 1, \"args\": {\"value\": 1}}]", "format unknown\n"},
        {"{\"a\": {\"latency\": {\"value\": null}}}",
         "format bencher\nerror a: latency has no value\n"},
        {"test a ... bench: x ns/iter\n", "format libtest\nerror line 1: no time in ns/iter\n"},
        {"test ... bench: 5 ns/iter\n", "format unknown\n"}, // without a name it is none
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pa_strbuf text = {0};
        read_bytes(&text, cases[i].text, strlen(cases[i].text));
        assert_string_equal(pa_strbuf_text(&text), cases[i].expected);
        pa_strbuf_release(&text);
    }
}

static void no_number_never_becomes_one(void **state)
{
    (void)state;
    struct pa_strbuf text = {0};
    const char *report =
        "Running 4s test @ http://h/\n    Latency    -nan      -nan   0.00us    0.00%\n"
        "Requests/sec: 0.00\nTransfer/sec: 0.00B\n";
    read_bytes(&text, report, strlen(report));
    assert_string_equal(pa_strbuf_text(&text),
                        "format wrk\ntool: wrk\nloop: closed\n1: wrk 1\n    0 req/s\n    0 B/s\n"
                        "    0 errors\nwarning x:1: the mean latency is no number: left out\n"
                        "warning x:1: latency 0 is less than the report resolves: left out max\n");
    pa_strbuf_release(&text);
}

// Rates are over the time that passed, whatever the date and the zone.
static void a_run_over_midnight_is_as_long_as_any(void **state)
{
    (void)state;
    struct pa_strbuf text = {0};
    const char *results = "{\"attack\": \"\", \"seq\": 0, \"code\": 200, \"latency\": 500000000, "
                          "\"timestamp\": \"2026-11-23T23:59:59.5Z\"}\n"
                          "{\"attack\": \"\", \"seq\": 1, \"code\": 200, \"latency\": 500000000, "
                          "\"timestamp\": \"2026-11-24T01:00:01+01:00\"}\n";
    read_bytes(&text, results, strlen(results));
    assert_non_null(strstr(pa_strbuf_text(&text), "    1 req/s\n"));
    pa_strbuf_release(&text);
}

// Seconds of a clock that is not known, as hey counts them, do not say when a test began.
static void when_a_test_began(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        double begun;
    } tests[] = {{"load/jmeter.csv", 1700000000},
                 {"load/vegeta.results.csv", 1767323045.1},
                 {"load/hey.csv", NAN}};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        struct pa_records set = {0};
        struct pa_error err = {0};
        char path[512];
        snprintf(path, sizeof path, "%s/%s", PA_TESTDATA, tests[i].file);
        assert_true(pa_bench_format_read(
            &set, &(struct pa_bench_source){.path = path, .label = "x"}, &err));
        double begun = set.sources.items[0].begun;
        assert_true(set.sources.items[0].moment_count > 0);
        if (isnan(tests[i].begun))
            assert_true(isnan(begun));
        else
            assert_true(fabs(begun - tests[i].begun) < 1e-3);
        pa_records_release(&set);
    }
}

// Files of the shared corpus that are to be refused.
static bool is_refused(const char *name)
{
    return strstr(name, "refused") && strstr(name, "wrk") ? true : strstr(name, ".hist.") != NULL;
}

static void check_shared(const char *path, const char *name)
{
    struct pa_records set = {0};
    struct pa_error err = {0};
    bool ok =
        pa_bench_format_read(&set, &(struct pa_bench_source){.path = path, .label = "x"}, &err);
    if (ok == is_refused(name))
        fail_msg("%s: %s", path, ok ? "read, but should be refused" : err.text);
    if (ok && (set.results.count == 0 || set.results.items[0].value_count == 0))
        fail_msg("%s: hardly anything was read", path);
    pa_records_release(&set);
}

static void shared_files_are_read(void **state)
{
    (void)state;
    static const char *const shared[] = {
        "load/ab",     "load/autocannon", "load/errors",  "load/ghz-SYNTHETIC",
        "load/h2load", "load/hey",        "load/siege",   "load/vegeta",
        "load/wrk",    "load/wrk2",       "bench/gbench", "bench/hyperfine",
    };
    const char *root = getenv("PA_SHARED");
    size_t count = 0;
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        char folder[1024];
        snprintf(folder, sizeof folder, "%s/corpus/%s", root ? root : PA_TESTDATA "/../../shared",
                 shared[i]);
        count += each_file(folder, check_shared);
    }
    if (count == 0) {
        print_message("SKIPPED: no shared corpus; set PA_SHARED to the folder that has corpus/\n");
        skip();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fixtures_give_the_expected_records),
        cmocka_unit_test(cut_and_damaged_files_do_no_harm),
        cmocka_unit_test(what_is_wrong_is_said_with_its_place),
        cmocka_unit_test(no_number_never_becomes_one),
        cmocka_unit_test(a_run_over_midnight_is_as_long_as_any),
        cmocka_unit_test(when_a_test_began),
        cmocka_unit_test(shared_files_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// SPDX-License-Identifier: Apache-2.0
// sample.json of criterion.rs, which it keeps under target/criterion/NAME/new:
//
//     {"sampling_mode": "Linear", "iters": [10.0, 20.0, …], "times": [1500.0, 2990.0, …]}     ns
//
// What was measured stands beside it in benchmark.json:
//
//     {"full_id": "parse/small", "throughput": {"Bytes": 1024}, …}
//
// Without that file the folders give the name. As in raw.csv (input/criterion.c) all batches are
// one sample: the time of an iteration by least squares through the origin.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/bench_name.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// The document beside the file that is being read; NULL: there is none.
static json_t *read_beside(const struct pa_records *set, const char *name)
{
    const char *path = set->sources.items[set->sources.count - 1].path;
    const char *slash = strrchr(path, '/');
    struct pa_strbuf beside = {0};
    struct pa_bytes bytes = {0};
    struct pa_error none = {0};
    json_t *root = NULL;
    pa_strbuf_add(&beside, path, slash ? (size_t)(slash - path) + 1 : 0);
    pa_strbuf_adds(&beside, name);
    if (pa_file_read(pa_strbuf_text(&beside), PA_DEFAULT_MAX_SIZE, &bytes, &none))
        root = pa_bench_json_read((const char *)bytes.data, bytes.size, &none);
    free(bytes.data);
    pa_strbuf_release(&beside);
    return root;
}

// "…/criterion/parse/small/new/sample.json": "parse/small".
static void add_folders(struct pa_strbuf *name, const char *path)
{
    const char *root = NULL;
    for (const char *p = path; (p = strstr(p, "criterion/")) != NULL; p++)
        root = p + strlen("criterion/");
    const char *slash = strrchr(path, '/'), *end = slash;
    while (end && end > path && end[-1] != '/')
        end--; // before new/
    if (root && end && end > root)
        pa_bench_name_add(name, root, (size_t)(end - 1 - root));
    if (name->size == 0)
        pa_strbuf_adds(name, "criterion");
}

static void add_rates(struct pa_records *set, json_t *throughput, double seconds)
{
    const char *key;
    json_t *amount;
    json_object_foreach(throughput, key, amount)
    {
        if (json_is_number(amount) && seconds > 0)
            pa_records_value(set, json_number_value(amount) / seconds,
                             strncmp(key, "Bytes", 5) == 0 ? "B/s" : "elements/s");
    }
}

static bool fit(const json_t *root, double *ns, double *iterations, struct pa_error *err)
{
    const json_t *iters = json_object_get(root, "iters"), *times = json_object_get(root, "times");
    double products = 0, squares = 0;
    if (json_array_size(iters) == 0 || json_array_size(iters) != json_array_size(times))
        return pa_error_set(err, PA_ERROR_FORMAT, "iters and times are not lists of one length");
    *iterations = 0;
    for (size_t i = 0; i < json_array_size(iters); i++) {
        double count = json_number_value(json_array_get(iters, i));
        products += count * json_number_value(json_array_get(times, i));
        squares += count * count;
        *iterations += count;
    }
    *ns = products / squares;
    return isfinite(*ns) || pa_error_set(err, PA_ERROR_FORMAT, "no iterations");
}

static bool add_sample(const json_t *root, struct pa_records *set, struct pa_error *err)
{
    double ns = 0, iterations = 0;
    struct pa_strbuf name = {0};
    if (!fit(root, &ns, &iterations, err))
        return false;
    json_t *about = read_beside(set, "benchmark.json");
    const char *id = pa_bench_json_string(about, "full_id");
    if (id)
        pa_bench_name_adds(&name, id);
    else
        add_folders(&name, set->sources.items[set->sources.count - 1].path);
    pa_records_config(set, "tool", "criterion");
    pa_records_result(set, pa_strbuf_text(&name),
                      iterations >= 1 && iterations < 9e18 ? (int64_t)iterations : 1, 0);
    pa_records_value(set, ns, "ns/op");
    add_rates(set, json_object_get(about, "throughput"), ns / 1e9);
    pa_strbuf_release(&name);
    json_decref(about);
    return true;
}

static bool read_sample(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    return pa_bench_json_add(bytes, set, add_sample, err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"sampling_mode", "iters", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

const struct pa_bench_format pa_bench_format_criterion_sample = {
    .name = "criterion-sample",
    .summary = "sample.json of criterion.rs",
    .probe = probe,
    .read = read_sample,
};

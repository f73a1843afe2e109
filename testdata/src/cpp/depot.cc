// SPDX-License-Identifier: Apache-2.0
// A small program for gperftools profiles: overloads, templates, inlined and recursive functions,
// a namespace, a lambda, a constructor. `depot CPU.prof HEAP-PREFIX` writes both profiles.
#include <gperftools/heap-profiler.h>
#include <gperftools/profiler.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <vector>

#define KEEP __attribute__((noinline))

namespace depot {

struct Item {
    std::string name;
    uint64_t weight;
};

template <typename T> KEEP uint64_t checksum(const std::vector<T> &bytes, int rounds)
{
    uint64_t h = 1469598103934665603u;
    for (int r = 0; r < rounds; r++)
        for (const T &b : bytes)
            h = (h ^ static_cast<uint64_t>(b)) * 1099511628211u;
    return h;
}

class Store {
  public:
    explicit Store(size_t count);
    uint64_t audit(int rounds) const;
    size_t size() const { return items_.size(); }

  private:
    std::map<uint64_t, std::unique_ptr<Item>> items_;
    void add(uint64_t id);
};

KEEP Store::Store(size_t count)
{
    for (size_t i = 0; i < count; i++)
        add(i * 2654435761u);
}

KEEP void Store::add(uint64_t id)
{
    auto item = std::make_unique<Item>();
    item->name = "crate number " + std::to_string(id);
    item->weight = id % 97;
    items_[id] = std::move(item);
}

KEEP uint64_t Store::audit(int rounds) const
{
    uint64_t sum = 0;
    auto one = [&](const Item &item) {
        std::vector<unsigned char> bytes(item.name.begin(), item.name.end());
        sum += checksum(bytes, rounds);
    };
    for (const auto &entry : items_)
        one(*entry.second);
    return sum;
}

KEEP uint64_t partition(uint64_t n, uint64_t largest)
{
    if (n == 0)
        return 1;
    uint64_t ways = 0;
    for (uint64_t k = 1; k <= n && k <= largest; k++)
        ways += partition(n - k, k);
    return ways;
}

} // namespace depot

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    HeapProfilerStart(argv[2]);
    depot::Store store(6000);
    HeapProfilerDump("made");
    HeapProfilerStop();
    uint64_t sum = 0;
    ProfilerStart(argv[1]);
    for (int i = 0; i < 8; i++)
        sum += store.audit(700) + depot::partition(64, 64);
    ProfilerStop();
    std::printf("%zu items, %llu\n", store.size(), static_cast<unsigned long long>(sum));
    return 0;
}

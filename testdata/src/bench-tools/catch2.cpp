// SPDX-License-Identifier: Apache-2.0
#define CATCH_CONFIG_MAIN
#define CATCH_CONFIG_ENABLE_BENCHMARKING
#include <catch2/catch.hpp>
#include <stdexcept>
static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
TEST_CASE("Fibonacci") {
    BENCHMARK("fib 10") { return fib(10); };
    SECTION("deep") {
        BENCHMARK("a benchmark whose name is too long for its column of the table") { return fib(12); };
        BENCHMARK("throws") { if (fib(3) == 2) throw std::runtime_error("no disk"); return 1; };
    }
}
TEST_CASE("sum") { BENCHMARK("loop") { int s = 0; for (int i = 0; i < 99; i++) s += fib(i % 3); return s; }; }

#include "batch/ordered_pool.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <numeric>

namespace sayso {
namespace {

// Jobs 0, 1, ... count - 1.
auto numbers(int count) {
  return
      [count, next = 0]() mutable { return next < count ? std::optional(next++) : std::nullopt; };
}
constexpr auto kNoWeight = [](int) { return 0; };

}  // namespace

TEST_CASE("results are taken in the order of the jobs, however long each takes") {
  for (const unsigned threads : {1U, 2U, 8U}) {
    std::vector<int> taken;
    OrderedPool<int, int> pool({.threads = threads, .jobs = 5});
    pool.run(
        numbers(200), kNoWeight,
        [](int job) {
          if (job % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
          return job * 2;
        },
        [&](int result) {
          taken.push_back(result);
          return true;
        });
    REQUIRE(taken.size() == 200);
    for (int i = 0; i < 200; ++i) CHECK(taken[static_cast<std::size_t>(i)] == 2 * i);
  }
}

TEST_CASE("jobs are done by several threads at once") {
  std::atomic<int> waiting = 0;
  OrderedPool<int, int> pool({.threads = 2});
  pool.run(
      numbers(2), kNoWeight,
      [&](int job) {  // each waits for the other
        ++waiting;
        for (int i = 0; i < 10000 && waiting < 2; ++i)
          std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return job;
      },
      [](int) { return true; });
  CHECK(waiting == 2);
}

TEST_CASE("no more jobs and no more weight are in work than the limits allow") {
  std::atomic<int> given = 0, taken = 0;
  int most = 0;
  const auto next = [&]() -> std::optional<int> {
    if (given == 100) return std::nullopt;
    return given++;
  };
  const auto work = [](int job) { return job; };
  const auto take = [&](int) {
    most = std::max(most, given - taken);
    ++taken;
    return true;
  };
  SECTION("jobs") {
    OrderedPool<int, int>({.threads = 4, .jobs = 6}).run(next, kNoWeight, work, take);
    CHECK(most <= 7);  // one more is drawn and waits
  }
  SECTION("weight") {
    OrderedPool<int, int>({.threads = 4, .jobs = 50, .weight = 30})
        .run(
            next, [](int) { return 10; }, work, take);
    CHECK(most <= 4);
  }
  SECTION("a job that is too heavy for the limit is done alone") {
    OrderedPool<int, int>({.threads = 4, .jobs = 50, .weight = 30})
        .run(
            next, [](int) { return 1000; }, work, take);
    CHECK(most <= 2);
  }
  CHECK(taken == 100);
}

TEST_CASE("when the taker has had enough, the pool ends") {
  int taken = 0;
  OrderedPool<int, int> pool({.threads = 3, .jobs = 4});
  pool.run([next = 0]() mutable { return std::optional(next++); },  // without an end
           kNoWeight, [](int job) { return job; },
           [&](int result) {
             CHECK(result == taken);
             return ++taken < 10;
           });
  CHECK(taken == 10);
}

TEST_CASE("a pool without jobs ends at once") {
  OrderedPool<int, int> pool({.threads = 3});
  pool.run(
      numbers(0), kNoWeight, [](int job) { return job; }, [](int) { return false; });
}

}  // namespace sayso

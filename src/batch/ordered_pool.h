// Jobs done by several threads, their results taken in the order of the jobs.
//
//     OrderedPool<Job, Result> pool({.threads = 4, .jobs = 64, .weight = 64 << 20});
//     pool.run([&] { return next_job(); },             // std::optional<Job>; none: the last was
//     given
//              [&](const Job& job) { return bytes; },  // how heavy a job is: its bytes, say
//              [&](Job job) { return do_it(job); },    // Result; called by all threads at once
//              [&](Result result) { return true; });   // in order; false stops
//
// All but the third are called by one thread at a time. Whatever the number of threads, the results
// come in the same order. At most `jobs` jobs are between being given and being taken, and together
// they weigh `weight` at most, unless there is but one.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace sayso {

struct PoolLimits {
  unsigned threads = 1;  // the caller's is one of them
  std::size_t jobs = 64;
  std::uint64_t weight = UINT64_MAX;
};

template <typename Job, typename Result>
class OrderedPool {
 public:
  explicit OrderedPool(PoolLimits limits) : limits_(limits) {}

  template <typename Next, typename Weigh, typename Work, typename Take>
  void run(Next next, Weigh weigh, Work work, Take take) {
    const auto loop = [&] {
      while (auto ticket = draw(next, weigh)) {
        Result result = work(std::move(ticket->job));
        deliver(ticket->number, std::move(result), take);
      }
    };
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; i < limits_.threads; ++i) helpers.emplace_back(loop);
    loop();
  }

 private:
  struct Ticket {
    std::uint64_t number;
    Job job;
  };
  struct Slot {
    std::uint64_t weight;
    std::optional<Result> result;
  };

  // The next job, once there is room for it.
  template <typename Next, typename Weigh>
  std::optional<Ticket> draw(Next& next, Weigh& weigh) {
    const std::lock_guard turn(drawing_);  // so that jobs are numbered in the order they are given
    if (ended_) return std::nullopt;
    std::optional<Job> job = next();
    if (!job) {
      ended_ = true;
      return std::nullopt;
    }
    const std::uint64_t weight = weigh(*job);
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] {
      return stopped_ || slots_.empty() ||
             (slots_.size() < limits_.jobs &&
              weight <= limits_.weight - std::min(weight_, limits_.weight));
    });
    if (stopped_) return std::nullopt;
    weight_ += weight;
    slots_.push_back({weight, std::nullopt});
    return Ticket{taken_ + slots_.size() - 1, std::move(*job)};
  }

  // Puts the result into its place, and takes what is complete from the front.
  template <typename Take>
  void deliver(std::uint64_t number, Result result, Take& take) {
    std::unique_lock lock(mutex_);
    slots_[number - taken_].result = std::move(result);
    if (taking_) return;  // whoever takes will come to it
    taking_ = true;
    while (!stopped_ && !slots_.empty() && slots_.front().result) {
      Result first = std::move(*slots_.front().result);
      lock.unlock();
      const bool go_on = take(std::move(first));
      lock.lock();
      weight_ -= slots_.front().weight;
      slots_.pop_front();
      ++taken_;
      stopped_ = !go_on;
      room_.notify_one();
    }
    taking_ = false;
  }

  PoolLimits limits_;
  std::mutex drawing_;  // held while a job is drawn; the other guards all below
  bool ended_ = false;  // guarded by drawing_
  std::mutex mutex_;
  std::condition_variable room_;
  std::deque<Slot> slots_;   // of the jobs that were given and not taken, in their order
  std::uint64_t taken_ = 0;  // the number of the first of them
  std::uint64_t weight_ = 0;
  bool taking_ = false;
  bool stopped_ = false;
};

}  // namespace sayso

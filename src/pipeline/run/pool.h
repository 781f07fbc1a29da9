#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace wiresift {

/// A pool of threads that run tasks in the order they came. Any thread may submit. The destructor
/// finishes the tasks that are queued.
class Pool {
 public:
  /// With no threads the tasks wait for RunOne: a simulation says when each is done.
  explicit Pool(std::size_t threads);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  void Submit(std::move_only_function<void()> task);
  /// Runs the oldest task that no thread has taken, on the caller's; false when there is none.
  bool RunOne();

 private:
  void Work(const std::stop_token& stop);

  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::deque<std::move_only_function<void()>> tasks_;  // guarded by mutex_
  std::vector<std::jthread> threads_;
};

}  // namespace wiresift

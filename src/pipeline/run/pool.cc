#include "pipeline/run/pool.h"

#include <utility>

namespace wiresift {

Pool::Pool(std::size_t threads) {
  threads_.reserve(threads);
  for (std::size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this](const std::stop_token& stop) { Work(stop); });
  }
}

Pool::~Pool() {
  for (std::jthread& thread : threads_)
    thread.request_stop();
  threads_.clear();
  while (RunOne()) {
  }
}

void Pool::Submit(std::move_only_function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  wake_.notify_one();
}

bool Pool::RunOne() {
  std::unique_lock lock(mutex_);
  if (tasks_.empty()) return false;
  std::move_only_function<void()> task = std::move(tasks_.front());
  tasks_.pop_front();
  lock.unlock();
  task();
  return true;
}

void Pool::Work(const std::stop_token& stop) {
  while (true) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, stop, [&] { return !tasks_.empty(); });
      if (tasks_.empty()) return;  // asked to stop, and nothing is left
    }
    RunOne();
  }
}

}  // namespace wiresift

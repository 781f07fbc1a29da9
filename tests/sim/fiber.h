#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <ucontext.h>

namespace wiresift::sim {

/// A function on a stack of its own, so that several loops that each want to run for ever share one
/// thread and one order. One thread; the body must not be left half way: see Process::Kill.
class Fiber {
 public:
  explicit Fiber(std::function<void()> body);
  ~Fiber();
  Fiber(const Fiber&) = delete;
  Fiber& operator=(const Fiber&) = delete;

  /// Goes on with the body until it yields or returns.
  void Resume();
  /// From within the body: back to whoever resumed it.
  void Yield();

  [[nodiscard]] bool done() const { return done_; }

 private:
  static void Enter(unsigned high, unsigned low);
  void RunBody();
  void SwitchTo(ucontext_t& from, const ucontext_t& to, void** kept_stack, const void* stack,
                std::size_t bytes);

  std::function<void()> body_;
  std::unique_ptr<std::byte[]> stack_;
  ucontext_t inside_{};
  ucontext_t outside_{};
  // What AddressSanitizer wants to be told at each switch.
  void* kept_inside_ = nullptr;
  void* kept_outside_ = nullptr;
  const void* outside_stack_ = nullptr;
  std::size_t outside_bytes_ = 0;
  bool done_ = false;
};

}  // namespace wiresift::sim

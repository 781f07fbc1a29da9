#include "sim/fiber.h"

#include <cassert>
#include <cstdint>
#include <utility>
#include <vector>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#endif

namespace wiresift::sim {
namespace {

/// Cleaning a page needs a tenth of it; sanitizers make frames several times larger.
constexpr std::size_t kStackBytes = std::size_t{1} << 20;

/// Stacks of fibers that have ended. A new one costs more than all that a process does on it.
std::vector<std::unique_ptr<std::byte[]>>& FreeStacks() {
  static std::vector<std::unique_ptr<std::byte[]>> stacks;
  return stacks;
}

std::unique_ptr<std::byte[]> TakeStack() {
  auto& free = FreeStacks();
  if (free.empty()) return std::make_unique_for_overwrite<std::byte[]>(kStackBytes);
  auto stack = std::move(free.back());
  free.pop_back();
  return stack;
}

}  // namespace

Fiber::Fiber(std::function<void()> body) : body_(std::move(body)), stack_(TakeStack()) {
  getcontext(&inside_);
  inside_.uc_stack.ss_sp = stack_.get();
  inside_.uc_stack.ss_size = kStackBytes;
  inside_.uc_link = nullptr;
  // makecontext passes ints alone.
  const auto self = reinterpret_cast<std::uintptr_t>(this);
  makecontext(&inside_, reinterpret_cast<void (*)()>(&Fiber::Enter), 2,
              static_cast<unsigned>(self >> 32), static_cast<unsigned>(self));
}

Fiber::~Fiber() {
  assert(done_ && "a fiber is left half way: what its stack holds would leak");
  FreeStacks().push_back(std::move(stack_));
}

void Fiber::Enter(unsigned high, unsigned low) {
  const auto self = (static_cast<std::uintptr_t>(high) << 32) | low;
  // NOLINTNEXTLINE(performance-no-int-to-ptr): makecontext passes numbers alone
  reinterpret_cast<Fiber*>(self)->RunBody();
}

void Fiber::RunBody() {
#if defined(__SANITIZE_ADDRESS__)
  __sanitizer_finish_switch_fiber(nullptr, &outside_stack_, &outside_bytes_);
#endif
  body_();
  done_ = true;
  SwitchTo(inside_, outside_, nullptr, outside_stack_, outside_bytes_);
}

void Fiber::Resume() {
  SwitchTo(outside_, inside_, &kept_outside_, stack_.get(), kStackBytes);
}

void Fiber::Yield() {
  SwitchTo(inside_, outside_, &kept_inside_, outside_stack_, outside_bytes_);
}

void Fiber::SwitchTo(ucontext_t& from, const ucontext_t& to, [[maybe_unused]] void** kept_stack,
                     [[maybe_unused]] const void* stack, [[maybe_unused]] std::size_t bytes) {
#if defined(__SANITIZE_ADDRESS__)
  __sanitizer_start_switch_fiber(kept_stack, stack, bytes);
#endif
  swapcontext(&from, &to);
#if defined(__SANITIZE_ADDRESS__)
  const bool inside = &from == &inside_;
  __sanitizer_finish_switch_fiber(kept_stack == nullptr ? nullptr : *kept_stack,
                                  inside ? &outside_stack_ : nullptr,
                                  inside ? &outside_bytes_ : nullptr);
#endif
}

}  // namespace wiresift::sim

#include "support/heap_peak.h"

#include <atomic>
#include <cerrno>
#include <malloc.h>

#include "support/sanitized.h"

namespace wiresift::tests {
namespace {

std::atomic<std::size_t> held{0};
std::atomic<std::size_t> most{0};

#if !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)

void* Took(void* block) {
  const std::size_t bytes = malloc_usable_size(block);
  const std::size_t now = held.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  std::size_t top = most.load(std::memory_order_relaxed);
  while (now > top && !most.compare_exchange_weak(top, now, std::memory_order_relaxed)) {
  }
  return block;
}

void Gave(std::size_t bytes) {
  held.fetch_sub(bytes, std::memory_order_relaxed);
}

#endif

}  // namespace

bool CountsHeap() {
  return !kSanitized;
}

HeapPeak::HeapPeak() : before_(held) {
  most = before_;
}

std::size_t HeapPeak::bytes() const {
  return most - before_;
}

}  // namespace wiresift::tests

#if !defined(__SANITIZE_THREAD__) && !defined(__SANITIZE_ADDRESS__)

// glibc lets a program replace its allocator and reach the original by these names.
extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);

void* malloc(std::size_t bytes) noexcept {
  return wiresift::tests::Took(__libc_malloc(bytes));
}

void* calloc(std::size_t count, std::size_t bytes) noexcept {
  return wiresift::tests::Took(__libc_calloc(count, bytes));
}

void* realloc(void* block, std::size_t bytes) noexcept {
  const std::size_t before = malloc_usable_size(block);
  void* const moved = __libc_realloc(block, bytes);
  if (moved == nullptr && bytes != 0) return nullptr;
  wiresift::tests::Gave(before);
  return wiresift::tests::Took(moved);
}

void* memalign(std::size_t alignment, std::size_t bytes) noexcept {
  return wiresift::tests::Took(__libc_memalign(alignment, bytes));
}

void* aligned_alloc(std::size_t alignment, std::size_t bytes) noexcept {
  return memalign(alignment, bytes);
}

int posix_memalign(void** out, std::size_t alignment, std::size_t bytes) noexcept {
  *out = memalign(alignment, bytes);
  return *out == nullptr ? ENOMEM : 0;
}

void free(void* block) noexcept {
  wiresift::tests::Gave(malloc_usable_size(block));
  __libc_free(block);
}
}

#endif

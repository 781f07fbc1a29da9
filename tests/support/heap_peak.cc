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
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming): glibc's own names.
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);

// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)

void* malloc(std::size_t size) noexcept {
  return wiresift::tests::Took(__libc_malloc(size));
}

void* calloc(std::size_t nmemb, std::size_t size) noexcept {
  return wiresift::tests::Took(__libc_calloc(nmemb, size));
}

void* realloc(void* ptr, std::size_t size) noexcept {
  const std::size_t before = malloc_usable_size(ptr);
  void* const moved = __libc_realloc(ptr, size);
  if (moved == nullptr && size != 0) return nullptr;
  wiresift::tests::Gave(before);
  return wiresift::tests::Took(moved);
}

void* memalign(std::size_t alignment, std::size_t size) noexcept {
  return wiresift::tests::Took(__libc_memalign(alignment, size));
}

void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  return memalign(alignment, size);
}

int posix_memalign(void** memptr, std::size_t alignment, std::size_t size) noexcept {
  *memptr = memalign(alignment, size);
  return *memptr == nullptr ? ENOMEM : 0;
}

void free(void* ptr) noexcept {
  wiresift::tests::Gave(malloc_usable_size(ptr));
  __libc_free(ptr);
}
}

#endif

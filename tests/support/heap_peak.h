#pragma once

#include <cstddef>

namespace wiresift::tests {

/// True where the heap is counted: not under sanitizers, which bring an allocator of their own.
[[nodiscard]] bool CountsHeap();

/// Counts how much of the heap the program holds at most, beyond what it held at the start. malloc
/// and its kin are replaced, so that C libraries (lexbor, utf8proc, CLD2) count like operator new,
/// each block with what the allocator really set aside. Threads other than the test's own count
/// too. One at a time.
class HeapPeak {
 public:
  HeapPeak();

  /// The most bytes held at once since the start.
  [[nodiscard]] std::size_t bytes() const;

 private:
  std::size_t before_;
};

}  // namespace wiresift::tests

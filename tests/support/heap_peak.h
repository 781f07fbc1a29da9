#pragma once

#include <cstddef>

namespace wiresift::tests {

/// True where the heap is counted: not under sanitizers, which bring an allocator of their own.
[[nodiscard]] bool CountsHeap();

/// Counts what the program holds of the heap beyond what it held at the start, the most of it and
/// all of it: malloc and its kin are replaced, so that C libraries (lexbor, utf8proc, CLD2) and
/// operator new count alike, each block with what the allocator really set aside. Threads
/// other than the test's own count too. One at a time.
class HeapPeak {
 public:
  HeapPeak();

  /// The most bytes held at once since the start.
  [[nodiscard]] std::size_t bytes() const;

 private:
  std::size_t before_;
};

}  // namespace wiresift::tests

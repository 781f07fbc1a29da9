#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace wiresift::tests {

/// Numbers from a fixed seed, the same with every standard library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// 0 to `below` - 1.
  std::size_t Below(std::size_t below) { return static_cast<std::size_t>(engine_() % below); }

  /// True `in` times in `of`.
  bool Chance(std::size_t in, std::size_t of) { return Below(of) < in; }

  std::uint64_t Bits() { return engine_(); }

  /// `size` bytes of any value.
  std::string Bytes(std::size_t size) {
    std::string out;
    while (out.size() < size)
      out += static_cast<char>(engine_() & 0xFF);
    return out;
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace wiresift::tests

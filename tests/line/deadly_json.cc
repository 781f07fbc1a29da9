#include <csignal>
#include <cstddef>
#include <dlfcn.h>
#include <string_view>

// Loaded into a daemon in front of its libraries (LD_PRELOAD), this dies in the middle of reading
// JSON: the reader asks simdjson whether a text that it cannot parse is UTF-8 at all.

namespace simdjson {

// simdjson's own name. NOLINTNEXTLINE(readability-identifier-naming)
bool validate_utf8(const char* bytes, std::size_t size) noexcept {
  if (std::string_view(bytes, size).contains("deadly-json")) std::raise(SIGKILL);
  static const auto validate = reinterpret_cast<bool (*)(const char*, std::size_t)>(
      dlsym(RTLD_NEXT, "_ZN8simdjson13validate_utf8EPKcm"));
  return validate(bytes, size);
}

}  // namespace simdjson

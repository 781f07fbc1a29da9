#pragma once

namespace wiresift::tests {

/// True in programs built with a sanitizer, which are about ten times slower: loops over many cases
/// try some of them there, and all of them elsewhere.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace wiresift::tests

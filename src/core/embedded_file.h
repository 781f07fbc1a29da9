#pragma once

#include <string_view>

namespace wiresift {

/// A file of the source tree as it was at build time (deploy/cmake/Embed.cmake).
struct EmbeddedFile {
  std::string_view name;
  std::string_view text;
};

}  // namespace wiresift

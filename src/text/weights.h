#pragma once

#include <string_view>

namespace wiresift {

/// The weights files of src/text/weights, put into the program by the build.
extern const std::string_view kHtmlWeights;
extern const std::string_view kTextWeights;

}  // namespace wiresift

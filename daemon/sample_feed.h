#pragma once

#include <string_view>

namespace wiresift {

/// The feed of `wiresift demo`, deploy/sample/feed.ndjson: an article a line.
extern const std::string_view kSampleFeed;

}  // namespace wiresift

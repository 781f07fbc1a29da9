#pragma once

#include "core/embedded_file.h"

namespace wiresift {

/// The feed of `wiresift demo`, deploy/sample/feed.ndjson: an article a line.
extern const EmbeddedFile kSampleFeed[1];

}  // namespace wiresift

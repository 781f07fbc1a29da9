#pragma once

#include <string>
#include <string_view>

#include "pipeline/ports/clean_record.h"
#include "pipeline/ports/record.h"
#include "pipeline/publish/decision.h"

namespace wiresift {

/// The `output:` map and what is named in every record.
struct RenderOptions {
  bool strict = false;  ///< `output.profile: strict`: no `wiresift` object
  std::string config_hash;
  std::string engine_version;
};

/// Name, version and identifier of the schema that published records follow:
/// deploy/schema/wiresift-story-1.json.
inline constexpr std::string_view kSchemaName = "ninjs-wiresift";
inline constexpr std::string_view kSchemaVersion = "1.0";
inline constexpr std::string_view kSchemaUri = "urn:wiresift:schema:story:1";

/// The record for the stories topic: ninjs 3.1, with a `wiresift` object unless `strict`; headers
/// are CloudEvents `ce_*` in binary mode, `ws-action`, `ws-revision` and the input's traceparent.
/// The key is the story's uri. A kill has no text. Pure.
[[nodiscard]] Output RenderPublication(const Publication& publication, const CleanRecord& record,
                                       const RenderOptions& options);

}  // namespace wiresift

#include "config/stage_options.h"

#include "config/show.h"

namespace wiresift {

// Set by src/config/CMakeLists.txt.
constinit const std::string_view kProgramVersion = WIRESIFT_VERSION;

PrepareOptions PrepareOptionsOf(const Config& config, const PublisherTable* publishers) {
  return {.input = config.input,
          .clean = config.clean,
          .sampling = config.match.sampling,
          .profiles = config.profiles,
          .publishers = publishers};
}

RenderOptions RenderOptionsOf(const Config& config) {
  return {.strict = config.output_profile == OutputProfile::kStrict,
          .config_hash = ConfigHash(config),
          .engine_version = std::string(kProgramVersion)};
}

}  // namespace wiresift

#pragma once

#include "config/config.h"
#include "pipeline/prepare/prepare.h"
#include "pipeline/publish/publication.h"

namespace wiresift {

/// This program's version, as published and logged.
inline constexpr std::string_view kProgramVersion = "0.1.0";

/// The parts of the configuration that a stage needs.
/// `publishers`: see PrepareOptions.
[[nodiscard]] PrepareOptions PrepareOptionsOf(const Config& config,
                                              const PublisherTable* publishers = nullptr);
[[nodiscard]] RenderOptions RenderOptionsOf(const Config& config);

}  // namespace wiresift

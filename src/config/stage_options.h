#pragma once

#include "config/config.h"
#include "pipeline/prepare/prepare.h"
#include "pipeline/publish/publication.h"

namespace wiresift {

/// This program's version, as published and logged: the one of CMakeLists.txt's project().
extern const std::string_view kProgramVersion;

/// The parts of the configuration that a stage needs.
/// `publishers`: see PrepareOptions.
[[nodiscard]] PrepareOptions PrepareOptionsOf(const Config& config,
                                              const PublisherTable* publishers = nullptr);
/// The parts of the configuration that published and audit records need.
[[nodiscard]] RenderOptions RenderOptionsOf(const Config& config);

}  // namespace wiresift

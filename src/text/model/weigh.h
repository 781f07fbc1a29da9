#pragma once

#include <string_view>
#include <vector>

#include "publisher/knowledge.h"
#include "text/facts/facts.h"
#include "text/model/main_run.h"
#include "text/model/model.h"

namespace wiresift {

/// Decides the blocks of a page that have no certain verdict yet, and gives the main run back.
[[nodiscard]] MainRun WeighHtml(const Facts& facts, std::string_view title, const BlockModel& model,
                                const PublisherKnowledge& publisher,
                                std::vector<BlockVerdict>& verdicts);

/// Decides the lines of a text that have no certain verdict yet, and gives the main run back.
[[nodiscard]] MainRun WeighText(const Facts& facts, const BlockModel& model,
                                std::vector<BlockVerdict>& verdicts);

}  // namespace wiresift

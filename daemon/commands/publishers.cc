#include "daemon/commands/publishers.h"

#include <CLI/CLI.hpp>

namespace wiresift {

CLI::App* AddPublishers(CLI::App& parent) {
  auto* publishers = parent.add_subcommand("publishers", "What is known of single publishers");
  publishers->require_subcommand(1);
  return publishers;
}

}  // namespace wiresift

#pragma once

namespace CLI {
class App;
}

namespace wiresift {

/// Adds the command `wiresift publishers`, which is nothing but the parent of three.
CLI::App* AddPublishers(CLI::App& parent);

}  // namespace wiresift

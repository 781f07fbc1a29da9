#pragma once

namespace wiresift {

class PublisherMemory;
class PublisherProfile;

/// Knowledge of an article's publisher from elsewhere than the article. Null where there is none.
/// Borrowed for the time of a call; what it points to is immutable.
struct PublisherKnowledge {
  const PublisherMemory* memory = nullptr;    ///< blocks that its pages repeat
  const PublisherProfile* profile = nullptr;  ///< what reviewers said of its kinds of element
};

}  // namespace wiresift

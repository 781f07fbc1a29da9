#include "kafka/channel_topics.h"

namespace wiresift {

ChannelTopics ChannelTopicsOf(const TopicNames& names) {
  return {{Channel::kClean, names.clean}, {Channel::kStories, names.stories},
          {Channel::kAudit, names.audit}, {Channel::kRejected, names.rejected},
          {Channel::kState, names.state}, {Channel::kPublishers, names.publishers}};
}

}  // namespace wiresift

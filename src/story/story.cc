#include "story/story.h"

#include "publisher/host.h"

namespace wiresift {

SourceId SourceIdOf(const Member& member) {
  return SourceId::Of(OutletOf(member.source, member.url));
}

}  // namespace wiresift

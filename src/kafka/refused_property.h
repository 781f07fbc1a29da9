#pragma once

#include <string>
#include <string_view>

namespace wiresift {

/// Why the configuration may not set this property of librdkafka, whatever the value: `set by
/// wiresift: REASON; leave it out`. Empty for all others, those that librdkafka does not know among
/// them. Any thread.
[[nodiscard]] std::string RefusalOfProperty(std::string_view property);

}  // namespace wiresift

#include "daemon/commands/usage_error.h"

#include "command/show/text_writer.h"
#include "core/utf8.h"

namespace wiresift {
namespace {

constexpr std::size_t kShownBytesMax = 60;

}  // namespace

std::string Shown(std::string_view text) {
  if (text.empty()) return "nothing";
  return SafeLine(text.substr(0, kShownBytesMax)) + (text.size() > kShownBytesMax ? "…" : "");
}

ExitCode UsageError(std::string_view command, std::string_view what, std::ostream& errors) {
  errors << "wiresift: " << what << (what.ends_with('?') ? " See" : ". See") << " `wiresift "
         << command << (command.empty() ? "" : " ") << "--help`\n";
  return kExitUsage;
}

}  // namespace wiresift

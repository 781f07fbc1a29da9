#include "daemon/commands/learnt_file.h"

#include <iostream>

#include "command/operate/learnt_lines.h"
#include "daemon/commands/typed_options.h"

namespace wiresift {

void AddLearntFile(CLI::App& command, std::string& path) {
  AddPath(command, "--publishers", path, "FILE",
          "File of publishers' repeated blocks, which are removed: what `pipe --learnt` "
          "or `publishers list --json` has written");
}

ExitCode TakeLearntFile(const std::string& path, PublisherTable& table) {
  if (path.empty()) return kExitOk;
  const Result<LearntLines> lines = ReadLearntFile(path);
  const Status taken = lines ? ApplyAll(*lines, path, table) : std::unexpected(lines.error());
  if (taken) return kExitOk;
  std::cerr << "wiresift: " << taken.error().detail << '\n';
  return lines ? kExitData : kExitNoInput;
}

}  // namespace wiresift

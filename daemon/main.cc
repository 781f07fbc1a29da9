#include <iostream>
#include <optional>

#include "daemon/command_line.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  wiresift::CommandLine line;
  const std::optional<wiresift::ExitCode> ended = line.Parse(argc, argv, std::cout, std::cerr);
  return ended ? *ended : line.Run();
}

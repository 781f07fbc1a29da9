// Takes a transactional id away from whoever has it, as a second process with the same id would:
// what is open there is aborted.
//
//   chaos_fence --servers S --id TRANSACTIONAL_ID --times N --pause-ms P
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>
#include <thread>

#include "kafka/sink.h"

namespace wiresift::chaos {
namespace {

using Flags = std::map<std::string, std::string>;

bool Fence(const Flags& flags) {
  const auto sink =
      KafkaSink::Make({.properties = {{"bootstrap.servers", flags.at("--servers")}}},
                      {.transactional_id = flags.at("--id"), .topics = {}}, nullptr, {});
  if (!sink) return false;
  const Status opened = (*sink)->Open();
  if (!opened) std::cerr << "chaos_fence: " << opened.error().detail << '\n';
  return opened.has_value();
}

int Main(int argc, char** argv) {
  Flags flags;
  for (int i = 1; i + 1 < argc; i += 2)
    flags[argv[i]] = argv[i + 1];
  for (const char* name : {"--servers", "--id", "--times", "--pause-ms"}) {
    if (flags.contains(name)) continue;
    std::cerr << "usage: chaos_fence --servers S --id ID --times N --pause-ms P\n";
    return 64;
  }
  for (int left = std::stoi(flags.at("--times")); left > 0; --left) {
    if (!Fence(flags)) return EXIT_FAILURE;
    std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(flags.at("--pause-ms"))));
  }
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace wiresift::chaos

int main(int argc, char** argv) {
  return wiresift::chaos::Main(argc, argv);
}

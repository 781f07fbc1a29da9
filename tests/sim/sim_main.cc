// Runs the line under simulated faults, seed by seed: see README.md.

#include <array>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <ctime>
#include <iostream>
#include <span>
#include <string_view>
#include <unistd.h>

#include "core/names.h"
#include "sim/campaign.h"
#include "sim/world.h"

namespace {

using wiresift::sim::Campaign;
using wiresift::sim::Defect;

struct Arguments {
  std::uint64_t first = 1;
  std::size_t seeds = 1'000;
  bool verbose = false;
  Defect defect = Defect::kNone;
};

template <class Number>
bool Read(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

bool Read(std::string_view name, Defect& defect) {
  const std::optional<Defect> named = wiresift::FromName<Defect>(name);
  if (named) defect = *named;
  return named.has_value();
}

bool Parse(std::span<char*> words, Arguments& arguments) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--verbose") {
      arguments.verbose = true;
      continue;
    }
    if (++i == words.size()) return false;
    const bool understood = word == "--first"    ? Read(words[i], arguments.first)
                            : word == "--seeds"  ? Read(words[i], arguments.seeds)
                            : word == "--defect" ? Read(words[i], arguments.defect)
                                                 : false;
    if (!understood) return false;
  }
  return true;
}

/// The seed that runs, for OnSignal.
volatile std::sig_atomic_t running = 0;

/// A bug may also end the program: what it ran must be told all the same.
void OnSignal(int signal) {
  std::array<char, 64> text{"sim: killed by a signal in seed "};
  const std::size_t length = std::string_view(text.data()).size();
  char* const end =
      std::to_chars(text.data() + length, text.data() + text.size() - 1, static_cast<int>(running))
          .ptr;
  *end = '\n';
  [[maybe_unused]] const auto written =
      ::write(STDERR_FILENO, text.data(), static_cast<std::size_t>(end + 1 - text.data()));
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

/// The schedule of each seed, step by step; true when all kept their promises.
bool Tell(const Arguments& arguments) {
  bool good = true;
  std::cout << std::unitbuf;  // the last step is what matters when the program crashes
  for (std::uint64_t seed = arguments.first; seed < arguments.first + arguments.seeds; ++seed) {
    std::cout << "seed " << seed << '\n';
    const auto outcome = wiresift::sim::Simulate(seed, arguments.defect, &std::cout);
    std::cout << "seed " << seed << ": " << outcome.failure.value_or("all promises kept") << '\n';
    good = good && !outcome.failure;
  }
  return good;
}

void Print(const Campaign& campaign, double cpu_seconds) {
  std::cout << campaign.seeds << " seeds, " << campaign.steps << " steps, " << cpu_seconds
            << " s of CPU, " << static_cast<double>(campaign.seeds) * 60 / cpu_seconds
            << " seeds a minute\n";
  for (std::size_t kind = 0; kind < campaign.struck.size(); ++kind)
    std::cout << "  " << wiresift::NameOf(static_cast<wiresift::sim::Fault>(kind)) << ' '
              << campaign.struck[kind] << '\n';
  for (const wiresift::Channel channel : wiresift::sim::kChannels)
    std::cout << "  records of " << wiresift::sim::TopicOf(channel) << ' '
              << campaign.written[static_cast<std::size_t>(channel)] << '\n';
  std::cout << "  refused " << campaign.refused << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  if (!Parse({argv, static_cast<std::size_t>(argc)}, arguments)) {
    std::cerr << "usage: sim [--first SEED] [--seeds N] [--verbose] [--defect NAME]\n";
    return 64;
  }
  for (const int signal : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS})
    std::signal(signal, OnSignal);
  if (arguments.verbose) return Tell(arguments) ? 0 : 1;
  const Campaign campaign = wiresift::sim::RunCampaign(
      arguments.first, arguments.seeds, arguments.defect,
      [](std::uint64_t seed) { running = static_cast<std::sig_atomic_t>(seed); });
  Print(campaign, static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
  if (!campaign.failed) return 0;
  // The same seed takes the same steps once more, and tells them.
  const auto told = wiresift::sim::Simulate(*campaign.failed, arguments.defect, &std::cout);
  std::cout << "seed " << *campaign.failed << ": " << told.failure.value_or("passes when told")
            << "\nreplay: sim --first " << *campaign.failed << " --seeds 1 --verbose\n";
  return 1;
}

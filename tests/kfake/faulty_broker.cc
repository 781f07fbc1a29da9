#include "kfake/faulty_broker.h"

#include <array>
#include <fcntl.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

#include "core/json.h"

namespace wiresift {
namespace {

constexpr std::string_view kReady = "ready ";

struct PipeEnds {
  int read, write;
};

/// Closed in children, so that only its two users hold a pipe open.
PipeEnds OpenPipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("kfake: no pipe");
  return {ends[0], ends[1]};
}

std::size_t NumberIn(const JsonDocument& document, std::string_view name) {
  const auto value = Find(document.root(), name);
  if (!value || !value->is_uint64()) throw std::runtime_error("kfake: counts are not understood");
  return value->get_uint64().value_unsafe();
}

[[noreturn]] void Become(std::vector<std::string> words, int in, int out) {
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words)
    argv.push_back(word.data());
  argv.push_back(nullptr);
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  execv(argv.front(), argv.data());
  _exit(127);
}

}  // namespace

FaultyBroker::FaultyBroker(const std::vector<std::string>& faults, std::uint32_t seed) {
  std::vector<std::string> words{std::string(WIRESIFT_SOURCE_DIR) + "/tests/kfake/kfake-up",
                                 "--seed", std::to_string(seed)};
  for (const std::string& fault : faults) {
    words.emplace_back("--fault");
    words.push_back(fault);
  }
  const PipeEnds in = OpenPipe();
  const PipeEnds out = OpenPipe();
  pid_ = fork();
  if (pid_ == 0) Become(std::move(words), in.read, out.write);
  close(in.read);
  close(out.write);
  to_.reset(fdopen(in.write, "w"));
  from_.reset(fdopen(out.read, "r"));
  const std::string ready = ReadLine();
  if (!ready.starts_with(kReady)) throw std::runtime_error("kfake: expected a port: " + ready);
  port_ = ready.substr(kReady.size());
}

FaultyBroker::~FaultyBroker() {
  to_.reset();
  if (pid_ > 0) waitpid(pid_, nullptr, 0);
}

void FaultyBroker::TurnFaults(bool on) {
  Ask(on ? "on" : "off");
}

FaultCounts FaultyBroker::Counts() {
  FaultCounts counts{.text = Ask("counts")};
  const auto document = JsonDocument::Parse(counts.text);
  if (!document) throw std::runtime_error("kfake: counts are no JSON: " + counts.text);
  counts.transactions = NumberIn(*document, "transactions");
  counts.struck = NumberIn(*document, "struck");
  counts.strikes = NumberIn(*document, "strikes");
  return counts;
}

KafkaOptions FaultyBroker::options() const {
  return {.properties = {{"bootstrap.servers", "127.0.0.1:" + port_}}};
}

std::string FaultyBroker::Ask(const std::string& line) {
  std::fputs((line + "\n").c_str(), to_.get());
  std::fflush(to_.get());
  return ReadLine();
}

std::string FaultyBroker::ReadLine() {
  std::string line;
  for (int c = std::fgetc(from_.get()); c != '\n'; c = std::fgetc(from_.get())) {
    if (c == EOF) throw std::runtime_error("kfake: it has ended; its standard error says why");
    line.push_back(static_cast<char>(c));
  }
  return line;
}

}  // namespace wiresift

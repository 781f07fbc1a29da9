#include "metrics/process.h"

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace wiresift {
namespace {

/// The fields of /proc/self/stat from the third on, since the second is a name with spaces.
std::vector<std::string> StatFields() {
  std::ifstream in("/proc/self/stat");
  std::string line;
  std::getline(in, line);
  const std::size_t name_end = line.rfind(')');
  if (name_end == std::string::npos) return {};
  std::istringstream rest(line.substr(name_end + 1));
  return {std::istream_iterator<std::string>(rest), {}};
}

double Seconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// The time of boot, from the difference of two clocks, since a hardened unit hides /proc/stat. It
/// is taken once, since the clocks drift apart.
double StartSeconds(double start_after_boot) {
  static const double start =
      Seconds(CLOCK_REALTIME) - (Seconds(CLOCK_BOOTTIME) - start_after_boot);
  return start;
}

double CountOpenFiles() {
  std::error_code error;
  const std::filesystem::directory_iterator files("/proc/self/fd", error);
  if (error) return 0;
  return static_cast<double>(std::distance(begin(files), end(files)));
}

}  // namespace

std::optional<ProcessStats> ReadProcessStats() {
  // proc(5) counts its fields from 1: 14 utime, 15 stime, 22 starttime, 24 rss.
  constexpr std::size_t kUser = 14 - 3, kSystem = 15 - 3, kStart = 22 - 3, kResident = 24 - 3;
  const std::vector<std::string> fields = StatFields();
  if (fields.size() <= kResident) return std::nullopt;
  const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  const auto number = [&](std::size_t field) {
    return std::strtod(fields[field].c_str(), nullptr);
  };

  ProcessStats stats;
  stats.resident_bytes = number(kResident) * static_cast<double>(sysconf(_SC_PAGESIZE));
  stats.cpu_seconds = (number(kUser) + number(kSystem)) / ticks;
  stats.start_seconds = StartSeconds(number(kStart) / ticks);
  stats.open_files = CountOpenFiles();
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0) stats.files_max = static_cast<double>(limit.rlim_cur);
  return stats;
}

}  // namespace wiresift

// Preloaded into a process, it steps that process's wall clock as an administrator or a bad time
// server would: what reads the wall clock gets it, and what waits until a time of it waits longer
// or shorter. The monotonic clock goes on as it is. (Debian's libfaketime does not know C11's
// cnd_timedwait, with which librdkafka waits: it would wait for a time of the other clock.)
//
//   LD_PRELOAD=libchaos_clock.so STEPPED_CLOCK=FILE PROGRAM…
//
// FILE holds 8 bytes, the seconds by which the clock is ahead, and may be written at any time.
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <threads.h>
#include <unistd.h>

namespace {

using Ahead = std::atomic<std::int64_t>;

constexpr long kNanoseconds = 1'000'000'000;
/// How late a wait notices that the clock was stepped.
constexpr long kSliceNanoseconds = 20'000'000;
/// Deadlines below are the monotonic clock's, which counts from the machine's start.
constexpr std::time_t kFirstWallTime = 1'000'000'000;

/// Looked up by every call, which may be the first one: a constructor of another library's.
template <class Function>
Function* Real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

const Ahead* Map() {
  static const Ahead none{0};
  const char* path = std::getenv("STEPPED_CLOCK");
  const int file = path == nullptr ? -1 : open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return &none;
  void* mapped = mmap(nullptr, sizeof(Ahead), PROT_READ, MAP_SHARED, file, 0);
  close(file);
  return mapped == MAP_FAILED ? &none : static_cast<const Ahead*>(mapped);
}

std::int64_t SecondsAhead() {
  static const Ahead* const ahead = Map();
  return ahead->load(std::memory_order_relaxed);
}

timespec RealNow() {
  static auto* const real = Real<decltype(clock_gettime)>("clock_gettime");
  timespec now{};
  real(CLOCK_REALTIME, &now);
  return now;
}

timespec Now() {
  timespec now = RealNow();
  now.tv_sec += SecondsAhead();
  return now;
}

timespec Add(timespec time, long nanoseconds) {
  time.tv_nsec += nanoseconds;
  time.tv_sec += time.tv_nsec / kNanoseconds;
  time.tv_nsec %= kNanoseconds;
  return time;
}

/// From one time to another, at most a slice and at least nothing.
long Slice(const timespec& from, const timespec& to) {
  if (to.tv_sec > from.tv_sec + 1) return kSliceNanoseconds;
  const long left = (to.tv_sec - from.tv_sec) * kNanoseconds + to.tv_nsec - from.tv_nsec;
  return left < 0 ? 0 : left < kSliceNanoseconds ? left : kSliceNanoseconds;
}

/// Waits in slices, so that a step moves the end: as the kernel does for absolute times.
template <class Wait>
int WaitUntil(const timespec& deadline, int timed_out, Wait wait) {
  while (true) {
    const long slice = Slice(Now(), deadline);
    const timespec until = Add(RealNow(), slice);
    const int outcome = wait(&until);
    if (outcome != timed_out || Slice(Now(), deadline) == 0) return outcome;
  }
}

}  // namespace

// Parameters are called as in glibc's headers.
extern "C" {

int clock_gettime(clockid_t clock_id, timespec* tp) noexcept {
  static auto* const real = Real<decltype(clock_gettime)>("clock_gettime");
  const int outcome = real(clock_id, tp);
  if (clock_id == CLOCK_REALTIME || clock_id == CLOCK_REALTIME_COARSE) tp->tv_sec += SecondsAhead();
  return outcome;
}

int gettimeofday(timeval* __restrict tv, void* __restrict /*tz*/) noexcept {
  const timespec precise = Now();
  tv->tv_sec = precise.tv_sec;
  tv->tv_usec = precise.tv_nsec / 1'000;
  return 0;
}

std::time_t time(std::time_t* timer) noexcept {
  const timespec precise = Now();
  if (timer != nullptr) *timer = precise.tv_sec;
  return precise.tv_sec;
}

int timespec_get(timespec* ts, int base) noexcept {
  if (base != TIME_UTC) return 0;
  *ts = Now();
  return base;
}

int cnd_timedwait(cnd_t* __restrict cond, mtx_t* __restrict mutex,
                  const timespec* __restrict time_point) {
  static auto* const real = Real<decltype(cnd_timedwait)>("cnd_timedwait");
  return WaitUntil(*time_point, thrd_timedout,
                   [&](const timespec* until) { return real(cond, mutex, until); });
}

int pthread_cond_timedwait(pthread_cond_t* __restrict cond, pthread_mutex_t* __restrict mutex,
                           const timespec* __restrict abstime) {
  static auto* const real = Real<decltype(pthread_cond_timedwait)>("pthread_cond_timedwait");
  if (abstime->tv_sec < kFirstWallTime) return real(cond, mutex, abstime);
  return WaitUntil(*abstime, ETIMEDOUT,
                   [&](const timespec* until) { return real(cond, mutex, until); });
}
}

#include "admin/server.h"

#include <arpa/inet.h>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// A raw connection, over which the test sends what it likes, byte by byte.
class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval patience{.tv_sec = 20, .tv_usec = 0};  // a hang fails instead of hanging
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }

  ~Client() { close(socket_); }

  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  [[nodiscard]] bool connected() const { return connected_; }

  void Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;  // the server hung up: what it said is read next
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  void EndSending() { shutdown(socket_, SHUT_WR); }

  /// Bytes until the server closes.
  std::string ReadAll() {
    while (Receive()) {
    }
    return std::exchange(received_, "");
  }

  /// Bytes up to and with `end`.
  std::string ReadUntil(std::string_view end) {
    while (!received_.contains(end) && Receive()) {
    }
    const std::size_t at = received_.find(end);
    if (at == std::string::npos) return "(no " + std::string(end) + ") " + received_;
    const std::string head = received_.substr(0, at + end.size());
    received_.erase(0, at + end.size());
    return head;
  }

  [[nodiscard]] bool timed_out() const { return timed_out_; }

 private:
  bool Receive() {
    std::array<char, 4096> buffer{};
    const ssize_t got = recv(socket_, buffer.data(), buffer.size(), 0);
    if (got < 0 && errno == EAGAIN) timed_out_ = true;
    if (got <= 0) return false;
    received_.append(buffer.data(), static_cast<std::size_t>(got));
    return true;
  }

  int socket_;
  bool connected_ = false;
  bool timed_out_ = false;
  std::string received_;
};

class ServerTest : public testing::Test {
 protected:
  void Start(const AdminLimits& limits = {}, const AdminOptions& options = {.port = 0}) {
    AdminProviders providers{.is_live = [] { return true; },
                             .waiting_for =
                                 [this] {
                                   return ready_ ? std::vector<std::string>{}
                                                 : std::vector<std::string>{"broker"};
                                 },
                             .metrics = [this] { return page_; },
                             .version = {{"version", "1"}}};
    auto started = AdminServer::Start(options, std::move(providers), limits);
    ASSERT_TRUE(started) << started.error().detail;
    server_ = std::move(*started);
  }

  /// Sends `request`, ends, and gives all that comes back.
  std::string Ask(std::string_view request) {
    Client client(server_->port());
    EXPECT_TRUE(client.connected());
    client.Send(request);
    client.EndSending();
    std::string reply = client.ReadAll();
    EXPECT_FALSE(client.timed_out());
    return reply;
  }

  std::atomic<bool> ready_ = true;
  std::string page_ = "m 1\n";
  std::unique_ptr<AdminServer> server_;
};

TEST_F(ServerTest, AnswersGet) {
  Start();
  EXPECT_NE(server_->port(), 0);
  const std::string reply = Ask("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_THAT(reply, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(reply, HasSubstr("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n"));
  EXPECT_THAT(reply, HasSubstr("Content-Length: 4\r\n"));
  EXPECT_THAT(reply, HasSubstr("Cache-Control: no-store\r\n"));
  EXPECT_THAT(reply, EndsWith("\r\n\r\nm 1\n"));
}

TEST_F(ServerTest, AsksTheProvidersEachTime) {
  Start();
  ready_ = false;
  const std::string waiting = Ask("GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_THAT(waiting, StartsWith("HTTP/1.1 503 Service Unavailable\r\n"));
  EXPECT_THAT(waiting, EndsWith("{\"ready\":false,\"waiting_for\":[\"broker\"]}\n"));
  ready_ = true;
  EXPECT_THAT(Ask("GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n"), StartsWith("HTTP/1.1 200 OK\r\n"));
}

TEST_F(ServerTest, HeadHasTheLengthAndNoBody) {
  Start();
  const std::string reply = Ask("HEAD /metrics HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_THAT(reply, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_THAT(reply, HasSubstr("Content-Length: 4\r\n"));
  EXPECT_THAT(reply, EndsWith("\r\n\r\n"));
}

TEST_F(ServerTest, OtherMethodsGet405) {
  Start();
  const std::string reply = Ask("POST /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");
  EXPECT_THAT(reply, StartsWith("HTTP/1.1 405 Method Not Allowed\r\n"));
  EXPECT_THAT(reply, HasSubstr("Allow: GET, HEAD\r\n"));
  EXPECT_THAT(Ask("BREW /metrics HTTP/1.1\r\nHost: a\r\n\r\n"), StartsWith("HTTP/1.1 405 "));
}

TEST_F(ServerTest, KeepsTheConnection) {
  Start();
  Client client(server_->port());
  for (int i = 0; i < 3; ++i) {
    client.Send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_THAT(client.ReadUntil("live\n"), StartsWith("HTTP/1.1 200 OK\r\n"));
  }
  client.Send("GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(client.ReadAll(), HasSubstr("Connection: close\r\n"));
  EXPECT_FALSE(client.timed_out());
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder) {
  Start();
  const std::string reply =
      Ask("GET /livez HTTP/1.1\r\nHost: a\r\n\r\nGET /x HTTP/1.1\r\nHost: a\r\n\r\n"
          "HEAD /metrics HTTP/1.1\r\nHost: a\r\n\r\nGET /version HTTP/1.1\r\nHost: a\r\n\r\n");
  const std::size_t live = reply.find("live\n");
  const std::size_t missing = reply.find("404");
  const std::size_t version = reply.find("{\"version\":\"1\"}");
  EXPECT_LT(live, missing);
  EXPECT_LT(missing, version);
  EXPECT_NE(version, std::string::npos);
}

TEST_F(ServerTest, Http10ClosesByItself) {
  Start();
  Client client(server_->port());
  client.Send("GET /livez HTTP/1.0\r\n\r\n");
  EXPECT_THAT(client.ReadAll(), StartsWith("HTTP/1.0 200 OK\r\n"));
  EXPECT_FALSE(client.timed_out());
}

struct GarbageCase {
  std::string_view name;
  std::string bytes;
  std::string_view want;  ///< start of the reply; empty when there is none
};

class Garbage : public ServerTest, public testing::WithParamInterface<GarbageCase> {};

TEST_P(Garbage, IsAnsweredOrDropped) {
  Start();
  const std::string reply = Ask(GetParam().bytes);
  if (GetParam().want.empty()) {
    EXPECT_THAT(reply, IsEmpty());
  } else {
    EXPECT_THAT(reply, StartsWith(std::string(GetParam().want)));
    EXPECT_THAT(reply, HasSubstr("Connection: close\r\n"));
  }
  EXPECT_THAT(Ask("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n"), StartsWith("HTTP/1.1 200 OK\r\n"));
}

INSTANTIATE_TEST_SUITE_P(
    Table, Garbage,
    testing::Values(
        GarbageCase{"Nothing", "", ""}, GarbageCase{"HalfALine", "GET /liv", ""},
        GarbageCase{"HalfAHeader", "GET /livez HTTP/1.1\r\nHost: a\r\n", ""},
        GarbageCase{"Binary", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11),
                    "HTTP/1.1 400 "},
        GarbageCase{"Zeros", std::string(100, '\0'), "HTTP/1.1 400 "},
        GarbageCase{"NotHttp", "hello there\r\n\r\n", "HTTP/1.1 400 "},
        GarbageCase{"OldVersion", "GET /livez HTTP/9.9\r\n\r\n", "HTTP/1.1 400 "},
        GarbageCase{"BadHeader", "GET /livez HTTP/1.1\r\nno colon here\r\n\r\n", "HTTP/1.1 400 "},
        GarbageCase{"BadLength", "GET /livez HTTP/1.1\r\nContent-Length: x\r\n\r\n",
                    "HTTP/1.1 400 "},
        GarbageCase{"TwoLengths",
                    "GET /livez HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                    "HTTP/1.1 400 "},
        GarbageCase{"HugeTarget", "GET /" + std::string(9'000, 'a') + " HTTP/1.1\r\n\r\n",
                    "HTTP/1.1 431 "},
        GarbageCase{"HugeHeader",
                    "GET /livez HTTP/1.1\r\nX: " + std::string(9'000, 'a') + "\r\n\r\n",
                    "HTTP/1.1 431 "},
        GarbageCase{"HugeBodyAnnounced", "GET /livez HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n",
                    "HTTP/1.1 413 "},
        GarbageCase{"HugeChunk",
                    "GET /livez HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n",
                    "HTTP/1.1 413 "}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST_F(ServerTest, SlowClientsAreHungUpOn) {
  Start({.request_time = milliseconds(50)});
  Client silent(server_->port());
  Client slow(server_->port());
  slow.Send("GET /livez HT");
  EXPECT_THAT(slow.ReadAll(), IsEmpty());
  EXPECT_THAT(silent.ReadAll(), IsEmpty());
  EXPECT_FALSE(slow.timed_out());
  EXPECT_FALSE(silent.timed_out());
}

TEST_F(ServerTest, SlowReadersAreHungUpOn) {
  page_ = std::string(64 << 20, 'x');  // more than the sockets' buffers hold
  Start({.response_time = milliseconds(50), .connections_max = 1});
  Client stuck(server_->port());
  stuck.Send("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n");
  // Until the server hangs up on `stuck`, its only place is taken.
  const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  std::string reply;
  while (reply.empty() && std::chrono::steady_clock::now() < patience) {
    reply = Ask("HEAD /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  }
  EXPECT_THAT(reply, StartsWith("HTTP/1.1 200 OK\r\n"));
  EXPECT_LT(stuck.ReadAll().size(), page_.size());
}

TEST_F(ServerTest, OneTooManyIsClosedAndRoomComesBack) {
  Start({.connections_max = 2});
  {
    Client first(server_->port());
    Client second(server_->port());
    for (Client* client : {&first, &second}) {
      client->Send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n");
      EXPECT_THAT(client->ReadUntil("live\n"), StartsWith("HTTP/1.1 200"));
    }
    Client third(server_->port());
    EXPECT_THAT(third.ReadAll(), IsEmpty());
    EXPECT_FALSE(third.timed_out());
    first.EndSending();
    EXPECT_THAT(first.ReadAll(), IsEmpty());  // closed: its place is free, or will be at once
    second.Send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_THAT(second.ReadUntil("live\n"), StartsWith("HTTP/1.1 200"));
    Client fourth(server_->port());
    fourth.Send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_THAT(fourth.ReadUntil("live\n"), StartsWith("HTTP/1.1 200"));
  }
}

TEST_F(ServerTest, StopsWithOpenConnections) {
  Start();
  Client idle(server_->port());
  Client half(server_->port());
  half.Send("GET /livez HTTP/1.1\r\nHo");
  idle.Send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_THAT(idle.ReadUntil("live\n"), StartsWith("HTTP/1.1 200"));
  const std::uint16_t port = server_->port();
  server_.reset();
  EXPECT_THAT(idle.ReadAll(), IsEmpty());
  EXPECT_THAT(half.ReadAll(), IsEmpty());
  EXPECT_FALSE(Client(port).connected());
  EXPECT_FALSE(idle.timed_out());
}

TEST_F(ServerTest, PortInUseIsNamed) {
  Start();
  const auto second =
      AdminServer::Start({.address = "127.0.0.1", .port = server_->port()}, AdminProviders{});
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(second.error().detail, HasSubstr("admin.listen: cannot bind 127.0.0.1 port "));
  EXPECT_THAT(second.error().detail, HasSubstr("in use"));
}

TEST_F(ServerTest, BadAddressIsNamed) {
  const auto server = AdminServer::Start({.address = "nowhere", .port = 0}, AdminProviders{});
  ASSERT_FALSE(server);
  EXPECT_THAT(server.error().detail, HasSubstr("bad address nowhere"));
}

TEST_F(ServerTest, RestartsOnTheSamePort) {
  Start();
  const std::uint16_t port = server_->port();
  Ask("GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  server_.reset();
  Start({}, {.address = "127.0.0.1", .port = port});
  EXPECT_THAT(Ask("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n"), StartsWith("HTTP/1.1 200"));
}

}  // namespace
}  // namespace wiresift

#include "admin/server.h"

#include <string>
#include <thread>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <fmt/format.h>

namespace wiresift {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;

// Calls give their errors as results instead of throwing them.
constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

// Milliseconds to rest after a failed accept (too many open files): long enough not to spin, short
// enough for a probe.
constexpr std::chrono::milliseconds kAcceptPause{100};

using Response = http::response<http::string_body>;
using Parser = http::request_parser<http::string_body>;

Response MakeResponse(AdminResponse answer, unsigned version, bool keep_alive) {
  Response response{static_cast<http::status>(answer.status), version};
  response.set(http::field::server, "wiresift");
  response.set(http::field::content_type, answer.content_type);
  response.set(http::field::cache_control, "no-store");
  if (!answer.allow.empty()) response.set(http::field::allow, answer.allow);
  response.keep_alive(keep_alive);
  response.body() = std::move(answer.body);
  response.prepare_payload();
  return response;
}

/// The status for a request that cannot be read; 0 = close without an answer.
unsigned StatusOf(const error_code& error) {
  if (error == http::error::header_limit) return 431;
  if (error == http::error::body_limit) return 413;
  const bool is_garbage = error.category() == make_error_code(http::error::bad_method).category();
  const bool is_end = error == http::error::end_of_stream || error == http::error::partial_message;
  return is_garbage && !is_end ? 400 : 0;
}

Response MakeErrorResponse(unsigned status) {
  AdminResponse answer{
      .status = status, .content_type = "text/plain; charset=utf-8", .body = {}, .allow = {}};
  answer.body = std::string(http::obsolete_reason(static_cast<http::status>(status))) + "\n";
  return MakeResponse(std::move(answer), 11, false);
}

}  // namespace

struct AdminServer::Impl {
  Impl(AdminProviders p, const AdminLimits& l) : providers(std::move(p)), limits(l) {}

  Result<void> Listen(const AdminOptions& options);
  asio::awaitable<void> Accept();
  asio::awaitable<void> Serve(tcp::socket socket);
  asio::awaitable<bool> ServeOne(beast::tcp_stream& stream, beast::flat_buffer& buffer);
  asio::awaitable<bool> Send(beast::tcp_stream& stream, const Response& response, bool head_only);

  AdminProviders providers;
  AdminLimits limits;
  asio::io_context context{1};
  tcp::acceptor acceptor{context};
  std::size_t connections = 0;  ///< touched by the server's thread alone
  std::uint16_t port = 0;
  std::jthread thread;  // last: it uses all of the above
};

Result<void> AdminServer::Impl::Listen(const AdminOptions& options) {
  error_code error;
  const auto fail = [&](std::string_view what) {
    return Fail(ErrorCode::kUnavailable,
                fmt::format("admin.listen: {} {} port {}: {}", what, options.address, options.port,
                            error.message()));
  };
  const asio::ip::address address = asio::ip::make_address(options.address, error);
  if (error) return fail("bad address");
  const tcp::endpoint endpoint(address, options.port);
  acceptor.open(endpoint.protocol(), error);
  if (error) return fail("cannot open");
  acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (error) return fail("cannot bind");
  acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return fail("cannot listen on");
  port = acceptor.local_endpoint(error).port();
  if (error) return fail("lost");
  return {};
}

asio::awaitable<void> AdminServer::Impl::Accept() {
  asio::steady_timer timer(context);
  while (acceptor.is_open()) {
    auto [error, socket] = co_await acceptor.async_accept(kAwait);
    if (error) {
      timer.expires_after(kAcceptPause);
      co_await timer.async_wait(kAwait);
      continue;
    }
    if (connections >= limits.connections_max) continue;  // closes the socket
    ++connections;
    asio::co_spawn(context, Serve(std::move(socket)), asio::detached);
  }
}

asio::awaitable<void> AdminServer::Impl::Serve(tcp::socket socket) {
  beast::tcp_stream stream(std::move(socket));
  beast::flat_buffer buffer;
  while (co_await ServeOne(stream, buffer)) {
  }
  error_code ignored;
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
  --connections;
}

/// Answers one request; false when the connection is to be closed.
asio::awaitable<bool> AdminServer::Impl::ServeOne(beast::tcp_stream& stream,
                                                  beast::flat_buffer& buffer) {
  Parser parser;
  parser.header_limit(static_cast<std::uint32_t>(limits.header_bytes_max));
  parser.body_limit(limits.body_bytes_max);
  stream.expires_after(limits.request_time);
  const auto [error, bytes] = co_await http::async_read(stream, buffer, parser, kAwait);
  if (error) {
    const unsigned status = StatusOf(error);
    if (status != 0) co_await Send(stream, MakeErrorResponse(status), false);
    co_return false;
  }
  const auto& request = parser.get();
  const std::string_view method(request.method_string().data(), request.method_string().size());
  const std::string_view target(request.target().data(), request.target().size());
  const Response response =
      MakeResponse(Respond(method, target, providers), request.version(), request.keep_alive());
  const bool sent = co_await Send(stream, response, request.method() == http::verb::head);
  co_return (sent && response.keep_alive());
}

asio::awaitable<bool> AdminServer::Impl::Send(beast::tcp_stream& stream, const Response& response,
                                              bool head_only) {
  stream.expires_after(limits.response_time);
  http::response_serializer<http::string_body> serializer(response);
  if (head_only) {
    const auto [error, bytes] = co_await http::async_write_header(stream, serializer, kAwait);
    co_return !error;
  }
  const auto [error, bytes] = co_await http::async_write(stream, serializer, kAwait);
  co_return !error;
}

AdminServer::AdminServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Result<std::unique_ptr<AdminServer>> AdminServer::Start(const AdminOptions& options,
                                                        AdminProviders providers,
                                                        const AdminLimits& limits) {
  auto impl = std::make_unique<Impl>(std::move(providers), limits);
  if (const Result<void> listening = impl->Listen(options); !listening) {
    return std::unexpected(listening.error());
  }
  asio::co_spawn(impl->context, impl->Accept(), asio::detached);
  impl->thread = std::jthread([&context = impl->context] { context.run(); });
  return std::unique_ptr<AdminServer>(new AdminServer(std::move(impl)));
}

AdminServer::~AdminServer() {
  impl_->context.stop();
  impl_->thread.join();
}

std::uint16_t AdminServer::port() const {
  return impl_->port;
}

}  // namespace wiresift

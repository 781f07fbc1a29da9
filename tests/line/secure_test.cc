#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka/broker.h"
#include "line/test_line.h"
#include "support/certificates.h"
#include "support/first_bytes.h"
#include "support/generated_feed.h"

// Logging in and encryption on a real broker, with certificates made here.

namespace wiresift {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using testing::HasSubstr;
using testing::Not;

const std::string kUser = "feed";
const std::string kPassword = "right-battery-staple";
const std::string kWrongPassword = "wrong-battery-staple";

std::string Module(const std::string& mechanism, const std::string& options) {
  return "listener.name.login." + mechanism +
         ".sasl.jaas.config=org.apache.kafka.common.security." + options + ";";
}

/// The program's broker with one listener for each way to log in, and two whose certificates are no
/// good.
class Secure : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    certificates = std::make_unique<Certificates>();
    strangers = std::make_unique<Certificates>();
    const std::string good = certificates->Make("good", "IP:127.0.0.1");
    expired = certificates->Make("expired", "IP:127.0.0.1", -1);
    const std::string elsewhere = certificates->Make("elsewhere", "DNS:kafka.elsewhere.example");
    for (int& port : ports)
      port = FreePort();
    StartBroker({"--listener",
                 "LOGIN:SASL_SSL:" + std::to_string(ports[kLogin]),
                 "--listener",
                 "MUTUAL:SSL:" + std::to_string(ports[kMutual]),
                 "--listener",
                 "EXPIRED:SSL:" + std::to_string(ports[kExpired]),
                 "--listener",
                 "ELSEWHERE:SSL:" + std::to_string(ports[kElsewhere]),
                 "--scram",
                 kUser + ":" + kPassword,
                 "--set",
                 "ssl.keystore.type=PEM",
                 "--set",
                 "ssl.keystore.location=" + good,
                 "--set",
                 "ssl.truststore.type=PEM",
                 "--set",
                 "ssl.truststore.location=" + certificates->authority(),
                 "--set",
                 "listener.name.mutual.ssl.client.auth=required",
                 "--set",
                 "listener.name.expired.ssl.keystore.location=" + expired,
                 "--set",
                 "listener.name.elsewhere.ssl.keystore.location=" + elsewhere,
                 "--set",
                 "sasl.enabled.mechanisms=SCRAM-SHA-512,PLAIN,OAUTHBEARER",
                 "--set",
                 Module("scram-sha-512", "scram.ScramLoginModule required"),
                 "--set",
                 Module("plain",
                        "plain.PlainLoginModule required user_" + kUser + "=\"" + kPassword + "\""),
                 "--set",
                 Module("oauthbearer",
                        "oauthbearer.OAuthBearerLoginModule required "
                        "unsecuredLoginStringClaim_sub=\"broker\"")});
    const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / NewName("word");
    std::ofstream(file) << kPassword << '\n';
    password_file = file.string();
    setenv("WIRESIFT_TEST_WRONG", kWrongPassword.c_str(), 1);
  }

  static void TearDownTestSuite() {
    certificates.reset();
    strangers.reset();
  }

  enum Listener { kLogin, kMutual, kExpired, kElsewhere, kListeners };

  static std::string Tls(Listener listener, const std::string& protocol = "SSL") {
    return "bootstrap.servers: \"127.0.0.1:" + std::to_string(ports[listener]) +
           "\", security.protocol: " + protocol + ", ssl.ca.location: " + certificates->authority();
  }

  static std::string Login(const std::string& mechanism, const std::string& password,
                           const std::string& user = kUser) {
    return Tls(kLogin, "SASL_SSL") + ", sasl.mechanism: " + mechanism + ", sasl.username: " + user +
           ", sasl.password: \"" + password + "\"";
  }

  static std::string RightPassword() { return "${file:" + password_file + "}"; }

  static std::string ClientCertificate(const Certificates& authority) {
    const std::string file = authority.Make("client", "DNS:wiresift.example");
    return ", ssl.certificate.location: " + file + ", ssl.key.location: " + file;
  }

  static inline std::unique_ptr<Certificates> certificates, strangers;
  static inline std::array<int, kListeners> ports{};
  static inline std::string password_file, expired;
};

/// A whole line with these settings: every kind of client has logged in.
void ExpectThatItRuns(const std::string& kafka) {
  TestLine line("secure");
  line.kafka = kafka;
  line.Feed(GenerateFeed(20, 1));
  const auto daemon = line.Daemon("d", "clean: {publisher_memory: true}\n");
  daemon->Start();
  EXPECT_TRUE(line.WaitForVerdicts(20, kAnswerMax)) << daemon->Log();
  EXPECT_THAT(daemon->Log(), Not(HasSubstr(kPassword)));
  EXPECT_EQ(daemon->Terminate(), 0) << daemon->Log();
}

/// It says `why`, stays up and not ready, and shows no password anywhere.
std::unique_ptr<DaemonProcess> ExpectThatItWaits(const TestLine& line, const std::string& why) {
  auto daemon = line.Daemon("d");
  const auto begin = steady_clock::now();
  daemon->Start();
  std::string said;
  while (!said.contains(why) && steady_clock::now() < begin + kAnswerMax) {
    said = daemon->Get("/readyz");
    std::this_thread::sleep_for(milliseconds(50));
  }
  EXPECT_THAT(said, HasSubstr(why)) << daemon->Log();
  const auto took = std::chrono::duration_cast<milliseconds>(steady_clock::now() - begin);
  testing::Test::RecordProperty("said_after_ms", static_cast<int>(took.count()));
  EXPECT_TRUE(said.starts_with("503")) << said;
  EXPECT_TRUE(daemon->WaitForStatus("/livez", 200, kAnswerMax));
  for (const std::string& text : {said, daemon->Log(), daemon->Get("/metrics")}) {
    EXPECT_THAT(text, Not(HasSubstr(kPassword)));
    EXPECT_THAT(text, Not(HasSubstr(kWrongPassword)));
  }
  return daemon;
}

TEST_F(Secure, ScramOverTls) {
  ExpectThatItRuns(Login("SCRAM-SHA-512", RightPassword()));
}

TEST_F(Secure, PlainOverTls) {
  ExpectThatItRuns(Login("PLAIN", RightPassword()));
}

TEST_F(Secure, TokensOverTls) {
  setenv("WIRESIFT_TEST_TOKEN", ("principal=" + kUser).c_str(), 1);
  ExpectThatItRuns(Tls(kLogin, "SASL_SSL") +
                   ", sasl.mechanism: OAUTHBEARER, enable.sasl.oauthbearer.unsecure.jwt: true"
                   ", sasl.oauthbearer.config: \"${WIRESIFT_TEST_TOKEN}\"");
}

TEST_F(Secure, BothSidesByCertificate) {
  ExpectThatItRuns(Tls(kMutual) + ClientCertificate(*certificates));
}

TEST_F(Secure, AWrongPasswordIsSaidAndHidden) {
  TestLine line("password");
  line.kafka = Login("SCRAM-SHA-512", "${WIRESIFT_TEST_WRONG}");
  ExpectThatItWaits(line, "check kafka.sasl.username");
}

TEST_F(Secure, AnUnknownUserIsSaid) {
  TestLine line("user");
  line.kafka = Login("SCRAM-SHA-512", RightPassword(), "nobody");
  ExpectThatItWaits(line, "check kafka.sasl.username");
}

TEST_F(Secure, ACertificateForAnotherHostIsSaid) {
  TestLine line("elsewhere");
  line.kafka = Tls(kElsewhere);
  ExpectThatItWaits(line, "check kafka.security.protocol and the kafka.ssl.* files");
}

TEST_F(Secure, ACertificateOfAStrangerIsSaid) {
  TestLine line("stranger");
  line.kafka = Tls(kMutual) + ClientCertificate(*strangers);
  ExpectThatItWaits(line, "certificate unknown");
}

TEST_F(Secure, PlainTextToATlsListenerIsSaid) {
  TestLine line("plain");
  line.kafka = "bootstrap.servers: \"127.0.0.1:" + std::to_string(ports[kMutual]) + "\"";
  ExpectThatItWaits(line, "kafka.security.protocol");
}

TEST_F(Secure, NothingIsEverSentUnencrypted) {
  const FirstBytes listener;
  TestLine line("fallback");
  line.kafka = "bootstrap.servers: \"127.0.0.1:" + std::to_string(listener.port()) +
               "\", security.protocol: SASL_SSL, sasl.mechanism: PLAIN, sasl.username: " + kUser +
               ", sasl.password: \"" + RightPassword() + "\"";
  const auto daemon = line.Daemon("d");
  daemon->Start();
  const auto heard = listener.Hear(5, kAnswerMax);
  ASSERT_EQ(heard.size(), 5U) << "it must try again and again";
  for (const std::string& bytes : heard) {
    EXPECT_TRUE(bytes.starts_with("\x16\x03")) << "no TLS handshake";
    EXPECT_THAT(bytes, Not(HasSubstr(kPassword)));
  }
  EXPECT_TRUE(daemon->IsRunning());
  // Two stages; librdkafka goes back to its first pause whenever a connection is made.
  EXPECT_LT(listener.Hear(1'000, seconds(3)).size(), 200U) << "with pauses";
}

TEST_F(Secure, CommandsSayWhyTheyCannotConnect) {
  TestLine line("check");
  line.kafka = Login("SCRAM-SHA-512", "${WIRESIFT_TEST_WRONG}");
  const auto begin = steady_clock::now();
  const auto [code, said] = line.Command("check --connect");
  EXPECT_LT(steady_clock::now() - begin, seconds(15));
  EXPECT_EQ(code, 69) << said;
  EXPECT_THAT(said, HasSubstr("check kafka.sasl.username"));
  EXPECT_THAT(said, Not(HasSubstr(kWrongPassword)));

  line.kafka = Login("SCRAM-SHA-512", RightPassword());
  const auto [good, shown] = line.Command("check --connect --show");
  EXPECT_EQ(good, 0) << shown;
  EXPECT_THAT(shown, HasSubstr("<redacted>"));
  EXPECT_THAT(shown, Not(HasSubstr(kPassword)));
}

/// Last: it starts the broker again.
TEST_F(Secure, AnExpiredCertificateIsSaidAndTheNewOneIsTaken) {
  TestLine line("expired");
  line.kafka = Tls(kExpired);
  line.Feed(GenerateFeed(20, 1));
  const auto daemon =
      ExpectThatItWaits(line, "check kafka.security.protocol and the kafka.ssl.* files");
  Broker().Kill();
  EXPECT_EQ(certificates->Make("expired", "IP:127.0.0.1"), expired);
  Broker().Start();
  EXPECT_TRUE(daemon->WaitForStatus("/readyz", 200, seconds(60))) << daemon->Log();
  EXPECT_TRUE(line.WaitForVerdicts(20, kAnswerMax)) << daemon->Log();
}

}  // namespace
}  // namespace wiresift

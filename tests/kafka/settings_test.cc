#include "kafka/settings.h"

#include <array>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kafka/secret.h"

namespace wiresift {
namespace {

using testing::HasSubstr;
using testing::Not;

KafkaOptions With(std::map<std::string, std::string> properties) {
  properties.try_emplace("bootstrap.servers", "127.0.0.1:9092");
  return {.properties = std::move(properties)};
}

struct PropertyCase {
  std::string name, want;
};

TEST(ConsumerConf, HasWhatExactlyOnceNeeds) {
  const auto conf = ConsumerConf(With({}), {.group = "desk-clean", .instance = "pod-3"});
  ASSERT_TRUE(conf.has_value()) << conf.error().detail;
  for (const auto& [name, want] : std::to_array<PropertyCase>({
           {"enable.auto.commit", "false"},
           {"enable.auto.offset.store", "false"},
           {"isolation.level", "read_committed"},
           {"partition.assignment.strategy", "cooperative-sticky"},
           {"auto.offset.reset", "error"},
           {"allow.auto.create.topics", "false"},
           {"group.id", "desk-clean"},
           {"group.instance.id", "pod-3"},
           {"fetch.queue.backoff.ms", "20"},
           {"socket.nagle.disable", "true"},
           {"statistics.interval.ms", "0"},
       })) {
    EXPECT_EQ(PropertyOf(**conf, name), want) << name;
  }
}

TEST(ConsumerConf, WithoutAnInstanceIsADynamicMember) {
  const auto conf = ConsumerConf(With({}), {.group = "desk", .instance = ""});
  ASSERT_TRUE(conf.has_value());
  EXPECT_EQ(PropertyOf(**conf, "group.instance.id"), "");
}

TEST(ProducerConf, HasWhatTransactionsNeed) {
  const auto conf = ProducerConf(With({}), "desk-story-0");
  ASSERT_TRUE(conf.has_value()) << conf.error().detail;
  for (const auto& [name, want] : std::to_array<PropertyCase>({
           {"transactional.id", "desk-story-0"},
           {"enable.idempotence", "true"},
           {"acks", "-1"},
           {"partitioner", "murmur2_random"},
           {"allow.auto.create.topics", "false"},
           {"socket.timeout.ms", std::to_string(kSocketTimeout.count())},
           {"transaction.timeout.ms", std::to_string(kTransactionTimeout.count())},
           {"message.max.bytes", std::to_string(kProducerMessageBytesMax)},
       })) {
    EXPECT_EQ(PropertyOf(**conf, name), want) << name;
  }
}

TEST(ProducerConf, KeepsItsMessagesBelowTheTopicsLimit) {
  EXPECT_LT(kProducerMessageBytesMax, kTopicMessageBytesMax);
}

TEST(Conf, TakesTheOperatorsWordOverOurDefaults) {
  const KafkaOptions options = With({{"compression.codec", "zstd"}, {"client.id", "desk"}});
  const auto conf = ProducerConf(options, "desk-story-0");
  ASSERT_TRUE(conf.has_value()) << conf.error().detail;
  EXPECT_EQ(PropertyOf(**conf, "compression.type"), "zstd");
  EXPECT_EQ(PropertyOf(**conf, "client.id"), "desk");
}

TEST(Conf, TakesProducerPropertiesInAConsumer) {
  EXPECT_TRUE(
      ConsumerConf(With({{"linger.ms", "20"}}), {.group = "g", .instance = ""}).has_value());
}

struct RefusalCase {
  std::string name, property, value, want;
};

class RefusedProperty : public testing::TestWithParam<RefusalCase> {};

TEST_P(RefusedProperty, IsNamedInTheError) {
  const auto conf = ProducerConf(With({{GetParam().property, GetParam().value}}), "id");
  ASSERT_FALSE(conf.has_value());
  EXPECT_EQ(conf.error().code, ErrorCode::kInvalid);
  EXPECT_THAT(conf.error().detail, HasSubstr("kafka." + GetParam().property + ": "));
  EXPECT_THAT(conf.error().detail, HasSubstr(GetParam().want));
}

INSTANTIATE_TEST_SUITE_P(
    Table, RefusedProperty,
    testing::Values(
        RefusalCase{"Unknown", "lingre.ms", "5", "knows no such property"},
        RefusalCase{"BadNumber", "linger.ms", "soon", "linger.ms"},
        RefusalCase{"Idempotence", "enable.idempotence", "false", "set by wiresift"},
        RefusalCase{"Acks", "acks", "1", "set by wiresift"},
        RefusalCase{"AcksByItsOtherName", "request.required.acks", "1", "set by wiresift"},
        RefusalCase{"AutoCommit", "enable.auto.commit", "true", "inside transactions"},
        RefusalCase{"Isolation", "isolation.level", "read_uncommitted", "set by wiresift"},
        RefusalCase{"Group", "group.id", "mine", "`group`"},
        RefusalCase{"Instance", "group.instance.id", "mine", "`instance`"},
        RefusalCase{"TransactionalId", "transactional.id", "mine", "set by wiresift"}),
    [](const auto& param) { return param.param.name; });

TEST(Conf, NeedsServers) {
  const auto conf = ProducerConf({}, "id");
  ASSERT_FALSE(conf.has_value());
  EXPECT_THAT(conf.error().detail, HasSubstr("kafka.bootstrap.servers: missing"));
}

TEST(Conf, NeverRepeatsASecretThatItRefuses) {
  const std::string secret = "hush-" + std::string(10, 'x');
  const auto conf = ProducerConf(With({{"ssl.key.password.extra", secret}}), "id");
  ASSERT_FALSE(conf.has_value());
  EXPECT_THAT(conf.error().detail, Not(HasSubstr(secret)));
}

struct SecretCase {
  std::string_view property;
  bool want;
};

class SecretProperty : public testing::TestWithParam<SecretCase> {};

TEST_P(SecretProperty, IsToldByItsName) {
  EXPECT_EQ(IsSecretProperty(GetParam().property), GetParam().want) << GetParam().property;
}

INSTANTIATE_TEST_SUITE_P(
    Table, SecretProperty,
    testing::Values(SecretCase{"sasl.password", true}, SecretCase{"ssl.key.pem", true},
                    SecretCase{"ssl.keystore.password", true},
                    SecretCase{"sasl.oauthbearer.client.secret", true},
                    SecretCase{"sasl.oauthbearer.config", true},
                    SecretCase{"sasl.oauthbearer.assertion.private.key.passphrase", true},
                    SecretCase{"ssl.key.location", false}, SecretCase{"sasl.username", false},
                    SecretCase{"bootstrap.servers", false}, SecretCase{"ssl.ca.location", false}));

}  // namespace
}  // namespace wiresift

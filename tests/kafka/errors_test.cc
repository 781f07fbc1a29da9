#include "kafka/errors.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wiresift {
namespace {

using testing::HasSubstr;

struct CodeCase {
  std::string name;
  rd_kafka_resp_err_t code;
  ErrorCode want;
  std::string hint;
};

class KafkaErrorOf : public testing::TestWithParam<CodeCase> {};

TEST_P(KafkaErrorOf, SaysWhatWasTriedWhatHappenedAndWhatToDo) {
  const Error error = KafkaError("reading news.raw", GetParam().code);
  EXPECT_EQ(error.code, GetParam().want);
  EXPECT_THAT(error.detail, HasSubstr("reading news.raw"));
  EXPECT_THAT(error.detail, HasSubstr(rd_kafka_err2name(GetParam().code)));
  EXPECT_THAT(error.detail, HasSubstr(GetParam().hint));
}

INSTANTIATE_TEST_SUITE_P(
    Table, KafkaErrorOf,
    testing::Values(CodeCase{"BrokersAway", RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN,
                             ErrorCode::kUnavailable, "kafka.bootstrap.servers"},
                    CodeCase{"ConnectionLost", RD_KAFKA_RESP_ERR__TRANSPORT,
                             ErrorCode::kUnavailable, "kafka.security.protocol"},
                    CodeCase{"CertificateRefused", RD_KAFKA_RESP_ERR__SSL, ErrorCode::kUnavailable,
                             "kafka.ssl.*"},
                    CodeCase{"LoginRefused", RD_KAFKA_RESP_ERR__AUTHENTICATION,
                             ErrorCode::kUnavailable, "kafka.sasl.password"},
                    CodeCase{"GroupForbidden", RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED,
                             ErrorCode::kUnavailable, "READ on the consumer group"},
                    CodeCase{"InstanceTwice", RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID,
                             ErrorCode::kFatal, "`instance`"}),
    [](const auto& param) { return param.param.name; });

TEST(IsConnectionTrouble, IsWhatABrokerThatHasJustComeBackSaysOfItsPartitions) {
  for (const rd_kafka_resp_err_t code :
       {RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, RD_KAFKA_RESP_ERR_UNKNOWN_LEADER_EPOCH,
        RD_KAFKA_RESP_ERR_FENCED_LEADER_EPOCH, RD_KAFKA_RESP_ERR_OFFSET_NOT_AVAILABLE}) {
    EXPECT_TRUE(IsConnectionTrouble(code)) << rd_kafka_err2name(code);
  }
  EXPECT_FALSE(IsConnectionTrouble(RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED));
}

TEST(FateOf, NothingIsDone) {
  EXPECT_EQ(FateOf(nullptr), TransactionFate::kDone);
}

// librdkafka sets the flags itself; an object made here has none, as unclassified errors have.
TEST(FateOf, AnErrorThatNobodyClassifiedAsksForANewProducer) {
  const ErrorHandle error(rd_kafka_error_new(RD_KAFKA_RESP_ERR_UNKNOWN, "%s", "no idea"));
  EXPECT_EQ(FateOf(error.get()), TransactionFate::kRenew);
}

TEST(MissingTopic, NamesTheTopicAndTheCommand) {
  const Error error = MissingTopic("news.raw");
  EXPECT_EQ(error.code, ErrorCode::kUnavailable);
  EXPECT_THAT(error.detail, HasSubstr("'news.raw'"));
  EXPECT_THAT(error.detail, HasSubstr("wiresift topics --create"));
}

}  // namespace
}  // namespace wiresift

#include "store/rocks_store.h"

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice.h>
#include <rocksdb/table.h>
#include <rocksdb/write_batch.h>
#include <system_error>
#include <utility>

#include "core/bytes.h"

namespace wiresift {
namespace {

/// Rises when keys or the meaning of the stamp change; values have versions of their own.
constexpr std::uint64_t kStoreFormat = 1;

/// Bytes that the disk must have free: what the write buffers below hold, and as much again for
/// compaction.
constexpr std::uintmax_t kDiskFreeMin = std::uintmax_t{192} << 20;

// The store's own keys sort before all state keys, which begin with a letter.
constexpr std::string_view kStampKey{"\0stamp", 6};
constexpr std::string_view kNextKey{"\0next", 5};

rocksdb::Slice SliceOf(std::string_view bytes) {
  return {bytes.data(), bytes.size()};
}

std::string_view ViewOf(rocksdb::Slice slice) {
  return {slice.data(), slice.size()};
}

std::string StampText(const StoreStamp& stamp) {
  return ByteWriter()
      .Unsigned(kStoreFormat)
      .Text(stamp.cluster)
      .Text(stamp.topic)
      .Signed(stamp.partition)
      .Unsigned(stamp.sampling)
      .Take();
}

std::string OffsetText(Offset offset) {
  return ByteWriter().Signed(offset.value).Take();
}

/// kMalformed for damage, which waiting does not mend, and kUnavailable for all else.
std::unexpected<Error> Trouble(std::string_view what, const rocksdb::Status& status) {
  const ErrorCode code = status.IsCorruption() ? ErrorCode::kMalformed : ErrorCode::kUnavailable;
  return Fail(code, "state store: " + std::string(what) + ": " + status.ToString());
}

// Asked before each opening and write, since Debian's RocksDB fails an assertion when it meets a
// full disk.
Status CheckRoom(const std::filesystem::path& folder) {
  std::error_code error;
  const std::uintmax_t free = std::filesystem::space(folder, error).available;
  if (error || free >= kDiskFreeMin) return {};
  return Fail(ErrorCode::kUnavailable,
              "state store: " + folder.string() + ": " + std::to_string(free >> 20) +
                  " MiB of disk are free, expected at least " + std::to_string(kDiskFreeMin >> 20) +
                  " (make room, or set another state_dir)");
}

rocksdb::Options MakeOptions() {
  rocksdb::BlockBasedTableOptions table;
  // Most look-ups are for articles never seen before: the filter answers them from memory.
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.block_cache = rocksdb::NewLRUCache(std::size_t{64} << 20);
  rocksdb::Options options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.create_if_missing = true;
  options.write_buffer_size = std::size_t{32} << 20;
  options.max_write_buffer_number = 3;
  options.max_background_jobs = 2;
  options.max_open_files = 512;
  options.keep_log_file_num = 2;
  options.info_log_level = rocksdb::WARN_LEVEL;
  // Root texts are compressed already.
  options.compression = rocksdb::kNoCompression;
  return options;
}

rocksdb::WriteOptions MakeWriteOptions() {
  rocksdb::WriteOptions options;
  options.disableWAL = true;
  return options;
}

rocksdb::Status Open(const std::filesystem::path& folder, std::unique_ptr<rocksdb::DB>& db) {
  rocksdb::DB* opened = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(MakeOptions(), folder.string(), &opened);
  db.reset(opened);
  return status;
}

class RocksStore final : public StateStore {
 public:
  RocksStore(std::filesystem::path folder, std::unique_ptr<rocksdb::DB> db, std::string stamp)
      : folder_(std::move(folder)), db_(std::move(db)), stamp_(std::move(stamp)) {}

  ~RocksStore() override {
    // What is flushed need not be read again from the changelog at the next start.
    if (db_) static_cast<void>(db_->Flush(rocksdb::FlushOptions()));
  }

  /// Reads the stamp and the position; a new or foreign store is cleared.
  Status Begin() {
    std::string stamp;
    std::string next;
    const bool known = db_->Get(rocksdb::ReadOptions(), SliceOf(kStampKey), &stamp).ok() &&
                       db_->Get(rocksdb::ReadOptions(), SliceOf(kNextKey), &next).ok();
    if (!known || stamp != stamp_) return Clear();
    next_.value = ByteReader(next).Signed();
    return {};
  }

  [[nodiscard]] Result<std::optional<std::string>> Get(std::string_view key) const override {
    if (!db_) return Gone();
    std::string value;
    const rocksdb::Status status = db_->Get(rocksdb::ReadOptions(), SliceOf(key), &value);
    if (status.IsNotFound()) return std::nullopt;
    if (!status.ok()) return Trouble("read", status);
    return std::optional(std::move(value));
  }

  Status Scan(std::string_view prefix,
              const std::function<bool(std::string_view, std::string_view)>& visit) const override {
    if (!db_) return Gone();
    const std::unique_ptr<rocksdb::Iterator> at(db_->NewIterator(rocksdb::ReadOptions()));
    for (at->Seek(SliceOf(prefix)); at->Valid() && at->key().starts_with(SliceOf(prefix));
         at->Next()) {
      if (!visit(ViewOf(at->key()), ViewOf(at->value()))) return {};
    }
    if (!at->status().ok()) return Trouble("scan", at->status());
    return {};
  }

  Status Write(std::span<const Delta> deltas, Offset next) override {
    if (Status room = CheckRoom(folder_); !room) return room;
    rocksdb::WriteBatch batch;
    for (const Delta& delta : deltas) {
      const rocksdb::Status status = delta.value
                                         ? batch.Put(SliceOf(delta.key), SliceOf(*delta.value))
                                         : batch.Delete(SliceOf(delta.key));
      if (!status.ok()) return Trouble("write", status);
    }
    return Finish(batch, next);
  }

  /// Throws the files away instead of the keys, since some may be damaged.
  Status Clear() override {
    db_.reset();
    next_ = Offset{0};
    if (const auto status = rocksdb::DestroyDB(folder_.string(), MakeOptions()); !status.ok()) {
      return Trouble("clear", status);
    }
    if (const auto status = Open(folder_, db_); !status.ok()) return Trouble("clear", status);
    rocksdb::WriteBatch batch;
    if (const auto status = batch.Put(SliceOf(kStampKey), SliceOf(stamp_)); !status.ok()) {
      return Trouble("clear", status);
    }
    return Finish(batch, Offset{0});
  }

  [[nodiscard]] Offset changelog_next() const override { return next_; }

 private:
  static std::unexpected<Error> Gone() {
    return Fail(ErrorCode::kUnavailable, "state store: could not be made anew");
  }

  Status Finish(rocksdb::WriteBatch& batch, Offset next) {
    if (!db_) return Gone();
    if (const auto status = batch.Put(SliceOf(kNextKey), SliceOf(OffsetText(next))); !status.ok()) {
      return Trouble("write", status);
    }
    if (const auto status = db_->Write(MakeWriteOptions(), &batch); !status.ok()) {
      return Trouble("write", status);
    }
    next_ = next;
    return {};
  }

  std::filesystem::path folder_;
  std::unique_ptr<rocksdb::DB> db_;  ///< null after a Clear that failed half-way
  std::string stamp_;
  Offset next_;
};

}  // namespace

Result<std::unique_ptr<StateStore>> OpenRocksStore(const std::filesystem::path& folder,
                                                   const StoreStamp& stamp) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    return Fail(ErrorCode::kUnavailable, "state store: " + folder.string() + ": " +
                                             error.message() +
                                             " (set state_dir to a folder this process may write)");
  }
  if (Status room = CheckRoom(folder); !room) return std::unexpected(room.error());
  std::unique_ptr<rocksdb::DB> db;
  rocksdb::Status status = Open(folder, db);
  // The folder is there, so what is not found is one of the database's own files.
  if (status.IsCorruption() || status.IsPathNotFound()) {
    static_cast<void>(rocksdb::DestroyDB(folder.string(), MakeOptions()));
    status = Open(folder, db);
  }
  if (!status.ok()) return Trouble("open", status);
  auto store = std::make_unique<RocksStore>(folder, std::move(db), StampText(stamp));
  if (Status begun = store->Begin(); !begun) return std::unexpected(begun.error());
  return store;
}

}  // namespace wiresift

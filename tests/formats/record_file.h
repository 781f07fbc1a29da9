#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "pipeline/ports/record.h"

namespace wiresift::tests {

/// Writes the records of a topic to a file, a JSON object a line:
/// `{"offset":3,"timestamp":1764561600000,"key":"…","value":"…","headers":{"name":"…"}}`.
/// Key, value and headers are base64 of their bytes; a missing key or value is left out. Partition
/// and topic are not kept: the file is one partition.
void WriteRecords(const std::filesystem::path& file, std::span<const Record> records);

/// Reads such a file; fails the test when it is not there or not what WriteRecords writes.
[[nodiscard]] std::vector<Record> ReadRecords(const std::filesystem::path& file);

}  // namespace wiresift::tests

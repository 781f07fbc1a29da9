#include "support/certificates.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace wiresift {
namespace {

namespace fs = std::filesystem;

const std::string kNewKey = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes ";

fs::path MakeFolder() {
  std::string name = (fs::temp_directory_path() / "wiresift-certificates-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder: " + name);
  return name;
}

void OpenSsl(const fs::path& folder, const std::string& arguments) {
  const std::string command =
      "cd '" + folder.string() + "' && openssl " + arguments + " >>openssl.log 2>&1";
  if (std::system(command.c_str()) != 0) throw std::runtime_error("openssl " + arguments);
}

}  // namespace

Certificates::Certificates() : folder_(MakeFolder()) {
  OpenSsl(folder_,
          "req -x509 " + kNewKey + "-keyout ca.key -out ca.crt -days 2 -subj /CN=wiresift-tests");
}

Certificates::~Certificates() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string Certificates::Make(const std::string& name, const std::string& subject,
                               int days) const {
  std::ofstream(folder_ / (name + ".ext")) << "subjectAltName=" << subject << '\n';
  OpenSsl(folder_,
          "req " + kNewKey + "-keyout " + name + ".key -out " + name + ".csr -subj /CN=" + name);
  OpenSsl(folder_, "x509 -req -in " + name +
                       ".csr -CA ca.crt -CAkey ca.key -CAcreateserial -days " +
                       std::to_string(days) + " -extfile " + name + ".ext -out " + name + ".crt");
  const fs::path both = folder_ / (name + ".pem");
  std::ofstream out(both);
  for (const char* part : {".key", ".crt"})
    out << std::ifstream(folder_ / (name + part)).rdbuf();
  return both.string();
}

}  // namespace wiresift

// Prints deploy/config.example: `build/release/config_example >deploy/config.example`.
#include <cstdio>

#include "config/show.h"

int main() {
  return std::fputs(wiresift::ExampleConfig().c_str(), stdout) < 0 ? 1 : 0;
}

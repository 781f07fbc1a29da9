#pragma once

#include "core/embedded_file.h"

namespace wiresift {

/// The weights files: of the blocks of a page, of the lines of a text. Written at build time.
extern const EmbeddedFile kWeightFiles[2];

}  // namespace wiresift

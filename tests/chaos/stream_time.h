#pragma once

#include "pipeline/ports/record.h"

namespace wiresift::chaos {

/// Takes out of a record of a channel what comes from the append times of the clean topic, which
/// are the only thing in which two runs over the same raw partition may differ: when a story and
/// its revision were created.
void TakeOutStreamTime(Channel channel, Record& record);

}  // namespace wiresift::chaos

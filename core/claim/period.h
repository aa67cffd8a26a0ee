// Words that tell a stretch of weeks to years up to now, in which what is counted is no one happening.
#pragma once

#include "mention/syntax.h"

namespace parallax::claim {

// "the past three weeks", "the last month", "recent years", "this year" begin at the token. "This week" and "earlier
// this year" tell when one thing was.
bool beginsPeriod(const mention::Syntax& syntax, int token);

} // namespace parallax::claim

// `parallax analyse --format timex`: time expressions of JSON Lines.
#pragma once

#include <iosfwd>

namespace parallax::app {

// Reads {"id","dct","text"} a line, writes {"id","timex":[{"begin","end","text","type","value"}]} a line, in order.
// Offsets count code points, end exclusive. "dct" is the day the text speaks from (ISO 8601; may be missing). Throws
// base::Error naming the line.
void analyseTimex(std::istream& in, std::ostream& out);

} // namespace parallax::app

// SHA-256 (FIPS 180-4), written out here because none of the libraries that the core links offers it.
#pragma once

#include <string>
#include <string_view>

namespace parallax::report {

// 64 lower-case hex digits of the SHA-256 of `bytes`. Any thread.
std::string sha256Hex(std::string_view bytes);

} // namespace parallax::report

// Writes what FrozenMap reads.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace parallax::training {

std::string frozenMap(const std::map<std::uint32_t, std::uint32_t>& values, const std::string& data = {});

} // namespace parallax::training

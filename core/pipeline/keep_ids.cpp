#include "pipeline/keep_ids.h"

#include <algorithm>
#include <tuple>

namespace parallax::pipeline {

std::vector<std::int32_t> pairUp(const std::vector<std::map<std::uint32_t, std::uint32_t>>& shared,
                                 std::size_t oldCount) {
    struct Pair {
        std::uint32_t count, fresh, old;
    };
    std::vector<Pair> pairs;
    for (std::uint32_t fresh = 0; fresh < shared.size(); ++fresh)
        for (const auto& [old, count] : shared[fresh])
            pairs.push_back({count, fresh, old});
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
        return std::tuple(b.count, a.fresh, a.old) < std::tuple(a.count, b.fresh, b.old);
    });
    std::vector<std::int32_t> result(shared.size(), -1);
    std::vector<bool> taken(oldCount, false);
    for (const Pair& pair : pairs) {
        if (result[pair.fresh] >= 0 || taken[pair.old])
            continue;
        result[pair.fresh] = static_cast<std::int32_t>(pair.old);
        taken[pair.old] = true;
    }
    return result;
}

} // namespace parallax::pipeline

#include "disagreement/finder.h"

namespace parallax::disagreement {

Found find(const std::vector<ComparedClaim>&, const std::vector<ComparedEvent>&, const std::vector<ComparedReport>&) {
    return {};
}

} // namespace parallax::disagreement

// Whether two things of a case are stored alike. The indices of mentions, which are not stored, do not count.
#pragma once

#include "pipeline/case.h"

namespace parallax::store {

bool same(const pipeline::Source& left, const pipeline::Source& right);
bool same(const pipeline::CaseReport& left, const pipeline::CaseReport& right);
bool same(const actor::Actor& left, const actor::Actor& right);
bool same(const event::Event& left, const event::Event& right);
bool same(const pipeline::Claim& left, const pipeline::Claim& right);
bool same(const disagreement::Disagreement& left, const disagreement::Disagreement& right);

} // namespace parallax::store

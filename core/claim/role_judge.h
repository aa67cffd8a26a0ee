// Judges, over the whole report, who and what fills the roles of the violence it tells of.
#pragma once

#include "claim/report_analysis.h"
#include "claim/role_model.h"

#include <functional>

namespace parallax::claim {

// By the model: participants that rules have made perpetrators, suspects, victims or targets of violence, and that the
// report as a whole does not show as such, only take part (Role::Subject); claims on weapons and targets that it is
// sure against are withdrawn; and who or what it shows without a rule's help is added at the violence of the same
// sentence. A text of a few sentences is left as the rules have it. Each claim that stays says what spoke for it.
void judgeRoles(Extraction& extraction, const RoleModel& model);

// As analyse(), but calls `beforeJudging` with what judgeRoles would have been given, and judges nothing: for training.
ReportAnalysis analyseForRoles(const report::Report& report, const language::Document& document,
                               const std::function<void(Extraction&)>& beforeJudging);

} // namespace parallax::claim

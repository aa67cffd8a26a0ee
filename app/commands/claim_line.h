// A claim in one line of text, as `disagreements` and `explain` print it.
#pragma once

#include "pipeline/case.h"

#include <string>

namespace parallax::app {

// "outlet or file, date: speaker: “quote” [C12]".
std::string claimLine(const pipeline::CaseParts& content, const pipeline::Claim& claim);

// Whose page a report is, else its file.
std::string reportName(const pipeline::CaseParts& content, const pipeline::CaseReport& report);

// "killed (all)", "other: measure".
std::string attributeText(claim::Attribute attribute, const std::string& otherName, const std::string& scope);

// `text` with every run of blanks and line breaks as one blank.
std::string oneLine(const std::string& text);

} // namespace parallax::app

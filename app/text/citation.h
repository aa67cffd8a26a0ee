// Where words are from, as text to be pasted somewhere else.
#pragma once

#include "base/span.h"
#include "pipeline/case.h"

#include <QString>

namespace parallax::app {

// “words” (speaker, in publisher, “title”, date; file, bytes 120–180, SHA-256 ab12…). Whoever has the file can find the
// words by the bytes, and see by the hash that it is the same file. `speaker` may be empty. Empty when the span lies
// outside the report or is empty.
QString cited(const pipeline::CaseParts& content, const pipeline::CaseReport& report, base::Span span,
              const QString& speaker = {});
// Of a claim: its own words, and who said them. Empty for one without a quote.
QString cited(const pipeline::CaseParts& content, const pipeline::Claim& claim);

} // namespace parallax::app

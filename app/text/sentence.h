// The sentence a quote stands in.
#pragma once

#include "base/span.h"
#include "report/report.h"

#include <string_view>

namespace parallax::app {

// The smallest run of whole sentences of `text` that holds `span`, within its paragraph (or paragraphs), without white
// space at the ends. Both spans are bytes of `text`. Sentence ends are those of Unicode Standard Annex 29, as
// QTextBoundaryFinder finds them.
base::Span sentenceAround(std::string_view text, base::Span span);
// The same in a report, without what its line has before or after the evidence: marks of headings, datelines, credits.
base::Span sentenceAround(const report::Report& report, base::Span span);

} // namespace parallax::app

// The sentence around a piece of evidence, so that a reader sees what it was said of.
#pragma once

#include "base/span.h"
#include "report/report.h"

#include <string>

namespace parallax::brief {

// A quote in its sentence: before + quote + after is what the report says there, spaces and line ends made single
// spaces.
struct QuoteInContext {
    std::string before; // from the begin of the sentence; "… " in front where it was cut
    std::string quote;
    std::string after;
};

// The sentence is found by its punctuation inside the paragraph (bodyLines) that holds `span`; each side is at most
// about 160 bytes, cut at a space. An aid for reading: the evidence is the quote alone.
QuoteInContext quoteInContext(const report::Report& report, base::Span span);

} // namespace parallax::brief

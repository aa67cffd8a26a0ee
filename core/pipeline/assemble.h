// From analysed reports to a case: the stages that look over all reports, and the ids.
#pragma once

#include "pipeline/analysis_bytes.h"
#include "pipeline/content_sink.h"
#include "pipeline/pipeline.h"

namespace parallax::pipeline {

// What build() does after each report has been analysed. `prepared.reports` in any order, each sha256 once, those of
// `before` among them. Ids, `edits` and `threads` as build() says. `sink`, if given, is told of the content as it is
// made, and has finished when this returns. Reports stages "comparing" to `progress`; throws base::Cancelled and what
// the sink throws.
BuildResult assemble(const Case& before, const NextIds& next, Prepared prepared, base::Progress& progress,
                     const Edits& edits = {}, unsigned threads = 1, ContentSink* sink = nullptr);

} // namespace parallax::pipeline

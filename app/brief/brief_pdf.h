// The brief as a PDF: pages are laid out first, then painted.
#pragma once

#include "base/progress.h"
#include "brief/brief.h"

#include <QPageSize>
#include <QString>

namespace parallax::app {

enum class PaperSize { A4, Letter };

// Writes `file`, replacing what is there. Text is text, fonts are embedded, source marks lead to the list of sources.
// Any thread, while there is a QGuiApplication. Throws base::Error when the file cannot be written, base::Cancelled
// when `progress` is told to stop; an older file then is as it was.
void writeBriefPdf(const brief::Brief& brief, const QString& file, PaperSize paper, base::Progress& progress);

} // namespace parallax::app

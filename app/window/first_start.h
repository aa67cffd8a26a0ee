// What opens when nothing was ever opened: the sample case, in the person's own data folder.
#pragma once

#include <QString>

namespace parallax::app {

// Where the sample case lives; the file need not be there.
QString sampleCaseFile();

// Where new cases are proposed: the person's documents.
QString casesFolder();

} // namespace parallax::app

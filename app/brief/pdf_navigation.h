// Links inside a PDF and its outline. QPdfWriter (Qt 6.4) writes a link to "#S1" as a web address and has no outline;
// both are put right by an incremental update (ISO 32000-1, 7.5.6): objects that replace or join the old ones, appended
// with their own cross-reference table.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace parallax::app::brief_print {

// A place on a page: `page` counts from 0, `y` in points from the top of the sheet.
struct Destination {
    QString name;
    qsizetype page = 0;
    double y = 0;
};

// `pdf` with its links to "#NAME" leading to the destination of that name, and an outline of `outline` in that order.
// Gives `pdf` back as it is when it is not laid out as Qt writes it: the document is then complete but for these.
// `height`: of the sheets, in points.
QByteArray withNavigation(const QByteArray& pdf, const QList<Destination>& destinations,
                          const QList<Destination>& outline, double height);

} // namespace parallax::app::brief_print

// Makes the blocks of a brief, section by section. Private to this folder: compose() is the way in.
#pragma once

#include "app/brief/blocks.h"
#include "base/progress.h"
#include "brief/brief.h"

#include <QColor>
#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace parallax::app::brief_print {

// Whatever the reports hold, one text takes a bounded place on the page.
QString bounded(std::string_view text, qsizetype most = 420);
QString nonBreaking(QString text);
// "[S1] [S3]", each leading to the list of sources.
void addMarks(RichText& text, const std::vector<brief::SourceIndex>& sources);
void addRule(Block& block, double y, double x0, double x1, const QColor& color = ink::faint, double thickness = 0.5);
// A warning sign: told by its shape, too.
void addTriangle(Block& block, QPointF at, double size);

// Used once: run() gives the blocks in the order of the page.
class Composer {
public:
    Composer(const brief::Brief& brief, double width, base::Progress& progress)
        : m_brief(brief), m_width(width), m_progress(progress) {}

    std::vector<Block> run();

private:
    Block& add(double spaceBefore); // base::Cancelled where nobody wants the brief any more
    void head();
    // The size of it at a glance.
    void figures();
    void timeline();
    void section(const QString& title, const QString& note = QString());
    QString disagreementTarget(const brief::Entry& entry) const;
    // Time, what happened with a line of details, and the marks. Parts stand further in than what they are parts of.
    void eventRow(const brief::Entry& entry, const std::string& timeAbove);
    // Kind, place and what else is known, without what the row's place on the page already says.
    static QString details(const brief::Entry& entry);
    void chronology();
    void undated();
    void disagreements();
    void disagreement(const brief::DisagreementEntry& one);
    // The value beside its quotes. The first quote stands with the value; more follow below it.
    void position(const brief::Position& position, bool keep);
    void quote(Block& block, const brief::Quote& one, QPointF at, double width);
    // The context keeps the space towards the quote.
    static QString spaced(const std::string& text, bool leading, bool trailing);
    void agreements();
    // A row of a table: label, text with a second line, marks.
    void row(const RichText& label, const RichText& text, const QString& details,
             const std::vector<brief::SourceIndex>& sources);
    void actors();
    void sources();

    // Columns of a disagreement: the value, then its quotes.
    static constexpr double valueWidth = 118;
    static constexpr double valueLeft = 10 + valueWidth + 12;

    const brief::Brief& m_brief;
    double m_width = 0;
    base::Progress& m_progress;
    std::vector<Block> m_blocks;
};

} // namespace parallax::app::brief_print

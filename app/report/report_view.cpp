#include "app/report/report_view.h"

#include "app/case_session.h"
#include "app/text/citation.h"
#include "app/text/sentence.h"
#include "app/text/text.h"
#include "app/text/words.h"
#include "app/theme/glyphs.h"
#include "app/theme/theme.h"
#include "app/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace parallax::app {

namespace {

// Characters of a report that are laid out at once. A longer one is shown in portions: laying out some megabytes takes
// seconds, and nobody reads them in one go.
constexpr int portion = 120'000;

} // namespace

// The part of `range` that is laid out.
QTextCursor ReportView::cursorOf(TextRange range) const {
    const int begin = std::clamp(range.begin, m_portion.begin, m_portion.end) - m_portion.begin;
    const int end = std::clamp(range.end, m_portion.begin, m_portion.end) - m_portion.begin;
    QTextCursor cursor(m_text->document());
    cursor.setPosition(begin);
    cursor.setPosition(end, QTextCursor::KeepAnchor);
    return cursor;
}

ReportView::ReportView(CaseSession* session, QWidget* parent)
    : QWidget(parent), m_session(session), m_title(new TextLabel({}, TextRole::Strong, this)),
      m_about(new TextLabel({}, TextRole::Small, this)), m_text(new QTextBrowser(this)) {
    setObjectName(QStringLiteral("reportView"));
    m_text->setObjectName(QStringLiteral("reportText"));
    m_text->setAccessibleName(tr("Text of the report"));
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setUndoRedoEnabled(false);
    m_text->viewport()->installEventFilter(this);
    m_title->setTextFormat(Qt::PlainText);

    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("closeReport"));
    close->setIcon(icon(Glyph::Close));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close the report (Esc)"));
    close->setToolTip(close->accessibleName());
    connect(close, &QToolButton::clicked, this, &ReportView::closed);

    auto* date = new QToolButton(this);
    date->setObjectName(QStringLiteral("dateReport"));
    date->setText(tr("Date…"));
    date->setAutoRaise(true);
    date->setToolTip(tr("Say when this report was published"));
    connect(date, &QToolButton::clicked, this, [this] { Q_EMIT dateRequested(m_report); });

    const int pad = gap(font(), 4);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_title);
    names->addWidget(m_about);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(pad * 3 / 2, pad / 2, pad / 2, pad / 2);
    head->addLayout(names, 1);
    head->addWidget(date, 0, Qt::AlignTop);
    head->addWidget(close, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    const auto further = [this](const char* name, const QString& words, int direction) {
        auto* button = new QToolButton(this);
        button->setObjectName(QString::fromLatin1(name));
        button->setText(words);
        button->setAutoRaise(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &QToolButton::clicked, this, [this, direction] { goFurther(direction); });
        button->hide();
        return button;
    };
    m_earlier = further("earlierText", tr("▴ Earlier in this report"), -1);
    m_later = further("laterText", tr("▾ Later in this report"), +1);
    layout->addLayout(head);
    layout->addWidget(m_earlier);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_later);
    connect(session, &CaseSession::contentChanged, this, [this] {
        if (!m_report)
            return;
        const int before = m_portion.begin;
        choosePortion(); // the report of this id may be another one in another case
        setPortion(before);
        write();
    });
}

void ReportView::show(base::ReportId report, base::Span span) {
    const bool other = report != m_report;
    m_report = report;
    m_span = span;
    QWidget::show();
    if (other) {
        choosePortion();
        write();
    } else if (const TextRange range = m_shown.range(span);
               range.begin < m_portion.begin || range.end > m_portion.end) {
        choosePortion();
        write();
    } else {
        mark();
    }
    scrollToMark();
}

// The portion around the mark, or the first one.
void ReportView::choosePortion() {
    const pipeline::CaseReport* found = m_session->content()->find(m_report);
    m_shown = found == nullptr ? ShownText() : ShownText(found->report.text);
    const TextRange mark = m_shown.range(m_span);
    setPortion(mark.end > portion ? mark.begin - portion / 2 : 0);
}

// From the start of the line at `begin`.
void ReportView::setPortion(int begin) {
    const QString& text = m_shown.text();
    const int size = static_cast<int>(text.size());
    begin = std::clamp(begin, 0, std::max(0, size - portion));
    // A line may be longer than a portion; then it is cut.
    const auto lineStart = text.lastIndexOf(QLatin1Char('\n'), begin) + 1;
    if (begin > 0 && begin - lineStart < portion / 2)
        begin = static_cast<int>(lineStart);
    int end = std::min(size, begin + portion);
    const auto lineEnd = text.indexOf(QLatin1Char('\n'), end);
    if (end < size && lineEnd >= 0 && lineEnd - end < portion / 2)
        end = static_cast<int>(lineEnd);
    m_portion = {begin, size - end < portion / 8 ? size : end};
}

void ReportView::goFurther(int direction) {
    setPortion(m_portion.begin + direction * (portion - portion / 8));
    write();
    QScrollBar* bar = m_text->verticalScrollBar();
    bar->setValue(direction > 0 ? bar->minimum() : bar->maximum());
    m_text->setFocus();
}

void ReportView::write() {
    const auto content = m_session->content();
    const pipeline::CaseReport* found = content->find(m_report);
    if (found == nullptr) {
        m_report = {};
        m_shown = ShownText();
        m_portion = {};
        m_text->clear();
        Q_EMIT closed();
        return;
    }
    const report::Report& report = found->report;
    const Colours colours(palette());
    m_title->setText(report.title.empty() ? toQt(report.file) : toQt(report.title));
    QStringList about;
    if (found->publisher || report.publisher) // else it goes by its title, which is above
        about.append(reportName(*content, *found));
    if (const QString date = reportDate(*found); !date.isEmpty())
        about.append(date);
    if ((report.published.basis != base::Basis::Explicit || found->datedByHand) && !report.publishedBecause.empty())
        about.append(withDatesInWords(toQt(report.publishedBecause)));
    if (const pipeline::Source* via = content->find(found->via))
        about.append(tr("via %1").arg(toQt(via->name)));
    about.append(toQt(report.file));
    about.removeDuplicates();
    about.removeAll(m_title->text()); // a report without a publisher goes by its title
    m_about->setText(about.join(QStringLiteral(" · ")).toHtmlEscaped());

    QTextDocument* document = m_text->document();
    const int size = static_cast<int>(m_shown.text().size());
    m_text->setPlainText(m_shown.text().mid(m_portion.begin, m_portion.end - m_portion.begin));
    m_earlier->setVisible(m_portion.begin > 0);
    m_later->setVisible(m_portion.end < size);
    const auto inPortion = [this](TextRange range) {
        return range.begin < m_portion.end && range.end > m_portion.begin;
    };
    document->setDocumentMargin(gap(font(), 6));
    QTextCursor all(document);
    all.beginEditBlock();
    all.select(QTextCursor::Document);
    QTextBlockFormat paragraph;
    paragraph.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
    paragraph.setBottomMargin(gap(font(), 2));
    all.setBlockFormat(paragraph);
    // An empty line is a small gap: the paragraphs have margins already.
    QTextBlockFormat gapFormat;
    gapFormat.setLineHeight(35, QTextBlockFormat::ProportionalHeight);
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        if (block.length() <= 1)
            QTextCursor(block).setBlockFormat(gapFormat);
    }
    QTextCharFormat faint;
    faint.setForeground(colours.dim);
    faint.setFontPointSize(scaled(m_text->font(), 0.9).pointSizeF());
    for (const report::Furniture& part : report.furniture) {
        if (const TextRange range = m_shown.range(part.span); inPortion(range))
            cursorOf(range).mergeCharFormat(faint);
    }
    if (!report.titleSpan.empty()) {
        QTextCharFormat heading;
        heading.setFontWeight(QFont::DemiBold);
        heading.setFontPointSize(scaled(m_text->font(), 1.25).pointSizeF());
        cursorOf(m_shown.range(report.titleSpan)).mergeCharFormat(heading);
    }
    QTextCharFormat claimed;
    claimed.setUnderlineStyle(QTextCharFormat::DotLine);
    claimed.setUnderlineColor(colours.accent);
    for (const pipeline::Claim& claim : content->claims) {
        if (claim.report != m_report || claim.span.empty())
            continue;
        if (const TextRange range = m_shown.range(claim.span); inPortion(range))
            cursorOf(range).mergeCharFormat(claimed);
    }
    all.endEditBlock();
    mark();
}

void ReportView::mark() {
    QList<QTextEdit::ExtraSelection> selections;
    const pipeline::CaseReport* found = m_session->content()->find(m_report);
    if (found != nullptr && !m_span.empty()) {
        const Colours colours(palette());
        QTextEdit::ExtraSelection sentence;
        sentence.cursor = cursorOf(m_shown.range(sentenceAround(found->report, m_span)));
        sentence.format.setBackground(colours.marker);
        sentence.format.setForeground(colours.text);
        selections.append(sentence);
        QTextEdit::ExtraSelection own;
        own.cursor = cursorOf(m_shown.range(m_span));
        own.format.setFontWeight(QFont::DemiBold);
        own.format.setBackground(colours.marker);
        own.format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        own.format.setUnderlineColor(colours.text);
        selections.append(own);
    }
    m_text->setExtraSelections(selections);
}

QString ReportView::highlighted() const {
    const auto selections = m_text->extraSelections();
    return selections.isEmpty() ? QString() : selections.first().cursor.selectedText();
}

QString ReportView::citation() const {
    const auto content = m_session->content();
    const pipeline::CaseReport* found = content->find(m_report);
    if (found == nullptr)
        return {};
    base::Span span = m_span;
    if (const QTextCursor cursor = m_text->textCursor(); cursor.hasSelection())
        span = {m_shown.offset(m_portion.begin + cursor.selectionStart()),
                m_shown.offset(m_portion.begin + cursor.selectionEnd())};
    return cited(*content, *found, span);
}

void ReportView::scrollToMark() {
    const auto selections = m_text->extraSelections();
    QTextCursor at(m_text->document());
    if (!selections.isEmpty())
        at.setPosition(selections.first().cursor.selectionStart());
    m_text->setTextCursor(at);
    // Once the view has its size: the sentence a third from the top, where the eye is.
    QTimer::singleShot(0, m_text, [text = m_text] {
        const int y = text->cursorRect().top();
        text->verticalScrollBar()->setValue(text->verticalScrollBar()->value() + y - text->viewport()->height() / 3);
    });
}

bool ReportView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_text->viewport() && event->type() == QEvent::MouseButtonRelease &&
        !m_text->textCursor().hasSelection()) {
        const QPoint at = static_cast<QMouseEvent*>(event)->position().toPoint();
        const int position = m_text->cursorForPosition(at).position();
        // The shortest claim there: the most specific one.
        const pipeline::Claim* best = nullptr;
        const std::uint32_t byte = m_shown.offset(m_portion.begin + position);
        const auto content = m_session->content();
        for (const pipeline::Claim& claim : content->claims) {
            if (claim.report != m_report || claim.span.empty() || byte < claim.span.begin || byte >= claim.span.end)
                continue;
            if (best == nullptr || claim.span.size() < best->span.size())
                best = &claim;
        }
        if (best != nullptr)
            Q_EMIT claimActivated(best->id);
    }
    return QWidget::eventFilter(watched, event);
}

void ReportView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ReportView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && m_report && !m_stale) {
        m_stale = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_stale = false;
                write();
                scrollToMark();
            },
            Qt::QueuedConnection);
    }
}

} // namespace parallax::app

// Offsets into texts, and the colours that must stay readable.
#include "app/text/offsets.h"
#include "app/text/words.h"
#include "app/theme/theme.h"

#include <QTest>

using namespace parallax;
using app::ShownText;

class TextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void datesOfTheCoreAreInWords();
    void asciiIsItself();
    void charactersOutsideTheBmpAreTwoUnits();
    void bothLineEndsAreOnePosition();
    void everyCharacterStartComesBack();
    void brokenBytesAreShownAndCounted();
    void valuesOutsideAreClamped();
    void timesInWords_data();
    void timesInWords();
    void coloursAreReadable();
};

void TextTest::datesOfTheCoreAreInWords() {
    const auto words = [](const char* sentence) { return app::withDatesInWords(QString::fromUtf8(sentence)); };
    QCOMPARE(words("in the year of 2016-06-09, the report's date"),
             QStringLiteral("in the year of 9 June 2016, the report's date"));
    QCOMPARE(words("4 on 2016-06-05, 6 on 2016-06-05T14:28."),
             QStringLiteral("4 on 5 June 2016, 6 on 5 June 2016, 14:28."));
    QCOMPARE(words("between 2016-06-05/2016-06-07"), QStringLiteral("between 5–7 June 2016"));
    // The words of a report, addresses and what only looks like a date stay.
    for (const char* same : {"“since 2016-06-05”", "its own words: 2016-06-05", "http://a.example/2016-06-05/b",
                             "case 12016-06-05", "2016-13-45", "2016-06", ""})
        QCOMPARE(words(same), QString::fromUtf8(same));
}

void TextTest::asciiIsItself() {
    const ShownText shown("Nine died.");
    QCOMPARE(shown.text(), QStringLiteral("Nine died."));
    QCOMPARE(shown.position(5), 5);
    QVERIFY(shown.range({5, 9}) == (app::TextRange{5, 9}));
}

void TextTest::charactersOutsideTheBmpAreTwoUnits() {
    const std::string text = "a😀é“b"; // 1, 4, 2, 3 and 1 bytes; 1, 2, 1, 1 and 1 units
    const ShownText shown(text);
    QCOMPARE(shown.text().size(), 6);
    QCOMPARE(shown.position(1), 1);
    QCOMPARE(shown.position(5), 3);
    QCOMPARE(shown.position(7), 4);
    QCOMPARE(shown.position(10), 5);
    QCOMPARE(shown.offset(3), 5U);
    QCOMPARE(shown.offset(2), 1U);  // inside the pair: where the character begins
    QCOMPARE(shown.position(3), 1); // inside the four bytes
    QCOMPARE(shown.text().mid(5, 1), QStringLiteral("b"));
}

void TextTest::bothLineEndsAreOnePosition() {
    const ShownText shown("a\r\nb\rc\nd");
    QCOMPARE(shown.text(), QStringLiteral("a\nb\nc\nd"));
    QCOMPARE(shown.position(3), 2);
    QCOMPARE(shown.position(2), 1); // the "\n" of the pair
    QCOMPARE(shown.offset(1), 1U);
    QCOMPARE(shown.offset(2), 3U);
}

void TextTest::everyCharacterStartComesBack() {
    std::string text;
    std::vector<std::uint32_t> starts;
    const char* parts[] = {"x", "é", "“", "😀", "\n", "ё"};
    for (int i = 0; i < 3000; ++i) {
        starts.push_back(static_cast<std::uint32_t>(text.size()));
        text += parts[(i * 7 + i / 5) % 6];
    }
    const ShownText shown(text);
    QCOMPARE(shown.text(), QString::fromStdString(text));
    int before = -1;
    for (const std::uint32_t start : starts) {
        const int position = shown.position(start);
        QVERIFY(position > before);
        QCOMPARE(QString::fromUtf8(text.data(), start).size(), position);
        QCOMPARE(shown.offset(position), start);
        before = position;
    }
}

void TextTest::brokenBytesAreShownAndCounted() {
    const std::string text = "a\xC3(\xFF\xE2\x82z";
    const ShownText shown(text);
    QCOMPARE(shown.text().size(), 7);
    QCOMPARE(shown.position(6), 6);
    QCOMPARE(shown.text().at(6), QChar(u'z'));
}

void TextTest::valuesOutsideAreClamped() {
    const ShownText shown("ab");
    QCOMPARE(shown.position(100), 2);
    QCOMPARE(shown.offset(-1), 0U);
    QCOMPARE(shown.offset(100), 2U);
    QCOMPARE(ShownText().position(0), 0);
    QCOMPARE(ShownText().offset(0), 0U);
}

void TextTest::timesInWords_data() {
    QTest::addColumn<QString>("edtf");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* edtf, const char* words) {
        QTest::newRow(edtf) << QString::fromUtf8(edtf) << QString::fromUtf8(words);
    };
    row("2016-06-05", "5 June 2016");
    row("2016-06", "June 2016");
    row("2016", "2016");
    row("2016-06-05/2016-06-07", "5–7 June 2016");
    row("2016-04-08/2016-06-05", "8 April – 5 June 2016");
    row("2015-12-31/2016-01-02", "31 December 2015 – 2 January 2016");
    row("2014/2016", "2014–2016");
    row("../2016-06-05", "before 6 June 2016");
    row("2016-06-05/..", "on or after 5 June 2016");
    row("", "no date");
}

void TextTest::timesInWords() {
    QFETCH(QString, edtf);
    QFETCH(QString, words);
    const auto time = base::parseEdtf(edtf.toStdString());
    QVERIFY(time.has_value() || edtf.isEmpty());
    QCOMPARE(app::timeWords(time.value_or(base::TimeInterval())), words);
}

void TextTest::coloursAreReadable() {
    using disagreement::Kind;
    for (const QPalette& palette : {app::lightPalette(), app::darkPalette()}) {
        const app::Colours colours(palette);
        QCOMPARE(colours.dark, app::isDark(palette));
        for (const QColor& ground : {colours.card, colours.page, colours.header}) {
            QVERIFY(app::contrast(colours.dim, ground) >= 4.5);
            QVERIFY(app::contrast(colours.accent, ground) >= 4.5);
            QVERIFY(app::contrast(colours.warning, ground) >= 4.5);
        }
        for (const QColor& ground : {colours.marker, colours.note, colours.chip})
            QVERIFY(app::contrast(colours.text, ground) >= 7);
        for (const Kind kind : {Kind::InternalContradiction, Kind::DerivedArithmetic, Kind::ScopeDifference,
                                Kind::PrecisionDifference, Kind::UpdateOverTime, Kind::Contradiction}) {
            QVERIFY2(app::contrast(colours.kind(kind).ink, colours.kind(kind).surface) >= 4.5,
                     qPrintable(app::kindWords(kind)));
        }
    }
}

QTEST_MAIN(TextTest)
#include "text_test.moc"

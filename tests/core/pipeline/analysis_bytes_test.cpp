// What one report says is kept as bytes: it comes back as it was, and bytes that are not whole are refused.
#include "pipeline/analysis_bytes.h"

#include "base/error.h"
#include "claim/report_analysis.h"
#include "language/analyser.h"
#include "pipeline/analyse_reports.h"
#include "pipeline/canonical.h"
#include "pipeline/pipeline.h"
#include "report/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace parallax::pipeline {

namespace {

report::Report read(std::string file, std::string text) {
    report::Report one;
    one.file = std::move(file);
    one.text = std::move(text);
    one.sha256 = std::string(62, '0') + one.file.substr(0, 2);
    one.encoding = "UTF-8";
    report::describe(one);
    return one;
}

// The second and the fourth print no date.
std::vector<report::Report> sample() {
    return {
        read("a1", "Hill Post\n\nGunmen storm a mill in Ostrel\n\nApril 12, 2017\n\nAt least six millers were killed "
                   "on Monday when gunmen stormed a mill in Ostrel, police chief Bela Horn said.\n\nHorn told "
                   "reporters that four of the attackers had been shot dead, and that about 30 people hid in the "
                   "cellar from 14:30 until the evening.\n"),
        read("b2", "Eight dead in Ostrel mill\n\nEight millers died when gunmen attacked the mill of Ostrel on Monday, "
                   "April 10, the mayor said. Dozens of people hid in the cellar.\n\nNobody claimed the attack.\n"),
        read("c3",
             "Coast Daily\n\nFerry runs aground off Lune\n\n3 May 2018\n\nA ferry ran aground off Lune on Tuesday. "
             "Two of its 40 passengers were hurt, the coast guard said.\n"),
        read("d4", "The ferry off Lune\n\nThe ferry that ran aground off Lune last Tuesday carried 41 passengers, the "
                   "coast guard told Coast Daily. Three were hurt.\n")};
}

std::string bytesOf(const std::vector<Analysed>& all) {
    std::string bytes;
    for (const Analysed& one : all)
        bytes += analysisBytes(one);
    return bytes;
}

std::string withChecksum(std::string bytes) {
    std::uint64_t sum = 0xCBF29CE484222325u;
    for (std::size_t i = 9; i < bytes.size(); ++i)
        sum = (sum ^ static_cast<unsigned char>(bytes[i])) * 0x100000001B3u;
    for (std::size_t i = 1; i < 9; ++i, sum >>= 8)
        bytes[i] = static_cast<char>(sum & 0xFF);
    return bytes;
}

// The language of a report is kept while it is dated twice: nothing else is.
TEST(Analysis, isTheSameOfLanguageThatWasKept) {
    for (report::Report one : sample()) {
        language::Document kept;
        for (const int day : {10, 24}) {
            one.published = base::TimeInterval::ofDay(2017, 4, day, base::Basis::Inferred);
            const report::Report copy = one; // its text lies elsewhere
            EXPECT_EQ(analysisBytes({copy, claim::analyse(copy, kept)}), analysisBytes({copy, claim::analyse(copy)}))
                << one.file;
            EXPECT_FALSE(kept.tokens.empty());
        }
    }
}

// Language is read of several reports at once; one with sections is left to its own analysis.
TEST(Analysis, isTheSameOfLanguageReadTogether) {
    std::vector<report::Report> reports = sample();
    std::string text;
    while (text.size() < language::tokensASection)
        text += "Two guards were shot dead at the gate of Lune on Monday, police said. ";
    reports.push_back(read("long", text.c_str()));
    std::vector<const report::Report*> all;
    for (const report::Report& one : reports)
        all.push_back(&one);
    std::vector<language::Document> languages = claim::analyseLanguage(all);
    ASSERT_EQ(languages.size(), reports.size());
    for (std::size_t i = 0; i < reports.size(); ++i) {
        EXPECT_EQ(languages[i].tokens.empty(), i + 1 == reports.size());
        EXPECT_EQ(analysisBytes({reports[i], claim::analyse(reports[i], languages[i])}),
                  analysisBytes({reports[i], claim::analyse(reports[i])}));
    }
}

} // namespace

TEST(AnalysisBytes, ComeBackAsTheyWere) {
    bool timesTold = false;
    for (const report::Report& one : sample()) {
        const Analysed made = analyseReport(one);
        const std::string bytes = analysisBytes(made);
        Analysed back;
        back.report.text = one.text;
        ASSERT_TRUE(readAnalysis(bytes, back)) << one.file;
        EXPECT_EQ(analysisBytes(back), bytes);
        EXPECT_EQ(back.report.published, made.report.published);
        EXPECT_EQ(back.report.publishedBecause, made.report.publishedBecause);
        ASSERT_EQ(back.analysis.claims.size(), made.analysis.claims.size());
        ASSERT_FALSE(back.analysis.claims.empty());
        for (std::size_t i = 0; i < made.analysis.claims.size(); ++i) {
            EXPECT_EQ(back.analysis.claims[i].span, made.analysis.claims[i].span);
            EXPECT_EQ(back.analysis.claims[i].value, made.analysis.claims[i].value);
            EXPECT_EQ(back.analysis.claims[i].why, made.analysis.claims[i].why);
        }
        ASSERT_EQ(back.analysis.events.size(), made.analysis.events.size());
        for (std::size_t i = 0; i < made.analysis.events.size(); ++i) {
            EXPECT_EQ(back.analysis.events[i].time, made.analysis.events[i].time);
            EXPECT_EQ(back.analysis.events[i].timeSpan, made.analysis.events[i].timeSpan);
            timesTold = timesTold || !made.analysis.events[i].timeSpan.empty();
            EXPECT_EQ(back.analysis.events[i].placeSpan, made.analysis.events[i].placeSpan);
            EXPECT_EQ(back.analysis.events[i].participants, made.analysis.events[i].participants);
        }
        ASSERT_EQ(back.analysis.actors.size(), made.analysis.actors.size());
        for (std::size_t i = 0; i < made.analysis.actors.size(); ++i) {
            EXPECT_EQ(back.analysis.actors[i].text, made.analysis.actors[i].text);
            EXPECT_EQ(back.analysis.actors[i].chainScore, made.analysis.actors[i].chainScore);
        }
    }
    EXPECT_TRUE(timesTold);
}

TEST(AnalysisBytes, KeepExtremeNumbers) {
    Analysed made;
    made.report.text = "word";
    claim::ReportClaim& claim = made.analysis.claims.emplace_back();
    claim.span = {0, 4};
    claim.asOf = base::CivilTime::of(-9999, 1, 1);
    for (const double low : {0.0, 1.0, -2.5, 1e300, 0.1, 44.0}) {
        claim.value = mention::Quantity{mention::Relation::AtLeast, low, std::nullopt};
        Analysed back;
        back.report.text = made.report.text;
        ASSERT_TRUE(readAnalysis(analysisBytes(made), back));
        EXPECT_EQ(back.analysis.claims[0].value, claim.value);
        EXPECT_EQ(back.analysis.claims[0].asOf, claim.asOf);
    }
}

TEST(AnalysisBytes, AreRefusedWhenTheyAreDamagedOrCutOff) {
    const Analysed made = analyseReport(sample()[0]);
    const std::string bytes = analysisBytes(made);
    Analysed back;
    back.report.text = made.report.text;
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(readAnalysis(std::string_view(bytes).substr(0, size), back));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string other = bytes;
        other[at] = static_cast<char>(other[at] ^ 0x20);
        EXPECT_FALSE(readAnalysis(other, back)) << at;
    }
    EXPECT_FALSE(readAnalysis(bytes + "x", back));
    EXPECT_TRUE(back.analysis.claims.empty()) << "what is refused changes nothing";
    EXPECT_FALSE(back.report.published.known());
    back.report.text = "short";
    EXPECT_FALSE(readAnalysis(bytes, back)) << "the analysis of another text";
}

// Bytes that somebody wrote on purpose: the checksum fits, what they say does not.
TEST(AnalysisBytes, WithAFittingChecksumAreReadWithCare) {
    const Analysed made = analyseReport(sample()[0]);
    const std::string bytes = analysisBytes(made);
    std::mt19937 random(11);
    std::size_t read = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string other = bytes;
        for (unsigned change = 0; change <= random() % 3; ++change)
            other[9 + random() % (other.size() - 9)] = static_cast<char>(random());
        if (random() % 4 == 0)
            other.resize(9 + random() % (other.size() - 9));
        Analysed back;
        back.report.text = made.report.text;
        if (!readAnalysis(withChecksum(other), back))
            continue;
        ++read;
        for (const claim::ReportClaim& one : back.analysis.claims) {
            EXPECT_LE(one.span.end, back.report.text.size());
            EXPECT_LT(one.event, static_cast<std::int32_t>(back.analysis.events.size()));
            EXPECT_LT(one.speaker, static_cast<std::int32_t>(back.analysis.actors.size()));
        }
    }
    EXPECT_GT(read, 0u);
}

TEST(AnalysisKey, ChangesWithAllThatTheAnalysisFollowsFrom) {
    const report::Report one = sample()[0];
    const std::string key = analysisKey(one, {});
    EXPECT_EQ(key.size(), 64u);
    EXPECT_EQ(analysisKey(one, {}), key);
    EXPECT_NE(analysisKey(one, {{base::TimeInterval::ofDay(2017, 4, 11)}, {}}), key);
    report::Report other = one;
    other.text.back() = ' ';
    EXPECT_NE(analysisKey(other, {}), key);
    other = one;
    other.title += "!";
    EXPECT_NE(analysisKey(other, {}), key);
    other = one;
    other.published = base::TimeInterval::ofDay(2017, 4, 13);
    EXPECT_NE(analysisKey(other, {}), key);
    other.published.basis = base::Basis::Inferred;
    report::Report undated = one;
    undated.published = {};
    EXPECT_EQ(analysisKey(other, {}), analysisKey(undated, {})) << "what was inferred follows from the rest";
    other = one;
    other.bodyLines.pop_back();
    EXPECT_NE(analysisKey(other, {}), key);
}

TEST(Shelf, SparesTheWorkAndChangesNothing) {
    base::NoProgress silent;
    Shelf shelf;
    const std::string fresh = bytesOf(analyseReports(sample(), shelf, silent, 1));
    ASSERT_EQ(shelf.size(), 4u);
    EXPECT_TRUE(shelf.begin()->second.alone.changed);
    for (auto& [sha256, kept] : shelf)
        kept.alone.changed = kept.amongOthers.changed = false;

    Shelf second = shelf;
    EXPECT_EQ(bytesOf(analyseReports(sample(), second, silent, 2)), fresh);
    for (const auto& [sha256, kept] : second) {
        EXPECT_FALSE(kept.alone.changed) << sha256;
        EXPECT_FALSE(kept.amongOthers.changed) << sha256;
        EXPECT_TRUE(kept.alone.bytes.empty()) << "what is stored already is not held in memory";
    }

    Shelf damaged = shelf;
    damaged.begin()->second.alone.bytes.resize(20);
    const std::string which = damaged.begin()->first;
    EXPECT_EQ(bytesOf(analyseReports(sample(), damaged, silent, 1)), fresh);
    for (const auto& [sha256, kept] : damaged)
        EXPECT_EQ(kept.alone.changed, sha256 == which);
    EXPECT_EQ(damaged.at(which).alone.bytes, shelf.at(which).alone.bytes);

    Shelf stale = shelf;
    for (auto& [sha256, kept] : stale)
        kept.alone.key[0] = kept.alone.key[0] == '0' ? '1' : '0';
    EXPECT_EQ(bytesOf(analyseReports(sample(), stale, silent, 1)), fresh);
    for (const auto& [sha256, kept] : stale)
        EXPECT_EQ(kept.alone.key, shelf.at(sha256).alone.key) << "analysed anew, and kept under its own key";
}

TEST(Shelf, KeepsAnUndatedReportAsItIsByItselfAndAmongOthers) {
    base::NoProgress silent;
    Shelf shelf;
    analyseReports(sample(), shelf, silent, 1);
    const KeptAnalyses& undated = shelf.at(std::string(62, '0') + "b2");
    EXPECT_FALSE(undated.alone.key.empty());
    EXPECT_FALSE(undated.amongOthers.key.empty());
    EXPECT_NE(undated.alone.key, undated.amongOthers.key);
    EXPECT_TRUE(shelf.at(std::string(62, '0') + "a1").amongOthers.key.empty());
}

TEST(Shelf, TakenAsItIsGivesTheCaseAsItWasBuiltLast) {
    base::NoProgress silent;
    Shelf shelf;
    const std::string fresh = bytesOf(analyseReports(sample(), shelf, silent, 1));
    for (auto& [sha256, kept] : shelf)
        kept.alone.key = kept.amongOthers.key.empty() ? "older" : "older still";
    EXPECT_EQ(bytesOf(analyseReports(sample(), shelf, silent, 2, Reuse::Any)), fresh);
}

TEST(Shelf, DropsTheDateByOthersWhenThereAreNoOthersLeftThatGiveOne) {
    base::NoProgress silent;
    Shelf shelf;
    analyseReports(sample(), shelf, silent, 1);
    const std::vector<report::Report> all = sample();
    analyseReports({all[1]}, shelf, silent, 1);
    const KeptAnalysis& other = shelf.at(std::string(62, '0') + "b2").amongOthers;
    EXPECT_TRUE(other.key.empty());
    EXPECT_TRUE(other.changed);
}

// The promise of build(): batches and orders do not matter, whatever was kept on the way.
TEST(Shelf, GivesTheSameCaseInAnyOrderAndAnyBatches) {
    base::NoProgress silent;
    const std::string expected = canonicalText(build({}, {}, sample(), silent, 1).content);
    std::mt19937 random(3);
    for (int round = 0; round < 12; ++round) {
        std::vector<report::Report> all = sample();
        std::shuffle(all.begin(), all.end(), random);
        BuildResult result;
        Shelf shelf;
        for (std::size_t given = 0; given < all.size();) {
            const std::size_t now = std::min(all.size(), given + 1 + random() % 3);
            result = build(
                result.content, result.next,
                {all.begin() + static_cast<std::ptrdiff_t>(given), all.begin() + static_cast<std::ptrdiff_t>(now)},
                silent, 1, &shelf);
            given = now;
        }
        EXPECT_EQ(canonicalText(result.content), expected);
    }
}

} // namespace parallax::pipeline

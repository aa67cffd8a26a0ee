// Joining and splitting by hand: what follows from it is worked out as an import would, and all of it can be undone.
#include "base/error.h"
#include "pipeline/canonical.h"
#include "store/store.h"
#include "support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace {

using namespace parallax;
using mention::EventKind;
using store::DecisionKind;
using store::OpenStatus;
using store::Store;

// Two reports on one raid, and one that gives other figures for what it takes for another raid of the next month.
class Edits : public ::testing::Test {
protected:
    void SetUp() override {
        import("a.txt",
               "Hill Post\n\nGunmen storm a mill in Ostrel\n\nApril 12, 2017\n\nSix millers were killed on Monday "
               "when gunmen stormed a mill in Ostrel, police chief Bela Horn said.\n\nTwo workers were wounded "
               "in the attack.\n");
        import("b.txt",
               "Coast Daily\n\nGunmen attack mill in Ostrel\n\nApril 13, 2017\n\nGunmen attacked a mill in Ostrel "
               "on Monday. Six millers were killed in the attack, the mayor said.\n");
        import("c.txt",
               "River Echo\n\nNine millers dead in raid on Velin\n\nMay 20, 2017\n\nNine millers were killed on "
               "Thursday when gunmen attacked a mill in Velin, the governor said.\n");
    }

    std::unique_ptr<Store> open() const {
        OpenStatus status{};
        return Store::open(m_folder / "a", true, status);
    }
    void import(const char* name, const char* text) {
        base::NoProgress silent;
        open()->importReports({m_folder.write(name, text)}, silent, 1);
    }
    pipeline::Case content() const { return open()->load(); }

    // The killing or attack that the report tells of, whichever event holds it now.
    base::EventId eventOf(const pipeline::Case& content, const std::string& file, const std::string& words) const {
        for (const pipeline::Claim& claim : content.claims)
            if (const auto* report = content.find(claim.report); report != nullptr && report->report.file == file &&
                                                                 claim.quote.find(words) != std::string::npos &&
                                                                 claim.attribute == claim::Attribute::Killed)
                return claim.event;
        return {};
    }
    static std::vector<std::string> killedDisagreements(const pipeline::Case& content) {
        std::vector<std::string> all;
        for (const disagreement::Disagreement& one : content.disagreements)
            if (one.attribute == claim::Attribute::Killed)
                all.push_back(one.event.text());
        return all;
    }
    void decide(DecisionKind kind, base::EventId subject, const std::string& value, const std::string& reason) const {
        open()->decide({0, "", kind, subject.text(), value, reason, false});
    }

    test::TemporaryFolder m_folder;
};

} // namespace

TEST_F(Edits, joiningEventsWorksOutDisagreementsTimeAndPlaceAnew) {
    const pipeline::Case before = content();
    const base::EventId ostrel = eventOf(before, "a.txt", "Six");
    const base::EventId velin = eventOf(before, "c.txt", "Nine");
    ASSERT_TRUE(ostrel && velin);
    ASSERT_NE(ostrel, velin);
    ASSERT_TRUE(killedDisagreements(before).empty());

    decide(DecisionKind::EventMerge, velin, ostrel.text(), "Velin is the old name of Ostrel");
    const pipeline::Case joined = content();
    EXPECT_EQ(joined.find(velin), nullptr);
    const event::Event* event = joined.find(ostrel);
    ASSERT_NE(event, nullptr);
    EXPECT_EQ(event->title, before.find(ostrel)->title) << "under the title of the one that was chosen";
    EXPECT_EQ(event->mentions.size(), before.find(ostrel)->mentions.size() + before.find(velin)->mentions.size());
    EXPECT_EQ(event->place, "Ostrel");
    EXPECT_EQ(base::edtf(event->time), base::edtf(before.find(ostrel)->time))
        << "two reports bear it out, one does not";
    EXPECT_EQ(eventOf(joined, "c.txt", "Nine"), ostrel);
    EXPECT_FALSE(killedDisagreements(joined).empty()) << "six against nine";
    EXPECT_EQ(open()->check(), std::vector<std::string>());
    EXPECT_EQ(open()->decisions().back().reason, "Velin is the old name of Ostrel");

    ASSERT_TRUE(open()->undo());
    EXPECT_EQ(pipeline::canonicalText(content()), pipeline::canonicalText(before));
    const pipeline::Case undone = content();
    EXPECT_EQ(eventOf(undone, "c.txt", "Nine"), velin) << "it has its id again";
    EXPECT_EQ(eventOf(undone, "a.txt", "Six"), ostrel);
    ASSERT_TRUE(open()->redo());
    EXPECT_EQ(pipeline::canonicalText(content()), pipeline::canonicalText(joined));
    EXPECT_NE(content().find(ostrel), nullptr);
    EXPECT_EQ(content().find(velin), nullptr);
}

TEST_F(Edits, joinedEventsStayJoinedWhenMoreIsImported) {
    const pipeline::Case before = content();
    const base::EventId ostrel = eventOf(before, "a.txt", "Six");
    const base::EventId velin = eventOf(before, "c.txt", "Nine");
    decide(DecisionKind::EventMerge, ostrel, velin.text(), "");
    import("d.txt", "Night Mail\n\nTen dead in Ostrel mill\n\nApril 14, 2017\n\nTen millers were killed on Monday when "
                    "gunmen attacked a mill in Ostrel, a doctor said.\n");
    const pipeline::Case after = content();
    EXPECT_EQ(eventOf(after, "a.txt", "Six"), velin);
    EXPECT_EQ(eventOf(after, "c.txt", "Nine"), velin);
    EXPECT_EQ(eventOf(after, "d.txt", "Ten"), velin) << "what joins the one joins both";
    // The same decided after all was imported.
    const std::string expected = pipeline::canonicalText(after);
    ASSERT_TRUE(open()->undo());
    EXPECT_NE(pipeline::canonicalText(content()), expected);
    ASSERT_TRUE(open()->redo());
    EXPECT_EQ(pipeline::canonicalText(content()), expected);
}

TEST_F(Edits, splittingTakesOneReportsPartIntoAnEventOfItsOwn) {
    const pipeline::Case before = content();
    const base::EventId whole = eventOf(before, "a.txt", "Six");
    ASSERT_EQ(eventOf(before, "b.txt", "Six"), whole) << "found to be one";
    const base::EventId made = open()->splitEvent(whole, {"R2"}, "another mill");
    EXPECT_EQ(before.find(made), nullptr);
    const pipeline::Case split = content();
    EXPECT_EQ(eventOf(split, "a.txt", "Six"), whole);
    EXPECT_EQ(eventOf(split, "b.txt", "Six"), made);
    ASSERT_NE(split.find(made), nullptr);
    for (const event::EventEvidence& mention : split.find(made)->mentions)
        EXPECT_EQ(mention.report.text(), "R2");
    EXPECT_TRUE(split.find(made)->time.known());
    EXPECT_EQ(open()->check(), std::vector<std::string>());

    import("d.txt", "Night Mail\n\nStorm off Lune\n\nJune 1, 2017\n\nA storm sank a boat off Lune.\n");
    EXPECT_EQ(eventOf(content(), "b.txt", "Six"), made) << "an import does not join them again";
    ASSERT_TRUE(open()->undo());
    EXPECT_EQ(eventOf(content(), "b.txt", "Six"), whole);
    EXPECT_EQ(content().find(made), nullptr);
    ASSERT_TRUE(open()->redo());
    EXPECT_EQ(eventOf(content(), "b.txt", "Six"), made) << "the same id again";
}

TEST_F(Edits, splittingTakesAClaimAlong) {
    const pipeline::Case before = content();
    const auto wounded = std::find_if(before.claims.begin(), before.claims.end(), [](const pipeline::Claim& claim) {
        return claim.attribute == claim::Attribute::Wounded;
    });
    ASSERT_NE(wounded, before.claims.end());
    ASSERT_TRUE(wounded->event);
    const base::EventId made = open()->splitEvent(wounded->event, {wounded->id.text()}, "the workers fell later");
    const pipeline::Case split = content();
    EXPECT_EQ(split.find(wounded->id)->event, made);
    ASSERT_NE(split.find(made), nullptr);
    EXPECT_FALSE(split.find(made)->mentions.empty());
    EXPECT_EQ(eventOf(split, "a.txt", "Six"), eventOf(before, "a.txt", "Six")) << "the other claims stay";
    ASSERT_TRUE(open()->undo());
    EXPECT_EQ(pipeline::canonicalText(content()), pipeline::canonicalText(before));
}

TEST_F(Edits, aSplitEventCanBeJoinedAgain) {
    const base::EventId whole = eventOf(content(), "a.txt", "Six");
    const std::string before = pipeline::canonicalText(content());
    const base::EventId made = open()->splitEvent(whole, {"R2"}, "");
    decide(DecisionKind::EventMerge, made, whole.text(), "one mill after all");
    const pipeline::Case joined = content();
    EXPECT_EQ(eventOf(joined, "b.txt", "Six"), whole);
    EXPECT_EQ(joined.find(made), nullptr);
    ASSERT_TRUE(open()->undo());
    EXPECT_EQ(eventOf(content(), "b.txt", "Six"), made);
    ASSERT_TRUE(open()->undo());
    EXPECT_EQ(pipeline::canonicalText(content()), before);
}

TEST_F(Edits, movingAClaimWorksOutDisagreementsAnew) {
    const pipeline::Case before = content();
    const base::EventId ostrel = eventOf(before, "a.txt", "Six");
    for (const pipeline::Claim& claim : before.claims)
        if (claim.attribute == claim::Attribute::Killed && claim.quote.find("Nine") != std::string::npos)
            open()->decide({0, "", DecisionKind::ClaimEvent, claim.id.text(), ostrel.text(), "", false});
    const pipeline::Case moved = content();
    EXPECT_EQ(eventOf(moved, "c.txt", "Nine"), ostrel);
    EXPECT_FALSE(killedDisagreements(moved).empty());
    while (open()->undo()) {
    }
    EXPECT_EQ(pipeline::canonicalText(content()), pipeline::canonicalText(before));
}

TEST_F(Edits, joiningActorsLeavesEventsAsTheyAre) {
    const pipeline::Case before = content();
    const auto named = [&](const pipeline::Case& content, const std::string& name) {
        const auto at = std::find_if(content.actors.begin(), content.actors.end(),
                                     [&](const actor::Actor& actor) { return actor.name == name; });
        return at == content.actors.end() ? base::ActorId() : at->id;
    };
    const base::ActorId horn = named(before, "Bela Horn");
    const base::ActorId governor = named(before, "governor");
    ASSERT_TRUE(horn && governor);
    open()->decide({0, "", DecisionKind::ActorMerge, governor.text(), horn.text(), "", false});
    const pipeline::Case joined = content();
    EXPECT_EQ(joined.find(governor), nullptr);
    ASSERT_NE(joined.find(horn), nullptr);
    EXPECT_EQ(joined.find(horn)->name, "Bela Horn");
    EXPECT_EQ(joined.events.size(), before.events.size());
    EXPECT_EQ(joined.actors.size() + 1, before.actors.size());
    EXPECT_EQ(open()->check(), std::vector<std::string>());
    ASSERT_TRUE(open()->undo());
    EXPECT_EQ(pipeline::canonicalText(content()), pipeline::canonicalText(before));
    EXPECT_EQ(named(content(), "governor"), governor);
}

TEST_F(Edits, joiningActorsLeavesTitlesThatNameThem) {
    import("d.txt",
           "Night Mail\n\nMayor shot dead in Lune\n\nJune 2, 2017\n\nGunmen killed mayor Anton Varga in Lune on "
           "Thursday. Police arrested Petr Soltan on Friday.\n");
    const pipeline::Case before = content();
    const auto named = [&](const std::string& name) {
        const auto at = std::find_if(before.actors.begin(), before.actors.end(),
                                     [&](const actor::Actor& actor) { return actor.name == name; });
        return at == before.actors.end() ? base::ActorId() : at->id;
    };
    const auto titles = [](const pipeline::Case& content) {
        std::vector<std::string> all;
        for (const event::Event& one : content.events)
            all.push_back(one.title);
        return all;
    };
    const base::ActorId varga = named("Anton Varga"), soltan = named("Petr Soltan");
    ASSERT_TRUE(varga && soltan);
    open()->decide({0, "", DecisionKind::ActorMerge, soltan.text(), varga.text(), "", false});
    const pipeline::Case joined = content();
    EXPECT_EQ(joined.find(soltan), nullptr);
    EXPECT_EQ(titles(joined), titles(before));
}

TEST_F(Edits, aTitleStaysWithItsEventAndIsNotTakenOverByAJoin) {
    const pipeline::Case before = content();
    const base::EventId ostrel = eventOf(before, "a.txt", "Six");
    const base::EventId velin = eventOf(before, "c.txt", "Nine");
    decide(DecisionKind::EventTitle, velin, "The Velin raid", "");
    decide(DecisionKind::EventTitle, ostrel, "The Ostrel raid", "");
    decide(DecisionKind::EventMerge, velin, ostrel.text(), "");
    EXPECT_EQ(content().find(ostrel)->title, "The Ostrel raid");
    ASSERT_TRUE(open()->undo());
    EXPECT_EQ(content().find(velin)->title, "The Velin raid");
}

TEST_F(Edits, aSplitThatCannotBeSaysWhy) {
    const pipeline::Case before = content();
    const base::EventId velin = eventOf(before, "c.txt", "Nine");
    const auto refusal = [&](base::EventId event, std::vector<std::string> items) -> std::string {
        try {
            open()->splitEvent(event, items, "");
        } catch (const base::Error& error) {
            return error.what();
        }
        return "done";
    };
    EXPECT_EQ(refusal({999}, {"R1"}), "there is no event E999");
    EXPECT_NE(refusal(velin, {"R1"}).find("R1 is no part of " + velin.text()), std::string::npos);
    EXPECT_NE(refusal(velin, {"R3"}).find("one at least must stay"), std::string::npos);
    EXPECT_NE(refusal(velin, {"half"}).find("names no part of an event"), std::string::npos);
    EXPECT_NE(refusal(velin, {}).find("nothing was named"), std::string::npos);
    EXPECT_NE(refusal(velin, {"C999"}).find("C999 is no part"), std::string::npos);
    EXPECT_TRUE(open()->decisions().empty());
}

// An analyst goes on working while an import runs in the background.
TEST_F(Edits, thatComeWhileAnImportRunsAreInItsResult) {
    const pipeline::Case before = content();
    const base::EventId ostrel = eventOf(before, "a.txt", "Six");
    const base::EventId velin = eventOf(before, "c.txt", "Nine");
    class Interrupted final : public base::Progress {
    public:
        explicit Interrupted(std::function<void()> edit) : m_edit(std::move(edit)) {}
        void report(std::string_view stage, std::size_t, std::size_t) override {
            if (stage == "analysing" && m_edit) // no longer "comparing": then the file is reserved
                std::exchange(m_edit, {})();
        }

    private:
        std::function<void()> m_edit;
    } progress([&] { decide(DecisionKind::EventMerge, velin, ostrel.text(), ""); });
    open()->importReports({m_folder.write("d.txt", "Night Mail\n\nTen dead in Ostrel mill\n\nApril 14, 2017\n\nTen "
                                                   "millers were killed on Monday when gunmen attacked a mill in "
                                                   "Ostrel, a doctor said.\n")},
                          progress, 1);
    const pipeline::Case after = content();
    EXPECT_EQ(after.reports.size(), 4U);
    EXPECT_EQ(eventOf(after, "c.txt", "Nine"), ostrel);
    EXPECT_EQ(eventOf(after, "d.txt", "Ten"), ostrel);
    EXPECT_EQ(open()->check(), std::vector<std::string>());
}

// A case that was analysed by another version of the program is edited as it is; an import brings it up to this one.
TEST_F(Edits, doNotAnalyseAnewWhatAnotherVersionAnalysed) {
    const pipeline::Case before = content();
    SQLite::Database((m_folder / "a").string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE report_analysis SET key = 'older'");
    decide(DecisionKind::EventMerge, eventOf(before, "c.txt", "Nine"), eventOf(before, "a.txt", "Six").text(), "");
    EXPECT_FALSE(killedDisagreements(content()).empty());
    SQLite::Database database((m_folder / "a").string());
    EXPECT_EQ(database.execAndGet("SELECT count(*) FROM report_analysis WHERE key = 'older'").getInt(), 3);
}

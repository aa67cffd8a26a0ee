#include "event/event_title.h"

#include <gtest/gtest.h>

namespace parallax::event {
namespace {

using mention::EventKind;
using mention::EventPhrase;
using mention::PhraseForm;

TitleSource of(const EventPhrase& phrase, std::string_view headline = {}) {
    TitleSource source;
    source.phrase = &phrase;
    source.headline = headline;
    source.ofKind = true;
    return source;
}

TEST(EventTitle, isTheHeadlineWhoseMainClauseTellsTheEvent) {
    const EventPhrase main{PhraseForm::Clause, true, "gunmen killed six people"};
    EXPECT_EQ(makeTitle({of(main, "Gunmen kill six in Velden, police say")}, EventKind::Killing, "Velden"),
              "Gunmen kill six in Velden, police say");
}

TEST(EventTitle, isTheClauseBeforeTheNounBeforeTheGerund) {
    const EventPhrase gerund{PhraseForm::Gerund, false, "killing of six people"};
    const EventPhrase noun{PhraseForm::Noun, false, "attack on a bus station"};
    const EventPhrase clause{PhraseForm::Clause, false, "gunmen killed six people in Velden"};
    EXPECT_EQ(makeTitle({of(gerund), of(noun), of(clause)}, EventKind::Killing, ""),
              "Gunmen killed six people in Velden");
    EXPECT_EQ(makeTitle({of(gerund), of(noun)}, EventKind::Attack, ""), "Attack on a bus station");
    EXPECT_EQ(makeTitle({of(gerund)}, EventKind::Killing, ""), "Killing of six people");
}

TEST(EventTitle, saysKindAndPlaceWhereNothingStandsAlone) {
    const EventPhrase bare{PhraseForm::Bare, false, "attack"};
    const EventPhrase leaning{PhraseForm::Clause, false, "they stormed the building"};
    EXPECT_EQ(makeTitle({of(bare), of(leaning)}, EventKind::Attack, "Velden"), "Attack in Velden");
    EXPECT_EQ(makeTitle({of(bare)}, EventKind::Attack, "naval base"), "Attack at naval base");
    EXPECT_EQ(makeTitle({of(bare)}, EventKind::Attack, ""), "Attack");
}

TEST(EventTitle, saysWhomItBefellOrWhoDidIt) {
    const EventPhrase bare{PhraseForm::Bare, false, "dead"};
    TitleSource killed = of(bare);
    killed.onWhom = "Nik Halden";
    killed.byWhom = "gunmen";
    EXPECT_EQ(makeTitle({killed}, EventKind::Killing, "Velden"), "Killing of Nik Halden in Velden");
    EXPECT_EQ(makeTitle({killed}, EventKind::Charge, ""), "Charge against Nik Halden");
    EXPECT_EQ(makeTitle({killed}, EventKind::Attack, ""), "Attack on Nik Halden");
    killed.onWhom = "Three clerks";
    EXPECT_EQ(makeTitle({killed}, EventKind::Killing, ""), "Killing of three clerks");
    killed.onWhom = {};
    EXPECT_EQ(makeTitle({killed}, EventKind::Attack, "Velden"), "Attack by gunmen in Velden");
}

TEST(EventTitle, isAPrintedSentenceBeforeTheKindAlone) {
    const EventPhrase bare{PhraseForm::Bare, false, "arrest"};
    const auto printed = [&](std::string_view words, EventKind kind, std::string_view place) {
        TitleSource source = of(bare);
        source.words = words;
        return makeTitle({source}, kind, place);
    };
    EXPECT_EQ(printed("Nine men are in detention", EventKind::Arrest, "Velden"), "Nine men are in detention");
    EXPECT_EQ(printed("the worst fighting in a century", EventKind::Clash, ""), "Worst fighting in a century");
    EXPECT_EQ(printed("mourning for the sailors", EventKind::Mourning, ""), "Mourning for the sailors");
    EXPECT_EQ(printed("captured the men with their boats", EventKind::Arrest, "Velden"),
              "Arrest in Velden: captured the men with their boats");
    EXPECT_EQ(printed("after his arrest there", EventKind::Arrest, "Velden"), "Arrest in Velden");
    EXPECT_EQ(printed("the raid", EventKind::Attack, ""), "Attack");
}

TEST(EventTitle, opensWithoutBrackets) {
    const EventPhrase noun{PhraseForm::Noun, false, "(code yellow) alert"};
    EXPECT_EQ(makeTitle({of(noun)}, EventKind::Alert, ""), "Code yellow alert");
}

TEST(EventTitle, isCutAtAWord) {
    const EventPhrase clause{PhraseForm::Clause, false,
                             "the council of the province declared that " + std::string(60, 'x') + " yes and no"};
    const std::string title = makeTitle({of(clause)}, EventKind::Statement, "");
    EXPECT_LE(title.size(), 95U);
    EXPECT_TRUE(title.ends_with("…"));
}

} // namespace
} // namespace parallax::event

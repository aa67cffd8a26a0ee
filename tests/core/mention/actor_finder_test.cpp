#include "mention/actor_finder.h"

#include "language/analyser.h"

#include <gtest/gtest.h>

namespace parallax::mention {
namespace {

std::vector<std::string> actorsOf(const std::string& text) {
    const base::Span line{0, static_cast<std::uint32_t>(text.size())};
    const language::Document document = language::analyser().analyse(text, {&line, 1}, 0);
    const Syntax syntax(document);
    std::vector<std::string> all;
    for (const ActorMention& mention : findActors(syntax).mentions)
        all.push_back(mention.text);
    return all;
}

TEST(ActorFinder, leavesOutHowExactANumberIs) {
    EXPECT_EQ(actorsOf("At least five people were killed.").front(), "five people");
    EXPECT_EQ(actorsOf("About 15 men attacked the depot.").front(), "15 men");
    EXPECT_EQ(actorsOf("More than 20 soldiers were wounded.").front(), "20 soldiers");
}

TEST(ActorFinder, leavesOutARangeOfNumbers) {
    EXPECT_EQ(actorsOf("Between 200 and 400 fighters left the town.").front(), "fighters");
}

TEST(ActorFinder, leavesOutTheCoordinationBeforeAPhrase) {
    EXPECT_EQ(actorsOf("Three guards and two customs clerks were killed, Kolen said."),
              (std::vector<std::string>{"Three guards", "two customs clerks", "Kolen"}));
}

TEST(ActorFinder, takesNoDatelineForABody) {
    EXPECT_EQ(actorsOf("NORVAL -- Two people were killed on Monday."), std::vector<std::string>{"Two people"});
    EXPECT_EQ(actorsOf("NORVAL (Coast Wire) - Two people were killed on Monday.").back(), "Two people");
}

TEST(ActorFinder, ANounInCapitalsIsNoName) {
    const std::string text = "POLICE were searching the hills.";
    const base::Span line{0, static_cast<std::uint32_t>(text.size())};
    const language::Document document = language::analyser().analyse(text, {&line, 1}, 0);
    const Syntax syntax(document);
    const ActorMentions found = findActors(syntax);
    ASSERT_FALSE(found.mentions.empty());
    EXPECT_EQ(found.mentions.front().form, MentionForm::Nominal);
    EXPECT_EQ(found.mentions.front().kind, ActorKind::SecurityForce);
}

} // namespace
} // namespace parallax::mention

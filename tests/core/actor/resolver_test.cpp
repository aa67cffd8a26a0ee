#include "actor/resolver.h"

#include "core/pipeline/hand_made.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace parallax::actor {

namespace {

using mention::ActorKind;
using mention::Role;
using pipeline::testing::HandMade;

// One report for each list of names; all of one story unless `stories` says otherwise. Result: the sets of names that
// became one actor.
class Cast {
public:
    HandMade& report(std::string text) {
        m_reports.emplace_back("r" + std::to_string(m_reports.size()), "", std::move(text));
        return m_reports.back();
    }
    std::set<std::string> resolved(std::vector<std::uint32_t> stories = {}) {
        std::vector<claim::AnalysedReport> views;
        for (HandMade& one : m_reports)
            views.push_back({{static_cast<std::int64_t>(views.size()) + 1}, &one.made.report, &one.made.analysis});
        if (stories.empty())
            stories.assign(views.size(), 0);
        result = resolve(views, stories);
        std::set<std::string> sets;
        for (const Actor& actor : result.actors) {
            std::set<std::string> names;
            for (const ActorName& name : actor.names)
                names.insert(name.text);
            std::string line;
            for (const std::string& name : names)
                line += (line.empty() ? "" : " + ") + name;
            sets.insert(line);
        }
        return sets;
    }
    Resolution result;

private:
    std::vector<HandMade> m_reports;
};

using Sets = std::set<std::string>;

} // namespace

TEST(Resolver, AKnownBodyIsOneUnderAllItsNames) {
    Cast cast;
    cast.report("The Tamil Tigers shelled the port.").actor("Tamil Tigers", ActorKind::Organisation, true);
    cast.report("The rebel LTTE group spoke.").actor("rebel LTTE group", ActorKind::ArmedGroup, false);
    cast.report("The Liberation Tigers of Tamil Eelam met.")
        .actor("Liberation Tigers of Tamil Eelam", ActorKind::Organisation, true);
    cast.report("The anti-LTTE group met.").actor("anti-LTTE group", ActorKind::Organisation, true);
    cast.report("The Northern Tigers played.").actor("Northern Tigers", ActorKind::Organisation, true);
    EXPECT_EQ(cast.resolved(), (Sets{"Liberation Tigers of Tamil Eelam + Tamil Tigers + rebel LTTE group",
                                     "Northern Tigers", "anti-LTTE group"}));
}

TEST(Resolver, SurnameGoesToTheOnlyBearer) {
    Cast cast;
    cast.report("Anton Belsky spoke.").person("Anton Belsky");
    cast.report("Belsky spoke.").person("Belsky");
    EXPECT_EQ(cast.resolved(), Sets{"Anton Belsky + Belsky"});
    EXPECT_EQ(cast.result.actors[0].because,
              std::vector<std::string>{"Belsky: surname of Anton Belsky, the only one of that name in the story"});
}

TEST(Resolver, NeverTwoPersonsWhoOnlyShareASurname) {
    Cast cast;
    cast.report("Anton Belsky spoke.").person("Anton Belsky");
    cast.report("Maria Belsky spoke.").person("Maria Belsky");
    cast.report("Belsky spoke.").person("Belsky");
    EXPECT_EQ(cast.resolved(), (Sets{"Anton Belsky", "Maria Belsky", "Belsky"}));
}

TEST(Resolver, SurnameOfAnotherStoryStaysApart) {
    Cast cast;
    cast.report("Anton Belsky spoke.").person("Anton Belsky");
    cast.report("Belsky spoke.").person("Belsky");
    EXPECT_EQ(cast.resolved({0, 1}), (Sets{"Anton Belsky", "Belsky"}));
}

TEST(Resolver, SpellingsInitialsAndMiddleNames) {
    Cast cast;
    cast.report("Yevgeny Tarkin spoke.").person("Yevgeny Tarkin");
    cast.report("Evgeny Tarkin spoke.").person("Evgeny Tarkin");
    cast.report("Y. Tarkin spoke.").person("Y. Tarkin");
    EXPECT_EQ(cast.resolved().size(), 1u);
    Cast three;
    three.report("Sergei Tarkin spoke.").person("Sergei Tarkin");
    three.report("Sergey Tarkin spoke.").person("Sergey Tarkin");
    three.report("Sergej Tarkin spoke.").person("Sergej Tarkin");
    EXPECT_EQ(three.resolved().size(), 1u) << "a third spelling is no other person";
    Cast other;
    other.report("Marat Tarkin spoke.").person("Marat Tarkin");
    other.report("Murat Tarkin spoke.").person("Murat Tarkin");
    other.report("M. Tarkin spoke.").person("M. Tarkin");
    EXPECT_EQ(other.resolved().size(), 3u) << "an initial that fits two names neither";
}

TEST(Resolver, AcronymsShorterAndReorderedNames) {
    Cast cast;
    cast.report("The River Pilots Union (RPU) spoke.")
        .actor("River Pilots Union", ActorKind::Organisation, true)
        .acronym = "RPU";
    cast.report("RPU spoke.").actor("RPU", ActorKind::Organisation, true);
    cast.report("The Union of River Pilots spoke.").actor("Union of River Pilots", ActorKind::Organisation, true);
    EXPECT_EQ(cast.resolved(), Sets{"RPU + River Pilots Union + Union of River Pilots"});
    Cast initials;
    initials.report("The Front of the Free North spoke.").actor("Front of the Free North", ActorKind::ArmedGroup, true);
    initials.report("FFN spoke.").actor("FFN", ActorKind::ArmedGroup, true);
    EXPECT_EQ(initials.resolved(), Sets{"FFN + Front of the Free North"});
    Cast shorter;
    shorter.report("The Hill Guard of Norvale spoke.").actor("Hill Guard of Norvale", ActorKind::SecurityForce, true);
    shorter.report("The Hill Guard spoke.").actor("Hill Guard", ActorKind::SecurityForce, true);
    EXPECT_EQ(shorter.resolved(), Sets{"Hill Guard + Hill Guard of Norvale"});
    shorter.report("The Hill Guard of Ostmark spoke.").actor("Hill Guard of Ostmark", ActorKind::SecurityForce, true);
    EXPECT_EQ(shorter.resolved().size(), 3u) << "a shorter form that fits two names neither";
}

TEST(Resolver, NamesThatAReportSaysAreOne) {
    Cast cast;
    HandMade& one = cast.report("The Northern Front, also known as Night Army, fought the Sea Guard.");
    one.actor("Northern Front", ActorKind::ArmedGroup, true);
    one.actor("Night Army", ActorKind::ArmedGroup, true);
    one.actor("Sea Guard", ActorKind::ArmedGroup, true);
    EXPECT_EQ(cast.resolved(), (std::set<std::string>{"Night Army + Northern Front", "Sea Guard"}));
}

TEST(Resolver, AttackersOfOneStoryAreOneGroup) {
    Cast cast;
    for (const auto& [text, head] :
         {std::pair("gunmen", "gunman"), std::pair("terrorists", "terrorist"), std::pair("attackers", "attacker")}) {
        HandMade& one = cast.report(std::string(text) + " struck");
        mention::ActorMention& who = one.actor(text, ActorKind::ArmedGroup, false);
        who.headLemma = head;
        who.plural = true;
        one.happening("struck", mention::EventKind::Attack);
        one.takesPart(0, Role::Perpetrator);
    }
    EXPECT_EQ(cast.resolved(), Sets{"attackers + gunmen + terrorists"});
    EXPECT_EQ(cast.resolved({0, 0, 1}), (Sets{"gunmen + terrorists", "attackers"}));
}

TEST(Resolver, PoliceOfTheCountryAreThePoliceAndThoseOfATownAreNot) {
    Cast cast;
    for (const char* text : {"police", "French police", "Norvale police", "two police"}) {
        HandMade& one = cast.report(std::string(text) + " came");
        one.actor(text, ActorKind::SecurityForce, false).headLemma = "police";
        one.happening("came", mention::EventKind::Operation);
        one.takesPart(0, Role::Authority);
    }
    EXPECT_EQ(cast.resolved(), (Sets{"French police + police", "Norvale police", "two police"}));
}

TEST(Resolver, AuthoritiesOfTwoCountriesAreTwoAndThoseOfOneAreOneInEveryStory) {
    Cast cast;
    const auto say = [&](const char* text) {
        HandMade& one = cast.report(std::string(text) + " spoke");
        one.actor(text, ActorKind::Authority, false).headLemma = "authority";
        one.happening("spoke", mention::EventKind::Statement);
        one.takesPart(0, Role::Speaker);
    };
    say("French authorities");
    say("Belgian authorities");
    say("authorities in France");
    EXPECT_EQ(cast.resolved({0, 0, 1}), (Sets{"Belgian authorities", "French authorities + authorities in France"}));
}

TEST(Resolver, AsManyVictimsCalledTheSameAreOneGroup) {
    Cast cast;
    const auto hurt = [&](const char* text, const char* head) {
        HandMade& one = cast.report(std::string(text) + " were hurt");
        mention::ActorMention& who = one.actor(text, ActorKind::Group, false);
        who.headLemma = head;
        who.plural = true;
        one.happening("were hurt", mention::EventKind::Attack);
        one.takesPart(0, Role::Victim);
    };
    hurt("three soldiers", "soldier");
    hurt("3 servicemen", "serviceman");
    hurt("four soldiers", "soldier");
    hurt("three ferrymen", "ferryman");
    hurt("three soldiers", "soldier");
    EXPECT_EQ(cast.resolved({0, 0, 0, 0, 1}),
              (Sets{"3 servicemen + three soldiers", "four soldiers", "three ferrymen", "three soldiers"}));
}

TEST(Resolver, ABareCountIsNoActorWhereTheReportSaysWhoTheyWere) {
    const auto actors = [](const char* others, const char* head, Role role, bool clerk) {
        Cast cast;
        HandMade& one = cast.report(std::string(others) + " died. A clerk died too.");
        mention::ActorMention& who = one.actor(others, ActorKind::Group, false);
        who.headLemma = head;
        who.plural = true;
        one.happening("died", mention::EventKind::Killing);
        one.takesPart(0, role);
        if (clerk) {
            one.actor("clerk", ActorKind::Person, false);
            one.happening("died too", mention::EventKind::Killing);
            one.takesPart(1, Role::Victim, 1);
        }
        return cast.resolved();
    };
    EXPECT_EQ(actors("nineteen people", "people", Role::Victim, true), Sets{"clerk"});
    EXPECT_EQ(actors("several others", "other", Role::Victim, true), Sets{"clerk"});
    EXPECT_EQ(actors("nineteen people", "people", Role::Victim, false), Sets{"nineteen people"});
    EXPECT_EQ(actors("nineteen people", "people", Role::Perpetrator, true), (Sets{"clerk", "nineteen people"}));
    EXPECT_EQ(actors("how many people", "people", Role::Suspect, true), Sets{"clerk"});
    EXPECT_EQ(actors("nine elderly women", "woman", Role::Victim, true), (Sets{"clerk", "nine elderly women"}));
}

TEST(Resolver, TheEndOfABodysNameIsItsShortFormWhereItSaysWhatItIs) {
    Cast cast;
    cast.report("the Free River Front attacked").actor("Free River Front", ActorKind::ArmedGroup, true);
    cast.report("the River Front denied it").actor("River Front", ActorKind::ArmedGroup, true);
    cast.report("the Front fled").actor("Front", ActorKind::ArmedGroup, true);
    cast.report("the Orley Bank paid").actor("Orley Bank", ActorKind::Organisation, true);
    cast.report("the Bank paid").actor("Bank", ActorKind::Organisation, true);
    EXPECT_EQ(cast.resolved(), (Sets{"Free River Front + Front + River Front", "Orley Bank", "Bank"}));
    cast.report("the Hill Front came").actor("Hill Front", ActorKind::ArmedGroup, true);
    EXPECT_EQ(cast.resolved(), (Sets{"Free River Front + River Front", "Front", "Hill Front", "Orley Bank", "Bank"}));
}

TEST(Resolver, PhrasesThatTakePartInNothingAreNoActors) {
    Cast cast;
    cast.report("a bystander looked on").actor("bystander", ActorKind::Person, false);
    EXPECT_EQ(cast.resolved(), Sets());
    EXPECT_EQ(cast.result.of[0][0], -1);
}

} // namespace parallax::actor

// A small invented case for tests of what stands after the pipeline: store, exports, timeline, brief, window.
// Three reports on an explosion at a ferry terminal that never was; every span is found in the texts, so quotes always
// fit.
#pragma once

#include "pipeline/case.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax::test {

// Puts a case together by naming quotes instead of offsets.
class CaseBuilder {
public:
    pipeline::Case content;

    base::SourceId source(std::string name, report::SourceKind kind, char reliability = 'F') {
        content.sources.push_back({{next(content.sources)}, std::move(name), kind, reliability});
        return content.sources.back().id;
    }

    // Each line of `text` is a body line, those that begin with "Read also:" are furniture. The first line is the
    // title.
    pipeline::CaseReport& report(std::string file, std::string text, base::TimeInterval published,
                                 std::string because) {
        pipeline::CaseReport added;
        added.id = {next(content.reports)};
        report::Report& report = added.report;
        report.file = std::move(file);
        report.sha256 = std::string(63, '0') + static_cast<char>('0' + added.id.value); // no test hashes this text
        report.encoding = "UTF-8";
        report.text = std::move(text);
        report.published = published;
        report.publishedBecause = std::move(because);
        for (std::size_t begin = 0; begin < report.text.size();) {
            const std::size_t end = std::min(report.text.find('\n', begin), report.text.size());
            const base::Span line{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
            if (report.title.empty()) {
                report.title = line.in(report.text);
                report.titleSpan = line;
            }
            if (line.in(report.text).starts_with("Read also:")) {
                report.furniture.push_back({line, report::FurnitureKind::RelatedLink});
            } else if (!line.empty()) {
                report.bodyLines.push_back(line);
            }
            begin = end + 1;
        }
        content.reports.push_back(std::move(added));
        return content.reports.back();
    }

    // Where `quote` stands in report `id`, its first place. Throws when it does not: the fixture is wrong then.
    base::Span find(base::ReportId id, std::string_view quote) const {
        const std::string& text = content.reports.at(static_cast<std::size_t>(id.value - 1)).report.text;
        const std::size_t at = text.find(quote);
        if (at == std::string::npos)
            throw std::logic_error("not in the report: " + std::string(quote));
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + quote.size())};
    }

    using Place =
        std::pair<base::ReportId, std::string_view>; // a quote and its report; give them in order of report, then place

    base::ActorId actor(std::string name, mention::ActorKind kind, const std::vector<Place>& names) {
        actor::Actor added;
        added.id = {next(content.actors)};
        added.name = std::move(name);
        added.kind = kind;
        for (const auto& [report, quote] : names) {
            added.names.push_back({std::string(quote), report, find(report, quote), -1});
        }
        if (names.size() > 1)
            added.because.push_back("the same name in several places");
        content.actors.push_back(std::move(added));
        return content.actors.back().id;
    }

    event::Event& event(mention::EventKind kind, std::string title, base::TimeInterval time,
                        const std::vector<Place>& mentions) {
        event::Event added;
        added.id = {next(content.events)};
        added.kind = kind;
        added.title = std::move(title);
        added.time = time;
        added.timeBecause = time.known() ? "stated in the sentence" : "no date is given";
        for (const auto& [report, quote] : mentions) {
            added.mentions.push_back({report, find(report, quote), -1});
        }
        content.events.push_back(std::move(added));
        return content.events.back();
    }

    pipeline::Claim& claim(base::EventId event, base::ReportId report, std::string_view quote,
                           claim::Attribute attribute, std::string scope, mention::Relation relation,
                           claim::Value value) {
        pipeline::Claim added;
        added.id = {next(content.claims)};
        added.event = event;
        added.report = report;
        added.span = find(report, quote);
        added.quote = quote;
        added.attribute = attribute;
        added.scope = std::move(scope);
        added.relation = relation;
        added.value = std::move(value);
        added.why = {"pattern: invented for tests", "words: " + std::string(quote)};
        content.claims.push_back(std::move(added));
        return content.claims.back();
    }

    disagreement::Disagreement& disagreement(base::EventId event, claim::Attribute attribute, std::string scope,
                                             disagreement::Kind kind, std::vector<disagreement::Position> positions,
                                             std::string explanation) {
        disagreement::Disagreement added;
        added.id = {next(content.disagreements)};
        added.event = event;
        added.attribute = attribute;
        added.scope = std::move(scope);
        added.kind = kind;
        added.positions = std::move(positions);
        added.explanation = std::move(explanation);
        content.disagreements.push_back(std::move(added));
        return content.disagreements.back();
    }

private:
    template <class T>
    static std::int64_t next(const std::vector<T>& things) {
        return static_cast<std::int64_t>(things.size()) + 1;
    }
};

// From the first minute of `begin` to before `end`.
inline base::TimeInterval between(base::CivilTime begin, base::CivilTime end, base::Precision precision,
                                  base::Basis basis = base::Basis::Explicit) {
    return {begin, end, precision, basis};
}

inline mention::Quantity count(double number, mention::Relation relation = mention::Relation::Equal) {
    return {relation, number, relation == mention::Relation::Some ? std::nullopt : std::optional<double>(number)};
}

// 4 sources, 3 reports (R1 12 March 2019, R2 13 March, R3 undated), 6 actors, 12 events (E1 the parent of E2-E5; E9 a
// range, E10 open to one side, E11 and E12 undated, E8 background), 20 claims (C20 derived), 4 disagreements (D1, D2 on
// E1; D3 on E2; D4 on E3).
inline pipeline::Case sampleCase() {
    using base::CivilTime;
    using base::Precision;
    using base::TimeInterval;
    using claim::Attribute;
    using mention::ActorKind;
    using mention::EventKind;
    using mention::Relation;
    using mention::Role;
    CaseBuilder b;

    const auto courier = b.source("Merrow Courier", report::SourceKind::Outlet, 'B');
    const auto ledger = b.source("Coast Ledger", report::SourceKind::Outlet);
    const auto norwire = b.source("Norwire", report::SourceKind::Wire);
    const auto guard = b.source("Harbour Guard statement 14", report::SourceKind::Document);

    auto& first =
        b.report("merrow-courier.txt",
                 "Blast at Port Merrow ferry terminal kills six\n"
                 "At least six people were killed on Tuesday when a bomb exploded at the ferry terminal in Port "
                 "Merrow, police said.\n"
                 "The explosion at 9:40 a.m. wounded 21 passengers, harbour police chief Ilsa Torvand told Norwire.\n"
                 "Gunmen then opened fire on a customs post, killing two guards.\n"
                 "Police arrested three suspects at a warehouse later in the day.\n"
                 "“We know who ordered it,” Torvand said, blaming the Grey Tide movement.\n"
                 "A curfew was declared in the evening.\n"
                 "In 2014 a fire at the same terminal injured dozens.\n"
                 "Read also: Ferry prices rise again\n",
                 TimeInterval::ofDay(2019, 3, 12), "printed: March 12, 2019");
    first.publisher = courier;
    first.via = norwire;
    first.report.publisher = report::Credit{"Merrow Courier", report::SourceKind::Outlet, {}};
    first.report.via = report::Credit{"Norwire", report::SourceKind::Wire, {}};
    first.report.authors = {"Per Aldous", "Mina Kest"};
    const base::ReportId r1 = first.id;

    auto& second = b.report(
        "coast-ledger.txt",
        "Nine dead after Port Merrow bombing\n"
        "Nine people died in Tuesday’s bombing of the Port Merrow ferry terminal, mayor Oda Brandt said on Wednesday.\n"
        "More than 30 were hurt in the blast, which happened shortly before 10 a.m., hospital staff said.\n"
        "Three guards were shot dead at the customs post.\n"
        "Five men were detained in raids on Tuesday.\n"
        "The Grey Tide movement denied any part in it.\n"
        "Thousands marched through the city on Wednesday.\n"
        "The victims will be buried between 15 and 18 March.\n",
        TimeInterval::ofDay(2019, 3, 13), "printed: 13.03.2019");
    second.publisher = ledger;
    second.report.publisher = report::Credit{"Coast Ledger", report::SourceKind::Outlet, {}};
    const base::ReportId r2 = second.id;

    auto& third =
        b.report("statement-14.txt",
                 "Statement of the Harbour Guard\n"
                 "Eight persons, among them two guards, lost their lives in the attack.\n"
                 "The device was hidden in a fish crate.\n"
                 "The commander of the post was replaced.\n"
                 "Patrols have been doubled since the attack.\n",
                 {CivilTime::of(2019, 3, 13), CivilTime::of(2019, 3, 17), Precision::Range, base::Basis::Inferred},
                 "no date is printed; it speaks of the attack as past and knows the toll of 13 March");
    third.publisher = guard;
    third.report.publisher = report::Credit{"Harbour Guard statement 14", report::SourceKind::Document, {}};
    const base::ReportId r3 = third.id;

    const auto torvand = b.actor("Ilsa Torvand", ActorKind::Person, {{r1, "Ilsa Torvand"}, {r1, "Torvand said"}});
    b.content.actors.back().names[1] = {
        "Torvand", r1, {b.find(r1, "Torvand said").begin, b.find(r1, "Torvand said").begin + 7}, -1};
    const auto brandt = b.actor("Oda Brandt", ActorKind::Person, {{r2, "Oda Brandt"}});
    const auto tide = b.actor("Grey Tide", ActorKind::ArmedGroup, {{r1, "Grey Tide"}, {r2, "Grey Tide"}});
    const auto police = b.actor("police", ActorKind::SecurityForce, {{r1, "police"}});
    const auto guards = b.actor("guards", ActorKind::SecurityForce, {{r1, "guards"}, {r2, "guards"}, {r3, "guards"}});
    const auto gunmen = b.actor("gunmen", ActorKind::Group, {{r1, "Gunmen"}});

    const auto tuesday = TimeInterval::ofDay(2019, 3, 12, base::Basis::Relative);
    const auto at = [](int day, int hour, int minute, Precision precision) {
        return TimeInterval{CivilTime::of(2019, 3, day, hour, minute),
                            precision == Precision::Minute ? CivilTime::of(2019, 3, day, hour, minute + 1)
                                                           : CivilTime::of(2019, 3, day, hour + 1),
                            precision, base::Basis::Explicit};
    };
    auto& attack = b.event(EventKind::Attack, "Attack on Port Merrow", tuesday,
                           {{r1, "Blast at Port Merrow ferry terminal kills six"}, {r3, "the attack"}});
    attack.place = "Port Merrow";
    attack.actors = {{tide, Role::Suspect}, {police, Role::Authority}};
    const base::EventId e1 = attack.id;

    auto& bombing = b.event(EventKind::Bombing, "Bomb at the ferry terminal", at(12, 9, 40, Precision::Minute),
                            {{r1, "a bomb exploded at the ferry terminal in Port Merrow"},
                             {r2, "Tuesday’s bombing of the Port Merrow ferry terminal"}});
    bombing.parent = e1;
    bombing.place = "ferry terminal";
    bombing.because = {"R2: same place, same day, same kind"};
    const base::EventId e2 = bombing.id;

    auto& shooting = b.event(
        EventKind::Shooting, "Shooting at the customs post",
        between(CivilTime::of(2019, 3, 12, 9, 40), CivilTime::of(2019, 3, 12, 12), Precision::PartOfDay,
                base::Basis::Inferred),
        {{r1, "Gunmen then opened fire on a customs post"}, {r2, "Three guards were shot dead at the customs post"}});
    shooting.parent = e1;
    shooting.place = "customs post";
    shooting.actors = {{guards, Role::Victim}, {gunmen, Role::Perpetrator}};
    const base::EventId e3 = shooting.id;

    auto& arrest = b.event(
        EventKind::Arrest, "Arrests at a warehouse", tuesday,
        {{r1, "Police arrested three suspects at a warehouse"}, {r2, "Five men were detained in raids on Tuesday"}});
    arrest.parent = e1;
    arrest.place = "warehouse";
    arrest.actors = {{police, Role::Authority}};
    const base::EventId e4 = arrest.id;

    auto& curfew = b.event(EventKind::Curfew, "Curfew declared",
                           between(CivilTime::of(2019, 3, 12, 18), CivilTime::of(2019, 3, 13), Precision::PartOfDay),
                           {{r1, "A curfew was declared in the evening"}});
    curfew.parent = e1;

    auto& blames = b.event(EventKind::Statement, "Torvand blames the Grey Tide", tuesday,
                           {{r1, "blaming the Grey Tide movement"}});
    blames.actors = {{torvand, Role::Speaker}, {tide, Role::Suspect}};
    const base::EventId e6 = blames.id;

    auto& march =
        b.event(EventKind::Protest, "March through the city", TimeInterval::ofDay(2019, 3, 13, base::Basis::Relative),
                {{r2, "Thousands marched through the city on Wednesday"}});
    march.place = "Port Merrow";
    const base::EventId e7 = march.id;

    auto& fire = b.event(EventKind::Accident, "Fire at the ferry terminal", TimeInterval::ofYear(2014),
                         {{r1, "In 2014 a fire at the same terminal injured dozens"}});
    fire.background = true;
    fire.place = "ferry terminal";
    const base::EventId e8 = fire.id;

    b.event(EventKind::Burial, "Burial of the victims",
            between(CivilTime::of(2019, 3, 15), CivilTime::of(2019, 3, 19), Precision::Range),
            {{r2, "The victims will be buried between 15 and 18 March"}});
    b.event(EventKind::Operation, "Patrols doubled",
            {CivilTime::of(2019, 3, 12), std::nullopt, Precision::Range, base::Basis::Inferred},
            {{r3, "Patrols have been doubled since the attack"}});
    b.event(EventKind::Appointment, "Commander of the post replaced", {},
            {{r3, "The commander of the post was replaced"}});
    auto& denial = b.event(EventKind::Statement, "The Grey Tide denies it", {},
                           {{r2, "The Grey Tide movement denied any part in it"}});
    denial.actors = {{tide, Role::Speaker}};

    const auto asOf = CivilTime::of(2019, 3, 12);
    auto& c1 = b.claim(e1, r1, "At least six people were killed", Attribute::Killed, "all", Relation::AtLeast,
                       count(6, Relation::AtLeast));
    c1.speaker = police;
    c1.asOf = asOf;
    auto& c2 = b.claim(e1, r2, "Nine people died", Attribute::Killed, "all", Relation::Equal, count(9));
    c2.speaker = brandt;
    c2.asOf = CivilTime::of(2019, 3, 13);
    c2.credibility = '2';
    b.claim(e1, r3, "Eight persons, among them two guards, lost their lives", Attribute::Killed, "all", Relation::Equal,
            count(8));
    auto& c4 = b.claim(e1, r1, "wounded 21 passengers", Attribute::Wounded, "passengers", Relation::Equal, count(21));
    c4.speaker = torvand;
    c4.via = norwire;
    b.claim(e1, r2, "More than 30 were hurt", Attribute::Wounded, "all", Relation::MoreThan,
            count(30, Relation::MoreThan));
    b.claim(e2, r1, "at 9:40 a.m.", Attribute::StartTime, "event", Relation::Equal, at(12, 9, 40, Precision::Minute));
    b.claim(e2, r2, "shortly before 10 a.m.", Attribute::StartTime, "event", Relation::About,
            at(12, 9, 0, Precision::Hour));
    b.claim(e3, r1, "killing two guards", Attribute::Killed, "guards", Relation::Equal, count(2));
    b.claim(e3, r2, "Three guards were shot dead", Attribute::Killed, "guards", Relation::Equal, count(3));
    b.claim(e4, r1, "arrested three suspects", Attribute::Detained, "suspects", Relation::Equal, count(3));
    b.claim(e4, r2, "Five men were detained", Attribute::Detained, "suspects", Relation::Equal, count(5));
    auto& c12 = b.claim(e1, r1, "“We know who ordered it,” Torvand said, blaming the Grey Tide movement",
                        Attribute::OrderedBy, "event", Relation::Equal, std::string("Grey Tide"));
    c12.speaker = torvand;
    c12.hedge = claim::Hedge::Alleged;
    auto& c13 = b.claim(e1, r2, "The Grey Tide movement denied any part in it", Attribute::OrderedBy, "event",
                        Relation::Denied, std::string("Grey Tide"));
    c13.speaker = tide;
    c13.hedge = claim::Hedge::Denied;
    b.claim(e7, r2, "Thousands marched", Attribute::Participants, "people", Relation::Some,
            count(2000, Relation::Some));
    b.claim(e8, r1, "injured dozens", Attribute::Wounded, "all", Relation::Some, count(24, Relation::Some));
    b.claim(e2, r3, "The device was hidden in a fish crate", Attribute::Weapon, "event", Relation::Equal,
            std::string("device hidden in a fish crate"));
    b.claim(e1, r2, "on Wednesday", Attribute::Date, "event", Relation::Equal,
            TimeInterval::ofDay(2019, 3, 13, base::Basis::Relative));
    b.claim({}, r3, "Patrols have been doubled", Attribute::Other, "patrols", Relation::Equal, std::string("doubled"))
        .otherName = "measure";
    b.claim(e6, r1, "ordered it", Attribute::Motive, "event", Relation::Unknown, std::monostate());
    auto& derived = b.claim(e1, r3, "Eight persons", Attribute::Killed, "civilians", Relation::Equal, count(6));
    derived.origin = claim::Origin::Derived;
    derived.report = {};
    derived.span = {};
    derived.quote.clear();
    derived.from = {{3}, {8}};
    derived.why = {"8 in all less 2 guards"};

    b.disagreement(e1, Attribute::Killed, "all", disagreement::Kind::Contradiction, {{"8", {{3}}, 1}, {"9", {{2}}, 1}},
                   "The Harbour Guard counts 8 dead, Oda Brandt 9.");
    b.disagreement(e1, Attribute::OrderedBy, "event", disagreement::Kind::Contradiction,
                   {{"Grey Tide", {{12}}, 1}, {"not Grey Tide", {{13}}, 1}},
                   "Ilsa Torvand blames the Grey Tide, which denies it.");
    b.disagreement(e2, Attribute::StartTime, "event", disagreement::Kind::PrecisionDifference,
                   {{"12 March 2019, 09:00 to 10:00", {{7}}, 1}, {"12 March 2019, 09:40", {{6}}, 1}},
                   "9:40 lies inside the hour before 10; the Coast Ledger is less exact.")
        .independent = false;
    b.disagreement(e3, Attribute::Killed, "guards", disagreement::Kind::UpdateOverTime,
                   {{"2", {{8}}, 1}, {"3", {{9}}, 1}},
                   "The Merrow Courier of 12 March counts 2 guards, the Coast Ledger of 13 March 3.");
    return b.content;
}

} // namespace parallax::test

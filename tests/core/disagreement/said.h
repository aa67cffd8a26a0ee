// A case in a few words, for tests of what is compared.
#pragma once

#include "disagreement/finder.h"

#include <deque>
#include <string>
#include <vector>

namespace parallax::disagreement::testing {

using claim::Attribute;
using mention::Relation;
using Lines = std::vector<std::string>;

inline base::TimeInterval dayOf(std::int64_t day) {
    return {base::CivilTime::ofDay(day), base::CivilTime::ofDay(day + 1), base::Precision::Day, base::Basis::Explicit};
}

// A case in a few words: event 0 is the incident, events 1 .. are its parts; report i appears on day 100 + i.
class Said {
public:
    Said() {
        for (int i = 0; i < 6; ++i) {
            ComparedEvent event;
            event.incident = 0;
            event.parent = i == 0 ? -1 : 0;
            event.title = "event " + std::to_string(i);
            if (i > 0)
                event.place = "place " + std::to_string(i);
            events.push_back(event);
        }
        for (int i = 0; i < 6; ++i) {
            ComparedReport report;
            report.label = std::string(1, static_cast<char>('A' + i));
            report.published = dayOf(100 + i);
            report.publisher = i;
            reports.push_back(report);
        }
    }
    ComparedClaim& add(std::uint32_t report, Attribute attribute, std::string scope, claim::Value value,
                       std::int32_t event = 0) {
        ComparedClaim claim;
        claim.report = report;
        claim.event = event;
        claim.attribute = attribute;
        claim.scope = std::move(scope);
        claim.value = std::move(value);
        m_sentences.push_back("sentence number " + std::to_string(claims.size()) + " of report " +
                              std::to_string(report));
        claim.sentence = m_sentences.back();
        claim.span = {static_cast<std::uint32_t>(claims.size() * 10),
                      static_cast<std::uint32_t>(claims.size() * 10 + 5)};
        return claims.emplace_back(claim);
    }
    ComparedClaim& count(std::uint32_t report, Attribute attribute, std::string scope, double value,
                         std::int32_t event = 0, Relation relation = Relation::Equal) {
        ComparedClaim& claim =
            add(report, attribute, std::move(scope), mention::Quantity{relation, value, value}, event);
        claim.relation = relation;
        return claim;
    }
    // One line for each disagreement: "killed all contradiction: 6 | 8".
    std::vector<std::string> found() {
        result = find(claims, events, reports);
        std::vector<std::string> lines;
        for (const FoundDisagreement& one : result.disagreements) {
            std::string line =
                std::string(claim::name(one.attribute)) + ' ' + one.scope + ' ' + std::string(name(one.kind)) + ':';
            for (const FoundPosition& position : one.positions)
                line += (&position == &one.positions.front() ? " " : " | ") + position.value;
            lines.push_back(line);
        }
        return lines;
    }

    std::vector<ComparedClaim> claims;
    std::vector<ComparedEvent> events;
    std::vector<ComparedReport> reports;
    Found result;

private:
    std::deque<std::string> m_sentences;
};

} // namespace parallax::disagreement::testing

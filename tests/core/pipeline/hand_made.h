// Small reports with an analysis written by hand, so that the stages over all reports are tested by themselves.
#pragma once

#include "actor/actor.h"
#include "claim/analysed_report.h"
#include "pipeline/assemble.h"

#include <cassert>
#include <functional>
#include <string>
#include <string_view>

namespace parallax::pipeline::testing {

// Text goes in whole; mentions, happenings and claims are then put on pieces of it, each named by its words (first
// occurrence at or after `from`).
class HandMade {
public:
    HandMade(std::string file, std::string publisher, std::string text) {
        made.report.file = std::move(file);
        made.report.text = std::move(text);
        // Any 64 hex digits that differ by text do: nothing here checks the hash itself.
        const std::size_t hash = std::hash<std::string>()(made.report.text);
        const std::string digits = "0123456789abcdef";
        for (int i = 0; i < 64; ++i)
            made.report.sha256 += digits[(hash >> (4 * (i % 16))) & 15];
        if (!publisher.empty())
            made.report.publisher = report::Credit{std::move(publisher), report::SourceKind::Outlet, {}};
        std::uint32_t begin = 0;
        for (std::uint32_t i = 0; i <= made.report.text.size(); ++i)
            if (i == made.report.text.size() || made.report.text[i] == '\n') {
                if (i > begin) {
                    made.report.bodyLines.push_back({begin, i});
                    made.analysis.sentences.push_back({begin, i}); // a line is a sentence
                }
                begin = i + 1;
            }
    }

    HandMade& on(std::int64_t day) {
        made.report.published = days(day);
        return *this;
    }
    static base::TimeInterval days(std::int64_t first, std::int64_t count = 1) {
        return {base::CivilTime::ofDay(first), base::CivilTime::ofDay(first + count),
                count == 1 ? base::Precision::Day : base::Precision::Range, base::Basis::Explicit};
    }

    base::Span span(std::string_view words) const {
        const std::size_t at = made.report.text.find(words);
        assert(at != std::string::npos);
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    }
    std::uint32_t sentenceOf(base::Span span) const {
        std::uint32_t number = 0;
        for (std::uint32_t i = 0; i < made.analysis.sentences.size(); ++i)
            if (made.analysis.sentences[i].begin <= span.begin)
                number = i;
        return number;
    }

    mention::ActorMention& actor(std::string_view words, mention::ActorKind kind, bool named, std::int32_t chain = -1) {
        mention::ActorMention one;
        one.span = one.wholeSpan = span(words);
        one.text = words;
        const std::size_t blank = words.rfind(' ');
        one.headLemma = words.substr(blank == std::string_view::npos ? 0 : blank + 1);
        one.kind = kind;
        one.form = named ? mention::MentionForm::Name : mention::MentionForm::Nominal;
        one.sentence = sentenceOf(one.span);
        one.chain = chain >= 0 ? static_cast<std::uint32_t>(chain)
                               : static_cast<std::uint32_t>(made.analysis.actors.size() + 1000);
        return made.analysis.actors.emplace_back(one);
    }
    mention::ActorMention& person(std::string_view words, std::int32_t chain = -1) {
        return actor(words, mention::ActorKind::Person, true, chain);
    }

    mention::EventMention& happening(std::string_view words, mention::EventKind kind, base::TimeInterval time = {},
                                     std::string place = {}) {
        mention::EventMention one;
        one.span = one.trigger = span(words);
        one.kind = kind;
        one.time = time;
        one.timeBecause = "printed";
        one.place = std::move(place);
        one.sentence = sentenceOf(one.span);
        return made.analysis.events.emplace_back(one);
    }
    HandMade& takesPart(std::size_t actor, mention::Role role, std::size_t happening = 0) {
        made.analysis.events[happening].participants.push_back({static_cast<std::uint32_t>(actor), role});
        return *this;
    }

    claim::ReportClaim& claim(std::string_view words, claim::Attribute attribute, std::string scope, claim::Value value,
                              std::int32_t happening = 0, mention::Relation relation = mention::Relation::Equal) {
        claim::ReportClaim one;
        one.span = span(words);
        one.attribute = attribute;
        one.scope = std::move(scope);
        one.value = std::move(value);
        one.relation = relation;
        one.event = happening;
        return made.analysis.claims.emplace_back(one);
    }
    static mention::Quantity number(double value, mention::Relation relation = mention::Relation::Equal) {
        return {relation, value, value};
    }
    claim::ReportClaim& count(std::string_view words, claim::Attribute attribute, std::string scope, double value,
                              std::int32_t happening = 0, mention::Relation relation = mention::Relation::Equal) {
        return claim(words, attribute, std::move(scope), number(value, relation), happening, relation);
    }

    Analysed made;
};

} // namespace parallax::pipeline::testing

// What a report says around a phrase, a happening, and as a whole, as features of the role model.
#pragma once

#include "claim/extraction.h"
#include "claim/role_feature.h"

namespace parallax::claim {

// Views of one report's extraction, which must outlive it and not change. One thread.
class RoleEvidence {
public:
    explicit RoleEvidence(const Extraction& extraction);

    // The report tells of violence as a fact; without it there is nothing to ask for.
    bool anyViolence() const { return !m_violent.empty(); }
    bool conflict() const { return m_conflict; } // of an armed conflict, as by mention::tellsOfConflict
    // The event mention of the violence that stands nearest to the token in its sentence, else the last one of the two
    // sentences before, -1 for none; `distance` counts tokens, more outside the violence's own phrase, and much more
    // outside its sentence.
    std::int32_t nearest(int token, std::size_t& distance) const;

    // Features of the whole report, as name and value.
    using Notes = std::vector<std::pair<std::string_view, std::string_view>>;
    Notes report() const;
    // The common words that it uses, the violence that it tells of, and who takes part in that as what.
    void wordsAndDeeds(RoleFeatures& out) const;

    // What is said by the words at a phrase with head `token`; `named`: it is a name, whose words say nothing.
    void phrase(RoleFeatures& out, int token, bool named) const;
    // What a rule goes by that gives the candidate its role in an event mention (-1: in none).
    void rule(RoleFeatures& out, std::string_view as, std::int32_t event) const;
    // "1", "2-3", ... "title": where in the report a sentence stands.
    static std::string_view place(std::uint32_t sentence, bool headline);

private:
    const mention::EventMention& event(std::int32_t e) const {
        return m_x.events.mentions[static_cast<std::size_t>(e)];
    }
    std::string_view age(const mention::EventMention& one) const;
    std::string_view generalWord(int t) const;
    std::string_view relation(int t) const { return m_syntax.token(t).relation; }
    std::string pathTo(int t, int to) const;

    const Extraction& m_x;
    const mention::Syntax& m_syntax;
    std::vector<std::int32_t> m_violent;
    std::vector<std::vector<std::int32_t>> m_bySentence;
    std::vector<const mention::Frame*> m_frameOfEvent;
    bool m_conflict = false;
};

} // namespace parallax::claim

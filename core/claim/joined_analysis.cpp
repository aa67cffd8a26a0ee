#include "claim/joined_analysis.h"

#include <cstdint>
#include <iterator>
#include <vector>

namespace parallax::claim {

namespace {

// Moves an index behind `before` others; -1 stays none.
void shift(std::int32_t& index, std::size_t before) {
    if (index >= 0)
        index += static_cast<std::int32_t>(before);
}

void shift(std::uint32_t& index, std::size_t before) {
    index += static_cast<std::uint32_t>(before);
}

template <class T>
void append(std::vector<T>& all, std::vector<T>& more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    more = {};
}

} // namespace

void JoinedAnalysis::add(ReportAnalysis section, std::size_t tokensBefore) {
    ++m_sections;
    m_chains.number(section.actors);
    const std::size_t actors = m_all.actors.size(), events = m_all.events.size(), times = m_all.times.size(),
                      sentences = m_all.sentences.size();
    for (auto& one : section.actors) {
        shift(one.headToken, tokensBefore);
        shift(one.sentence, sentences);
    }
    for (auto& one : section.events) {
        for (auto& participant : one.participants)
            shift(participant.actorMention, actors);
        shift(one.sentence, sentences);
        shift(one.token, tokensBefore);
        shift(one.within, events);
        shift(one.sameAs, events);
    }
    for (auto& one : section.times) {
        shift(one.sentence, sentences);
        shift(one.rangeEnd, times);
    }
    for (auto& one : section.claims) {
        shift(one.speaker, actors);
        shift(one.event, events);
        shift(one.subject, actors);
    }
    append(m_all.actors, section.actors);
    append(m_all.events, section.events);
    append(m_all.times, section.times);
    append(m_all.claims, section.claims);
    append(m_all.sentences, section.sentences);
    if (section.latestKnown && (!m_all.latestKnown || *m_all.latestKnown < *section.latestKnown))
        m_all.latestKnown = section.latestKnown;
}

void JoinedAnalysis::leaveOutIdle() {
    std::vector<bool> chains(m_all.actors.size(), false); // a chain's number is lower than that of its first mention
    const auto use = [&](std::int64_t mention) {
        if (mention >= 0)
            chains[m_all.actors[static_cast<std::size_t>(mention)].chain] = true;
    };
    for (const auto& one : m_all.actors)
        if (one.form == mention::MentionForm::Name)
            chains[one.chain] = true;
    for (const auto& one : m_all.events)
        for (const auto& participant : one.participants)
            use(participant.actorMention);
    for (const auto& one : m_all.claims) {
        use(one.speaker);
        use(one.subject);
    }
    std::vector<std::int32_t> places(m_all.actors.size(), -1);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_all.actors.size(); ++i) {
        if (!chains[m_all.actors[i].chain])
            continue;
        places[i] = static_cast<std::int32_t>(kept);
        if (kept != i)
            m_all.actors[kept] = std::move(m_all.actors[i]);
        ++kept;
    }
    m_all.actors.resize(kept);
    constexpr std::uint32_t none = 0xffffffff;
    std::vector<std::uint32_t> numbers(chains.size(), none);
    std::uint32_t count = 0;
    for (auto& one : m_all.actors) {
        std::uint32_t& number = numbers[one.chain];
        if (number == none)
            number = count++;
        one.chain = number;
    }
    const auto move = [&](std::int32_t& mention) {
        if (mention >= 0)
            mention = places[static_cast<std::size_t>(mention)];
    };
    for (auto& one : m_all.events)
        for (auto& participant : one.participants)
            participant.actorMention = static_cast<std::uint32_t>(places[participant.actorMention]);
    for (auto& one : m_all.claims) {
        move(one.speaker);
        move(one.subject);
    }
}

ReportAnalysis JoinedAnalysis::take() {
    if (m_sections > 1)
        leaveOutIdle();
    m_all.actors.shrink_to_fit();
    m_all.events.shrink_to_fit();
    m_all.times.shrink_to_fit();
    m_all.claims.shrink_to_fit();
    m_all.sentences.shrink_to_fit();
    return std::move(m_all);
}

} // namespace parallax::claim

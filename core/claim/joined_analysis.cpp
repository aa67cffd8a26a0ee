#include "claim/joined_analysis.h"

#include <algorithm>
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

// Room that turns out not to be needed was never touched, and takes no memory.
template <class T>
void append(std::vector<T>& all, std::vector<T>& more, double share) {
    constexpr double spare = 1.1;
    const std::size_t size = all.size() + more.size();
    if (size > all.capacity())
        all.reserve(std::max(size, static_cast<std::size_t>(spare * static_cast<double>(size) / share)));
    std::move(more.begin(), more.end(), std::back_inserter(all));
    more = {};
}

// Takes the mentions away whose chain nothing asks for.
void leaveOutIdle(ReportAnalysis& section) {
    std::uint32_t count = 0;
    for (const auto& one : section.actors)
        count = std::max(count, one.chain + 1);
    std::vector<bool> chains(count, false);
    const auto use = [&](std::int64_t mention) {
        if (mention >= 0)
            chains[section.actors[static_cast<std::size_t>(mention)].chain] = true;
    };
    for (const auto& one : section.actors)
        if (one.form == mention::MentionForm::Name)
            chains[one.chain] = true;
    for (const auto& one : section.events)
        for (const auto& participant : one.participants)
            use(participant.actorMention);
    for (const auto& one : section.claims) {
        use(one.speaker);
        use(one.subject);
    }
    std::vector<std::int32_t> places(section.actors.size(), -1);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < section.actors.size(); ++i) {
        if (!chains[section.actors[i].chain])
            continue;
        places[i] = static_cast<std::int32_t>(kept);
        if (kept != i)
            section.actors[kept] = std::move(section.actors[i]);
        ++kept;
    }
    section.actors.resize(kept);
    const auto move = [&](std::int32_t& mention) {
        if (mention >= 0)
            mention = places[static_cast<std::size_t>(mention)];
    };
    for (auto& one : section.events)
        for (auto& participant : one.participants)
            participant.actorMention = static_cast<std::uint32_t>(places[participant.actorMention]);
    for (auto& one : section.claims) {
        move(one.speaker);
        move(one.subject);
    }
}

} // namespace

void JoinedAnalysis::add(ReportAnalysis section, std::size_t tokensBefore, double share) {
    if (++m_sections == 1) {
        m_all = std::move(section);
        m_firstShare = share;
        return;
    }
    if (m_sections == 2) {
        ReportAnalysis first = std::move(m_all);
        m_all = {};
        append(std::move(first), 0, m_firstShare);
    }
    append(std::move(section), tokensBefore, share);
}

void JoinedAnalysis::append(ReportAnalysis section, std::size_t tokensBefore, double share) {
    leaveOutIdle(section);
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
    claim::append(m_all.actors, section.actors, share);
    claim::append(m_all.events, section.events, share);
    claim::append(m_all.times, section.times, share);
    claim::append(m_all.claims, section.claims, share);
    claim::append(m_all.sentences, section.sentences, share);
    if (section.latestKnown && (!m_all.latestKnown || *m_all.latestKnown < *section.latestKnown))
        m_all.latestKnown = section.latestKnown;
}

ReportAnalysis JoinedAnalysis::take() {
    if (m_sections == 1) {
        m_chains.number(m_all.actors);
        m_all.actors.shrink_to_fit();
        m_all.events.shrink_to_fit();
        m_all.times.shrink_to_fit();
        m_all.claims.shrink_to_fit();
        m_all.sentences.shrink_to_fit();
    }
    return std::move(m_all);
}

} // namespace parallax::claim

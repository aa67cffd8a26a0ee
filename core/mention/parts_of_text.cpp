#include "mention/parts_of_text.h"

#include "mention/actor_finder.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace parallax::mention {

namespace {

constexpr std::uint32_t none = 0xfffffffe;

std::string_view lastWord(std::string_view name) {
    const std::size_t space = name.find_last_of(' ');
    return space == std::string_view::npos ? name : name.substr(space + 1);
}

} // namespace

TimesOfParts::TimesOfParts(std::vector<TimeMention> all)
    : m_left(std::make_move_iterator(all.begin()), std::make_move_iterator(all.end())) {}

std::vector<TimeMention> TimesOfParts::next(const language::Document& part) {
    std::vector<TimeMention> result;
    std::size_t sentence = 0;
    for (; !m_left.empty(); m_left.pop_front(), ++m_given) {
        TimeMention& time = m_left.front();
        while (sentence < part.sentences.size() && part.sentences[sentence].span.end <= time.span.begin) {
            ++sentence;
        }
        if (sentence == part.sentences.size()) {
            break;
        }
        const bool isHere = part.sentences[sentence].span.begin < time.span.end;
        if (!result.empty() && result.back().rangeEnd == m_given) {
            result.back().rangeEnd = isHere ? static_cast<std::int32_t>(result.size()) : -1;
        }
        if (isHere) {
            time.sentence = static_cast<std::uint32_t>(sentence);
            result.push_back(std::move(time));
        }
    }
    if (!result.empty() && result.back().rangeEnd == m_given) {
        result.back().rangeEnd = -1; // its end stands in the next part
    }
    return result;
}

std::uint32_t ChainsOfParts::knownChain(const ActorMention& mention) const {
    const std::string name = nameInLowerCase(mention.text);
    if (const auto same = m_names.find(name); same != m_names.end()) {
        return same->second;
    }
    if (mention.kind == ActorKind::Person && name.find(' ') == std::string::npos) {
        const auto person = m_surnames.find(name);
        if (person != m_surnames.end() && person->second != several) {
            return person->second;
        }
    }
    return none;
}

void ChainsOfParts::learn(const ActorMention& mention) {
    const std::string name = nameInLowerCase(mention.text);
    m_names.try_emplace(name, mention.chain);
    if (!mention.acronym.empty()) {
        m_names.try_emplace(nameInLowerCase(mention.acronym), mention.chain);
    }
    if (mention.kind == ActorKind::Person && name.find(' ') != std::string::npos) {
        const auto [known, isNew] = m_surnames.try_emplace(std::string(lastWord(name)), mention.chain);
        if (!isNew && known->second != mention.chain) {
            known->second = several;
        }
    }
}

void ChainsOfParts::number(std::vector<ActorMention>& mentions) {
    std::uint32_t chains = 0;
    for (const ActorMention& mention : mentions) {
        chains = std::max(chains, mention.chain + 1);
    }
    std::vector<std::uint32_t> numbers(chains, none);
    if (m_count > 0) {
        for (const ActorMention& mention : mentions) {
            if (mention.form == MentionForm::Name && numbers[mention.chain] == none) {
                numbers[mention.chain] = knownChain(mention);
            }
        }
    }
    for (ActorMention& mention : mentions) {
        std::uint32_t& number = numbers[mention.chain];
        if (number == none) {
            number = m_count++;
        }
        mention.chain = number;
    }
    for (const ActorMention& mention : mentions) {
        if (mention.form == MentionForm::Name) {
            learn(mention);
        }
    }
}

} // namespace parallax::mention

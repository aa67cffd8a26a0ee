#include "mention/event_place.h"

#include "base/one_of.h"
#include "language/wordnet.h"
#include "mention/event_clause.h"

#include <array>

namespace parallax::mention {

using language::NameKind;
using language::NounClass;
using language::Upos;

EventPlaces::EventPlaces(const Syntax& syntax, const std::vector<TimeMention>& times) : m_syntax(syntax) {
    const auto& document = m_syntax.document();
    m_placeName.assign(m_syntax.size(), -1);
    for (std::size_t n = 0; n < document.names.size(); ++n) {
        if (document.names[n].kind != NameKind::Place)
            continue;
        for (auto t = document.names[n].firstToken; t < document.names[n].endToken; ++t)
            m_placeName[t] = static_cast<int>(n);
    }
    m_inTime.assign(m_syntax.size(), false);
    for (const TimeMention& time : times) {
        for (auto t = static_cast<std::size_t>(m_syntax.tokenAt(time.span.begin));
             t < m_syntax.size() && m_syntax.token(static_cast<int>(t)).span.begin < time.span.end; ++t)
            m_inTime[t] = true;
    }
}

// The name or noun phrase of a place without its article.
bool EventPlaces::placePhrase(int t, std::string& text, base::Span& span, int depth) const {
    // No place is called "Monday's".
    if (m_inTime[static_cast<std::size_t>(t)])
        return false;
    const int n = m_placeName[static_cast<std::size_t>(t)];
    if (n >= 0) {
        span = m_syntax.document().names[static_cast<std::size_t>(n)].span;
        // "Long Sea Island of Velin": Velin.
        for (const std::string_view kind : {"Island of ", "City of ", "Town of ", "Village of ", "Province of "}) {
            const auto at = span.in(m_syntax.document().text).find(kind);
            if (at != std::string_view::npos)
                span.begin += static_cast<std::uint32_t>(at + kind.size());
        }
    } else {
        if (m_syntax.upos(t) != Upos::NOUN && m_syntax.upos(t) != Upos::PROPN)
            return false;
        const auto classes = language::nounClasses(m_syntax.lemma(t), 2);
        if (!(classes & (language::bit(NounClass::Place) | language::bit(NounClass::Building))))
            return false;
        if (classes &
            (language::bit(NounClass::Time) | language::bit(NounClass::Act) | language::bit(NounClass::Event)))
            return false;
        // "the city of X", "X city", "a village called X": the name, where there is one.
        for (const int c : m_syntax.children(t)) {
            const Rel r = m_syntax.rel(c);
            // "the western edge of the town of X"
            if (r == Rel::Nmod && m_syntax.preposition(c) == "of" && depth < 2 &&
                m_placeName[static_cast<std::size_t>(c)] < 0 && language::isA(m_syntax.lemma(c), NounClass::Place, 2) &&
                placePhrase(c, text, span, depth + 1) && text[0] >= 'A' && text[0] <= 'Z')
                return true;
            if ((r == Rel::Nmod || r == Rel::Appos || r == Rel::Compound || r == Rel::Flat) &&
                m_placeName[static_cast<std::size_t>(c)] >= 0) {
                const auto preposition = m_syntax.preposition(c);
                if (r == Rel::Nmod && preposition != "of")
                    continue;
                span =
                    m_syntax.document().names[static_cast<std::size_t>(m_placeName[static_cast<std::size_t>(c)])].span;
                text = std::string(span.in(m_syntax.document().text));
                return true;
            }
            // "the town of X", which no list knows.
            if (r == Rel::Nmod && m_syntax.upos(c) == Upos::PROPN && m_syntax.preposition(c) == "of" &&
                !m_inTime[static_cast<std::size_t>(c)]) {
                auto [from, to] = m_syntax.nounPhrase(c);
                while (from < c && (m_syntax.upos(from) == Upos::DET || m_syntax.upos(from) == Upos::ADP))
                    ++from;
                span = m_syntax.span(from, c);
                text = std::string(span.in(m_syntax.document().text));
                return true;
            }
        }
        auto [from, to] = m_syntax.nounPhrase(t);
        to = t;
        while (from < t && (m_syntax.upos(from) == Upos::DET || m_syntax.upos(from) == Upos::ADP ||
                            m_syntax.upos(from) == Upos::PRON))
            ++from;
        span = m_syntax.span(from, to);
    }
    text = std::string(span.in(m_syntax.document().text));
    return true;
}

// "..., a doctor at Torma Hospital said": where who speaks is from.
bool EventPlaces::isOfSpeaker(int t, int deed) const {
    static constexpr std::array<std::string_view, 8> verbs{"say",   "tell",    "report",   "add",
                                                           "state", "confirm", "announce", "note"};
    for (int at = m_syntax.head(t), steps = 0; at >= 0 && steps < 4 && m_syntax.isNominal(at); ++steps) {
        const int verb = m_syntax.head(at);
        if (m_syntax.rel(at) == Rel::Nsubj)
            return verb >= 0 && base::isOneOf(m_syntax.lemma(verb), verbs) && !m_syntax.below(deed, at);
        at = verb;
    }
    return false;
}

void EventPlaces::placeOf(const Frame& frame, EventMention& event) {
    std::string fallback;
    base::Span fallbackSpan;
    const auto consider = [&](int t) {
        std::string text;
        base::Span span;
        if (!placePhrase(t, text, span))
            return false;
        const bool named = m_placeName[static_cast<std::size_t>(t)] >= 0 || (text[0] >= 'A' && text[0] <= 'Z');
        if (named && event.place.empty()) {
            event.place = std::move(text);
            event.placeSpan = span;
            return true;
        }
        if (!named && fallback.empty()) {
            fallback = std::move(text);
            fallbackSpan = span;
        }
        return false;
    };
    // "thousands went to Northland": where they went.
    if (frame.kind == EventKind::Departure) {
        for (const int c : m_syntax.children(frame.at)) {
            const auto preposition = m_syntax.preposition(c);
            if (m_syntax.rel(c) == Rel::Obl && (preposition == "to" || preposition == "for") && consider(c))
                return;
        }
    }
    // "Ostmark was the scene of the first bombing": Ostmark.
    if (const int scene = m_syntax.head(frame.at);
        scene >= 0 && m_syntax.preposition(frame.at) == "of" &&
        (m_syntax.lemma(scene) == "scene" || m_syntax.lemma(scene) == "site") && m_syntax.hasChild(scene, Rel::Cop)) {
        if (const int subject = m_syntax.child(scene, Rel::Nsubj); subject >= 0 && consider(subject))
            return;
    }
    for (const int c : m_syntax.children(frame.at)) {
        if (m_syntax.lower(c) == "nationwide") {
            event.place = "nationwide";
            event.placeSpan = m_syntax.token(c).span;
            return;
        }
    }
    for (const int p : frame.places) {
        if (consider(p))
            return;
        for (const int c : m_syntax.children(p)) {
            if (m_syntax.rel(c) == Rel::Nmod && consider(c))
                return;
        }
    }
    if (const int verb = verbAround(m_syntax, frame); verb >= 0) {
        for (const int c : m_syntax.children(verb)) {
            const auto preposition = m_syntax.preposition(c);
            if (m_syntax.rel(c) == Rel::Obl && followsWithoutBreak(m_syntax, c, frame.at) &&
                (preposition == "in" || preposition == "at" || preposition == "near" || preposition == "across") &&
                consider(c))
                return;
        }
    }
    // "In the fight that broke out at Miller's, two were killed".
    for (const int whole : m_syntax.children(frame.at)) {
        if (m_syntax.rel(whole) != Rel::Obl)
            continue;
        for (const int clause : m_syntax.children(whole)) {
            if (m_syntax.rel(clause) != Rel::AclRelcl)
                continue;
            for (const int c : m_syntax.children(clause)) {
                if (m_syntax.rel(c) != Rel::Obl || m_syntax.upos(c) != Upos::PROPN || m_syntax.preposition(c) != "at")
                    continue;
                auto [from, to] = m_syntax.nounPhrase(c);
                while (from < c && (m_syntax.upos(from) == Upos::DET || m_syntax.upos(from) == Upos::ADP))
                    ++from;
                event.placeSpan = m_syntax.span(from, std::max(to, c));
                event.place = std::string(event.placeSpan.in(m_syntax.document().text));
                return;
            }
        }
    }
    for (const int p : frame.patients) {
        for (const int c : m_syntax.children(p)) {
            const auto preposition = m_syntax.preposition(c);
            if (m_syntax.rel(c) == Rel::Nmod && (preposition == "in" || preposition == "at" || preposition == "near") &&
                consider(c))
                return;
        }
    }
    // A place written before the noun: "the Oldtown bombing".
    if (!m_syntax.isVerb(frame.at)) {
        for (const int c : m_syntax.children(frame.at)) {
            if ((m_syntax.rel(c) == Rel::Compound || m_syntax.rel(c) == Rel::NmodPoss) &&
                m_placeName[static_cast<std::size_t>(c)] >= 0 && consider(c))
                return;
        }
    }
    // What a post says names places, not where it was written.
    if (frame.kind == EventKind::Post)
        return;
    // Otherwise the next named place of the sentence after a preposition of place.
    const auto& sentence = m_syntax.sentenceOf(frame.at);
    int best = -1, bestDistance = 1 << 20;
    for (auto t = static_cast<int>(sentence.firstToken); t < static_cast<int>(sentence.endToken); ++t) {
        if (m_placeName[static_cast<std::size_t>(t)] < 0)
            continue;
        const auto preposition = m_syntax.preposition(t);
        if (preposition != "in" && preposition != "at" && preposition != "near" && preposition != "of" &&
            preposition != "outside")
            continue;
        if (isOfSpeaker(t, frame.at))
            continue;
        if (preposition == "of") {
            const int h = m_syntax.head(t);
            if (h < 0 || !language::isA(m_syntax.lemma(h), NounClass::Place, 1))
                continue;
        }
        const int distance = std::abs(t - frame.at);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = t;
        }
    }
    if (best >= 0 && consider(best))
        return;
    if (!fallback.empty()) {
        event.place = std::move(fallback);
        event.placeSpan = fallbackSpan;
    }
}

} // namespace parallax::mention

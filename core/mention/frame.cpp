#include "mention/frame.h"

#include "base/one_of.h"
#include "language/wordnet.h"
#include "mention/frame_arguments.h"
#include "mention/frame_sense.h"
#include "mention/missile_hit.h"

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

using base::isOneOf;

using language::Upos;

class FrameFinder {
public:
    FrameFinder(const Syntax& syntax, const TriggerLexicon& lexicon)
        : m_syntax(syntax), m_lexicon(lexicon), m_sense(syntax, lexicon) {}

    std::vector<Frame> run() {
        for (int t = 0; t < static_cast<int>(m_syntax.size()); ++t) {
            Frame frame;
            if (!lookUp(t, frame))
                continue;
            readArguments(m_syntax, m_lexicon, frame);
            if (m_sense.settle(frame))
                m_frames.push_back(std::move(frame));
        }
        return std::move(m_frames);
    }

private:
    bool lookUp(int t, Frame& frame) {
        const auto tag = m_syntax.upos(t);
        if (tag != Upos::VERB && tag != Upos::NOUN && tag != Upos::ADJ && tag != Upos::PROPN)
            return false;
        frame.at = frame.end = frame.clause = t;
        const auto lemma = m_syntax.lemma(t);
        if (tag == Upos::VERB) {
            for (const int c : m_syntax.children(t)) {
                const Rel r = m_syntax.rel(c);
                // "opened fire", "gave way", "took him hostage"
                // "took two civilians as hostages"
                const auto inside = m_syntax.children(c);
                const bool alone = inside.empty() || (inside.size() == 1 && m_syntax.preposition(c) == "as");
                const bool bareNoun = (r == Rel::Obj || r == Rel::Obl || r == Rel::Dep) && c > t &&
                                      m_syntax.upos(c) == Upos::NOUN && alone;
                if (r != Rel::CompoundPrt && r != Rel::Advmod && r != Rel::Xcomp && !bareNoun)
                    continue;
                // "went missing", "gave way": by the form where the tagger takes it for another word's.
                for (const auto second : {m_syntax.lemma(c), m_syntax.lower(c)}) {
                    m_phrase.assign(lemma).append(" ").append(second);
                    if (const auto* found = m_lexicon.find(m_phrase, tag)) {
                        frame.trigger = found;
                        frame.end = std::max(t, c);
                        return true;
                    }
                }
            }
        } else if (tag == Upos::NOUN && t + 1 < static_cast<int>(m_syntax.size()) &&
                   m_syntax.sentence(t) == m_syntax.sentence(t + 1)) {
            m_phrase.assign(lemma).append(" ").append(m_syntax.lemma(t + 1));
            if (m_lexicon.find(m_phrase, tag))
                return false; // told by its second word
        }
        if (tag != Upos::VERB && t > 0 && m_syntax.sentence(t) == m_syntax.sentence(t - 1)) {
            m_phrase.assign(m_syntax.lower(t - 1)).append(" ").append(lemma);
            frame.trigger = m_lexicon.find(m_phrase, Upos::NOUN);
            if (!frame.trigger && t > 1 && m_syntax.lower(t - 1) == "of") {
                m_phrase.assign(m_syntax.lower(t - 2)).append(" of ").append(lemma);
                frame.trigger = m_lexicon.find(m_phrase, Upos::NOUN);
            }
        }
        if (tag == Upos::VERB && publishes(t))
            frame.trigger = m_lexicon.find("post", tag);
        if (!frame.trigger && tag == Upos::VERB && wounds(m_syntax, t))
            frame.trigger = m_lexicon.find("wound", tag);
        if (!frame.trigger)
            frame.trigger = m_lexicon.find(lemma, tag);
        if (!frame.trigger && tag == Upos::VERB)
            frame.trigger = m_lexicon.find(language::verbBase(m_syntax.lower(t)), tag);
        if (!frame.trigger && tag == Upos::ADJ && (m_syntax.xpos(t, "VBN") || m_syntax.xpos(t, "JJ")))
            return false;
        if (!frame.trigger)
            return false;
        if (tag == Upos::NOUN || tag == Upos::PROPN) {
            // "attack helicopter", "bomb squad": the modifier tells what kind of thing, not that something happened.
            // "The alert level" is the alert's.
            if (m_syntax.rel(t) == Rel::Compound && m_syntax.head(t) > t &&
                !(frame.trigger->kind == EventKind::Alert && m_syntax.lemma(m_syntax.head(t)) == "level"))
                return false;
            if (tag == Upos::PROPN && (m_syntax.rel(t) == Rel::Flat || m_syntax.form(t) == "March"))
                return false; // the month, and not as people march
        }
        return true;
    }

    // "Released five videos", "a message was issued", "recorded an appeal": words and pictures that are given out.
    bool publishes(int t) const {
        constexpr std::array<std::string_view, 7> verbs{"release",    "issue",     "record", "send",
                                                        "distribute", "circulate", "air"};
        constexpr std::array<std::string_view, 8> media{"video", "footage",   "recording", "message",
                                                        "tape",  "audiotape", "videotape", "appeal"};
        return isOneOf(m_syntax.lemma(t), verbs) && std::ranges::any_of(m_syntax.children(t), [&](int c) {
                   return (m_syntax.rel(c) == Rel::Obj || m_syntax.rel(c) == Rel::NsubjPass) &&
                          isOneOf(m_syntax.lemma(c), media);
               });
    }

    const Syntax& m_syntax;
    const TriggerLexicon& m_lexicon;
    FrameSense m_sense;
    std::vector<Frame> m_frames;
    std::string m_phrase;
};

} // namespace

std::vector<Frame> findFrames(const Syntax& syntax, const TriggerLexicon& lexicon) {
    return FrameFinder(syntax, lexicon).run();
}

} // namespace parallax::mention

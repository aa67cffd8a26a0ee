#include "mention/event_telling.h"

#include "base/one_of.h"

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

using base::isOneOf;

using language::Upos;

constexpr std::array<std::string_view, 14> plannedVerbs = {"plan", "threaten", "intend", "plot",  "prepare",
                                                           "want", "attempt",  "try",    "order", "urge",
                                                           "seek", "vow",      "aim",    "incite"};
constexpr std::array<std::string_view, 10> discussingVerbs = {
    "discuss", "investigate", "probe", "examine", "review", "explain", "mourn", "condemn", "solve", "remember"};
constexpr std::array<std::string_view, 4> endingVerbs = {"end", "stop", "cease", "continue"};
constexpr std::array<std::string_view, 6> allegedWords = {"allegedly", "reportedly", "alleged",
                                                          "presumed",  "suspected",  "apparently"};

constexpr std::array<std::string_view, 15> recentTimes = {"monday",   "tuesday", "wednesday", "thursday", "friday",
                                                          "saturday", "sunday",  "yesterday", "morning",  "afternoon",
                                                          "evening",  "night",   "midnight",  "dawn",     "noon"};

// A plural without article, number, possessor or anything else said of it.
bool isBarePlural(const Syntax& syntax, int t) {
    if (!syntax.xpos(t, "NNS"))
        return false;
    return std::ranges::all_of(syntax.children(t), [&](int c) {
        const Rel r = syntax.rel(c);
        return r == Rel::Case || r == Rel::Punct || r == Rel::Cc || r == Rel::Conj;
    });
}

// "comes a year after nine people were shot": a clause led in by an amount of time.
bool isLongBefore(const Syntax& syntax, int t) {
    const int first = static_cast<int>(syntax.sentenceOf(t).firstToken);
    for (int i = t - 1; i > first && i > t - 10 && !syntax.isVerb(i); --i) {
        if (syntax.lower(i) != "after" && syntax.lower(i) != "since")
            continue;
        const auto lemma = syntax.lemma(i - 1);
        return lemma == "year" || lemma == "month" || lemma == "decade" || lemma == "week";
    }
    return false;
}

// "The army is killing our people", "they have murdered judges": what goes on, or went on, with nobody in particular.
bool goesOn(const Syntax& syntax, const Frame& frame) {
    const int t = frame.at;
    if (!isViolent(frame.kind) || frame.patients.empty())
        return false;
    bool present = false, perfect = false;
    for (const int c : syntax.children(t)) {
        if (syntax.rel(c) != Rel::Aux)
            continue;
        const auto word = syntax.lower(c);
        present = present || word == "is" || word == "are" || word == "'re";
        perfect = perfect || word == "has" || word == "have" || word == "'ve";
    }
    if (!(present && syntax.xpos(t, "VBG")) && !perfect)
        return false;
    return std::ranges::all_of(frame.patients, [&](int p) {
        const auto lemma = syntax.lemma(p);
        return isBarePlural(syntax, p) ||
               ((lemma == "people" || lemma == "population") && !syntax.hasChild(p, Rel::Nummod));
    });
}

// "pleaded not guilty Monday to murdering three": the deed that the gerund tells.
bool pleadsNotGuilty(const Syntax& syntax, int gerund) {
    for (int t = gerund - 1; t > 0 && t > gerund - 12 && syntax.sentence(t) == syntax.sentence(gerund); --t) {
        if (syntax.lower(t) == "guilty")
            return syntax.lower(t - 1) == "not" || syntax.lower(t - 1) == "n't";
    }
    return false;
}

} // namespace

Modality modality(const Syntax& syntax, const Frame& frame) {
    if (frame.negated)
        return Modality::Denied;
    // "The attacks must stop": what shall end has happened.
    const bool ends = !syntax.isVerb(frame.at) && isOneOf(syntax.lemma(frame.clause), endingVerbs);
    for (const int at : {frame.at, ends ? frame.at : frame.clause}) {
        for (const int c : syntax.children(at)) {
            const auto word = syntax.lower(c);
            const Rel r = syntax.rel(c);
            if (r == Rel::Aux) {
                if (word == "might" || word == "could" || word == "may")
                    return Modality::Possible;
                if (word == "would" || word == "will" || word == "should" || word == "must" || word == "can" ||
                    word == "'ll")
                    return Modality::Planned;
            }
            if (r == Rel::Mark && (word == "if" || word == "whether" || word == "unless"))
                return Modality::Possible;
            if (isOneOf(word, allegedWords))
                return Modality::Alleged;
            if (r == Rel::Amod && (word == "planned" || word == "possible" || word == "potential" || word == "future" ||
                                   word == "further"))
                return Modality::Planned;
        }
    }
    // "met to discuss the killing of four": what is discussed has happened, whether or not it is yet.
    if (const int verb = syntax.isVerb(frame.clause) ? frame.clause : syntax.head(frame.clause);
        !syntax.isVerb(frame.at) && verb >= 0 && isOneOf(syntax.lemma(verb), discussingVerbs))
        return Modality::Fact;
    int at = frame.clause;
    for (int steps = 0; steps < 4; ++steps) {
        const Rel r = syntax.rel(at);
        const int head = syntax.head(at);
        if (head < 0)
            break;
        if (r == Rel::Xcomp || r == Rel::Acl || r == Rel::Ccomp || r == Rel::Obj) {
            const bool infinitive = syntax.child(at, Rel::Mark, "to") >= 0 && !syntax.xpos(at, "VBG");
            if (isOneOf(syntax.lemma(head), plannedVerbs) && (infinitive || r == Rel::Obj))
                return Modality::Planned;
            if (infinitive && r == Rel::Acl && !syntax.isVerb(head))
                return Modality::Planned;
            if (r == Rel::Ccomp)
                break;
        } else if (r == Rel::Advcl && syntax.child(at, Rel::Mark, "to") >= 0 && syntax.xpos(at, "VBG")) {
            // "pleaded guilty to killing four" tells what was done, "pleaded not guilty to killing four" what is
            // alleged.
            return pleadsNotGuilty(syntax, at) ? Modality::Alleged : Modality::Fact;
        } else if (r == Rel::Advcl && syntax.child(at, Rel::Mark, "to") >= 0) {
            // "Used a lorry to ram the gate" was done, not meant.
            if (syntax.lemma(head) != "use")
                return Modality::Planned;
        } else if (r != Rel::Conj) {
            break;
        }
        at = head;
    }
    return Modality::Fact;
}

bool isGeneric(const Syntax& syntax, const Frame& frame) {
    const int t = frame.at;
    if (syntax.isVerb(t)) {
        if (syntax.sentenceOf(t).headline)
            return false;
        // "Used a lorry to ram the gate": as much of the past as what it was used for.
        if (const int head = syntax.head(t); syntax.rel(t) == Rel::Advcl && head >= 0 && syntax.lemma(head) == "use" &&
                                             !syntax.xpos(head, "VBZ") && !syntax.xpos(head, "VBP"))
            return false;
        if (goesOn(syntax, frame))
            return true;
        const bool past = syntax.xpos(t, "VBP") && syntax.lower(t) != syntax.lemma(t); // "shot", mistagged
        const bool present = (syntax.xpos(t, "VBP") && !past) || syntax.xpos(t, "VBZ") ||
                             (syntax.xpos(t, "VB") && !syntax.hasChild(t, Rel::Aux));
        return present && !syntax.hasChild(t, Rel::AuxPass) && !syntax.hasChild(t, Rel::Aux);
    }
    if (syntax.upos(t) != Upos::NOUN)
        return false;
    const bool plural = syntax.xpos(t, "NNS");
    bool bare = true;
    for (const int c : syntax.children(t)) {
        const Rel r = syntax.rel(c);
        if (r == Rel::Det || r == Rel::Nummod || r == Rel::NmodPoss || r == Rel::Acl || r == Rel::AclRelcl ||
            r == Rel::Nmod)
            bare = false;
    }
    if (syntax.sentenceOf(t).headline)
        return false;
    // "the murder of activists": whoever they are, nobody in particular.
    if (frame.trigger->undergoer == Undergoer::Of && !frame.patients.empty() &&
        std::ranges::all_of(frame.patients, [&](int p) { return isBarePlural(syntax, p); }))
        return true;
    return frame.clause == t && bare && plural;
}

// "since 2011", "in the war", "in recent years", "in the past": more than this story.
bool toldAsHistory(const Syntax& syntax, const EventMention& event) {
    const int clause = syntax.clauseHead(event.token);
    const auto history = [&](int t) {
        for (const int c : syntax.children(t)) {
            const Rel r = syntax.rel(c);
            if (r == Rel::Mark && syntax.lemma(c) == "since")
                return true;
            if (r == Rel::Advcl && syntax.child(c, Rel::Mark, "since") >= 0)
                return true;
            if (r != Rel::Obl && r != Rel::Nmod && r != Rel::Nsubj && r != Rel::NsubjPass && r != Rel::OblTmod)
                continue;
            const auto lemma = syntax.lemma(c);
            const auto preposition = syntax.preposition(c);
            // "since 2011" tells of more than this story, "since Sunday" of no more than it.
            if (preposition == "since" && !isOneOf(lemma, recentTimes))
                return true;
            if (lemma == "war" || lemma == "conflict" || lemma == "century" || lemma == "decade" ||
                lemma == "uprising" || lemma == "year" || lemma == "past" || lemma == "history") {
                if (lemma == "past" && preposition != "in")
                    continue;
                if (lemma == "year" && !(syntax.xpos(c, "NNS") || syntax.hasChild(c, Rel::Amod)))
                    continue;
                return true;
            }
        }
        return false;
    };
    return history(event.token) || (clause != event.token && history(clause)) || isLongBefore(syntax, event.token) ||
           (clause != event.token && isLongBefore(syntax, clause));
}

} // namespace parallax::mention

#include "mention/event_again.h"

#include "base/one_of.h"

#include <algorithm>
#include <array>

namespace parallax::mention {
namespace {

using base::isOneOf;

constexpr std::array<std::string_view, 2> pronouns = {"it", "this"};
constexpr std::array<std::string_view, 9> emptyNouns = {"incident", "tragedy",  "crime", "ordeal",  "event",
                                                        "episode",  "violence", "scene", "accident"};
constexpr std::uint32_t near = 3, far = 6; // sentences

bool isPast(const Syntax& syntax, int t) {
    return syntax.xpos(t, "VBD") || (syntax.xpos(t, "VBN") && syntax.hasChild(t, Rel::Aux));
}

} // namespace

bool tellsOfItAgain(const Syntax& syntax, int t) {
    if (!syntax.isVerb(t) || !isPast(syntax, t) || syntax.isNegated(t) || syntax.rel(t) == Rel::AclRelcl)
        return false;
    const auto lemma = syntax.lemma(t);
    const int object = syntax.child(t, Rel::Obj);
    const bool takesPlace = lemma == "take" && object >= 0 && syntax.lower(object) == "place";
    if (lemma != "happen" && lemma != "occur" && lemma != "unfold" && !takesPlace)
        return false;
    const int subject = syntax.child(t, Rel::Nsubj);
    return subject >= 0 && subject < t &&
           (isOneOf(syntax.lower(subject), pronouns) ||
            (isOneOf(syntax.lemma(subject), emptyNouns) && syntax.xpos(subject, "NN")));
}

std::int32_t toldBefore(const Syntax& syntax, int t, const std::vector<EventMention>& events) {
    const auto here = syntax.sentence(t);
    std::int32_t last = -1, first = -1;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const EventMention& one = events[i];
        if (one.token >= t || one.sentence == here || one.sentence + far < here || !isIncident(one.kind) ||
            one.generic || one.background || (one.modality != Modality::Fact && one.modality != Modality::Alleged))
            continue;
        if (first < 0 || one.token < events[static_cast<std::size_t>(first)].token)
            first = static_cast<std::int32_t>(i);
        if (one.sentence + near >= here && (last < 0 || one.token > events[static_cast<std::size_t>(last)].token))
            last = static_cast<std::int32_t>(i);
    }
    return last >= 0 ? last : first;
}

} // namespace parallax::mention

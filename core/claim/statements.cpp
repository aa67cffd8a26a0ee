#include "claim/statements.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace parallax::claim {
namespace {

using mention::EventKind;
using mention::Rel;

constexpr std::array<std::string_view, 13> forms = {"statement", "interview",  "conference", "briefing", "speech",
                                                    "telegram",  "broadcast",  "report",     "post",     "meeting",
                                                    "letter",    "communique", "page"};

} // namespace

void addStatements(const mention::Syntax& syntax, const Attributions& attributions,
                   const mention::ActorMentions& actors, const std::vector<mention::TimeMention>& times,
                   const base::TimeInterval& published, mention::EventMentions& events) {
    std::int32_t lastCue = -1;
    for (const auto& said : attributions.all()) {
        if (said.cue < 0 || said.speaker < 0 || !syntax.isVerb(said.cue) || said.cue == lastCue)
            continue;
        lastCue = said.cue;
        mention::Frame frame;
        frame.at = frame.end = frame.clause = said.cue;
        const mention::TimeMention* when = nullptr;
        bool form = false;
        for (const int c : syntax.children(said.cue)) {
            const Rel r = syntax.rel(c);
            if (r != Rel::Obl && r != Rel::OblTmod && r != Rel::Obj && r != Rel::Iobj && r != Rel::Nmod &&
                r != Rel::NmodTmod && r != Rel::Advmod)
                continue;
            if (c >= said.first && c <= said.last && said.first != syntax.first(said.cue))
                continue;
            form = form || (r == Rel::Obl && std::ranges::find(forms, syntax.lemma(c)) != forms.end()) ||
                   (r != Rel::Advmod && (syntax.lemma(c) == "reporter" || syntax.lemma(c) == "journalist"));
            const auto span = syntax.subtreeSpan(c);
            const auto from = std::ranges::partition_point(
                times, [&](const mention::TimeMention& time) { return time.span.end <= span.begin; });
            if (from != times.end() && from->span.begin < span.end && from->interval.known())
                when = &*from;
        }
        // Trees of long sentences hang the day and the occasion elsewhere: what stands outside of the words said, or
        // right after the verb.
        const auto& sentence = syntax.sentenceOf(said.cue);
        const auto outside = [&](int t) {
            return t < said.first || t > said.last || (t > said.cue && t <= said.cue + 3);
        };
        const auto from = std::ranges::partition_point(
            times, [&](const mention::TimeMention& time) { return time.span.end <= sentence.span.begin; });
        for (auto time = from; !when && time != times.end() && time->span.begin < sentence.span.end; ++time) {
            if (time->interval.known() && outside(syntax.tokenAt(time->span.begin)))
                when = &*time;
        }
        for (auto t = static_cast<int>(sentence.firstToken); t < static_cast<int>(sentence.endToken) && !form; ++t) {
            if (outside(t) && std::abs(t - said.cue) < 14 && syntax.isNominal(t) &&
                std::ranges::find(forms, syntax.lemma(t)) != forms.end())
                form = true;
        }
        const bool post = syntax.lemma(said.cue) == "tweet" || syntax.lemma(said.cue) == "post";
        if (!when && !form && !post && said.via.empty())
            continue;
        mention::EventMention event;
        event.kind = post ? EventKind::Post : EventKind::Statement;
        event.token = said.cue;
        event.sentence = syntax.sentence(said.cue);
        event.trigger = syntax.token(said.cue).span;
        event.lemma = std::string(syntax.lemma(said.cue));
        event.span = mention::clauseSpan(syntax, frame);
        const auto& speaker = actors.mentions[static_cast<std::size_t>(said.speaker)];
        if (speaker.sentence == event.sentence && event.span.joined(speaker.wholeSpan).size() < 240)
            event.span = event.span.joined(speaker.wholeSpan);
        if (when && when->sentence == event.sentence && event.span.joined(when->span).size() < 240)
            event.span = event.span.joined(when->span);
        event.participants.push_back({static_cast<std::uint32_t>(said.speaker), mention::Role::Speaker});
        if (when) {
            event.time = when->interval;
            event.timeBecause =
                fmt::format("its own words: {}; {}", when->span.in(syntax.document().text), when->because);
        } else if (published.bounded()) {
            // Said at the latest when it was printed; how long before is not known.
            event.time.end = published.end;
            event.time.precision = base::Precision::Range;
            event.time.basis = base::Basis::Relative;
            event.timeBecause = "no later than the report";
        }
        events.mentions.push_back(std::move(event));
    }
}

} // namespace parallax::claim

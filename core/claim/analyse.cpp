#include "claim/report_analysis.h"

#include "claim/extraction.h"
#include "claim/joined_analysis.h"
#include "claim/keywords.h"
#include "claim/role_judge.h"
#include "claim/statements.h"
#include "claim/weapon_choice.h"

#include "language/analyser.h"
#include "mention/actor_nouns.h"
#include "mention/event_phrase.h"

#include <algorithm>
#include <utility>

namespace parallax::claim {
namespace {

using language::Document;
using language::Upos;

// A day of the month without a year belongs to the year that its paragraph printed before it: "On June 30, 2011, ... on
// July 8".
void yearsOfParagraphs(const Document& document, std::vector<mention::TimeMention>& times) {
    std::uint32_t line = static_cast<std::uint32_t>(-1);
    int year = 0;
    base::CivilTime dated;
    std::string words;
    for (auto& time : times) {
        const auto& sentence = document.sentences[time.sentence];
        if (sentence.line != line) {
            line = sentence.line;
            year = 0;
        }
        if (time.type != mention::TimexType::Date)
            continue;
        const auto text = time.span.in(document.text);
        std::string_view printed;
        for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
            const auto part = text.substr(i, 4);
            if ((part.starts_with("19") || part.starts_with("20")) && part[2] >= '0' && part[2] <= '9' &&
                part[3] >= '0' && part[3] <= '9')
                printed = part;
        }
        if (!printed.empty() && time.interval.bounded()) {
            year = base::civilDate(*time.interval.begin).year;
            dated = *time.interval.begin;
            words = std::string(text);
            continue;
        }
        if (year == 0 || time.value.size() < 10 || time.value[4] != '-' || time.value[7] != '-' ||
            time.value[5] == 'W' || time.value[5] == 'X' || time.value[8] == 'X')
            continue;
        bool monthNamed = false; // only days of a named month, not weekdays
        for (const char c : text)
            monthNamed = monthNamed || (c >= '0' && c <= '9');
        if (!monthNamed)
            continue;
        const int month = (time.value[5] - '0') * 10 + time.value[6] - '0',
                  day = (time.value[8] - '0') * 10 + time.value[9] - '0';
        auto made = base::TimeInterval::ofDay(year, month, day, base::Basis::Relative);
        if (made.begin->minutes + 31 * 1440 < dated.minutes)
            made = base::TimeInterval::ofDay(year + 1, month, day, base::Basis::Relative);
        time.interval = made;
        time.because = "the year of \"" + words + "\" in its paragraph";
        time.background = times.front().background || time.background;
    }
}

mention::TimeContext timeContext(const report::Report& report) {
    mention::TimeContext context;
    context.reportDate = report.published;
    if (report.published.begin)
        context.year = base::civilDate(*report.published.begin).year;
    return context;
}

// The words of each event mention that a title can be made of.
void namePhrases(const mention::Syntax& syntax, const mention::ActorMentions& actors,
                 const std::vector<mention::TimeMention>& times, const std::vector<mention::Frame>& frames,
                 const Attributions& attributions, mention::EventMentions& events) {
    const mention::EventPhrases phrases(syntax, actors, times);
    std::vector<int> clauses(events.mentions.size(), -1);
    for (std::size_t f = 0; f < frames.size(); ++f) {
        if (const auto event = events.frameEvent[f];
            event >= 0 && events.mentions[static_cast<std::size_t>(event)].token == frames[f].at)
            clauses[static_cast<std::size_t>(event)] = frames[f].clause;
    }
    for (std::size_t e = 0; e < events.mentions.size(); ++e) {
        mention::EventMention& event = events.mentions[e];
        const bool said = event.kind == mention::EventKind::Statement || event.kind == mention::EventKind::Post;
        const auto speaker = std::ranges::find(event.participants, mention::Role::Speaker, &mention::Participant::role);
        if (said && speaker != event.participants.end()) {
            const auto words = std::ranges::find(attributions.all(), event.token, &Attribution::cue);
            const bool known = words != attributions.all().end();
            event.phrase = phrases.statement(event.token, static_cast<int>(speaker->actorMention),
                                             known ? words->first : -1, known ? words->last : -1);
        }
        if (event.phrase.form == mention::PhraseForm::None)
            event.phrase = phrases.happening(event.token, clauses[e] >= 0 ? clauses[e] : event.token);
    }
}

// The times of the whole report, for its sections.
mention::TimesOfParts timesOf(const report::Report& report) {
    const Document lines = language::documentOfLines(report.text, report.bodyLines);
    if (lines.sentences.empty())
        return mention::TimesOfParts({}); // page furniture; findTimes would take it for text that was never analysed
    auto times = mention::findTimes(lines, timeContext(report));
    yearsOfParagraphs(lines, times);
    return mention::TimesOfParts(std::move(times));
}

std::size_t headlines(const report::Report& report) {
    const bool titled =
        !report.titleSpan.empty() && !report.bodyLines.empty() && report.bodyLines.front().overlaps(report.titleSpan);
    return titled ? 1 : 0;
}

// The stages from times to claims on a section of the report, the keywords apart.
ReportAnalysis analyseSection(const report::Report& report, const Document& document, mention::TimesOfParts& times,
                              Keywords& keywords, std::size_t sentencesBefore,
                              const std::function<void(Extraction&)>& beforeJudging) {
    ReportAnalysis analysis;
    analysis.times = times.next(document);
    std::vector<base::Span> timeSpans;
    timeSpans.reserve(analysis.times.size());
    for (const auto& time : analysis.times)
        timeSpans.push_back(time.span);
    const auto quantities = mention::findQuantities(document, timeSpans);

    const mention::Syntax syntax(document);
    auto actors = mention::findActors(syntax);
    mention::resolveChains(syntax, actors);
    const Attributions attributions(syntax, actors);
    auto frames = mention::findFrames(syntax, mention::TriggerLexicon::shared());
    auto events = mention::findEvents(syntax, frames, actors, analysis.times, report.published);

    Extraction extraction{report,     syntax,       frames, actors, events, analysis.times,
                          quantities, attributions, {},     {},     {},     {}};
    extraction.quantityOfNoun.assign(syntax.size(), -1);
    extraction.quantityAt.assign(syntax.size(), -1);
    extraction.framesOfToken.assign(syntax.size(), -1);
    for (std::size_t q = 0; q < quantities.size(); ++q) {
        if (quantities[q].fraction)
            continue; // a share counts nobody
        // The noun of an elliptic count ("four soldiers killed and 20 wounded") is another clause's, and has a number
        // of its own.
        if (int noun = quantities[q].headToken;
            noun >= 0 && !quantities[q].elliptic && syntax.token(noun).span.begin >= quantities[q].span.begin) {
            // "three police officers": a number that the tree gives to the first noun of a compound counts its last
            // one.
            while (syntax.rel(noun) == mention::Rel::Compound && syntax.head(noun) > noun)
                noun = syntax.head(noun);
            auto& known = extraction.quantityOfNoun[static_cast<std::size_t>(noun)];
            if (known < 0 || quantities[static_cast<std::size_t>(known)].ordinal || !quantities[q].ordinal)
                known = static_cast<std::int32_t>(q);
        }
        for (int t = syntax.tokenAt(quantities[q].span.begin);
             t < static_cast<int>(syntax.size()) && syntax.token(t).span.begin < quantities[q].span.end; ++t) {
            extraction.quantityAt[static_cast<std::size_t>(t)] = static_cast<std::int32_t>(q);
        }
    }
    for (std::size_t f = 0; f < frames.size(); ++f)
        extraction.framesOfToken[static_cast<std::size_t>(frames[f].at)] = static_cast<std::int32_t>(f);

    findCounts(extraction);
    findFatesOfOne(extraction);
    findResponsibility(extraction);
    findMeans(extraction);
    findTargets(extraction);
    findCircumstances(extraction);
    findMotives(extraction);
    findSentences(extraction);
    findOrder(extraction);
    findDeathPlaces(extraction);
    findGroups(extraction);
    findDates(extraction);
    findAges(extraction);
    addStatements(syntax, attributions, actors, analysis.times, report.published, events);

    namePhrases(syntax, actors, analysis.times, frames, attributions, events);
    mention::joinAttackers(syntax, actors, events.mentions);
    mention::joinVictims(syntax, actors, events.mentions);
    // "Soldiers" are people of a body, and "a gang" is no body with a name; told apart only now, for what comes before
    // asks whose side they are on.
    for (auto& actor : actors.mentions) {
        if (actor.form != mention::MentionForm::Nominal)
            continue;
        const bool members = actor.kind == mention::ActorKind::SecurityForce && actor.plural &&
                             mention::ActorNouns::isMember(actor.headLemma);
        if (members || actor.kind == mention::ActorKind::ArmedGroup)
            actor.kind = mention::ActorKind::Group;
    }
    if (beforeJudging)
        beforeJudging(extraction);
    else
        judgeRoles(extraction, RoleModel::shared());
    chooseWeapons(extraction);

    analysis.claims = std::move(extraction.claims);
    std::erase_if(analysis.claims,
                  [&](const ReportClaim& claim) { return claim.span.empty() || report.isFurniture(claim.span); });
    std::ranges::stable_sort(analysis.claims,
                             [](const ReportClaim& a, const ReportClaim& b) { return a.span < b.span; });
    analysis.actors = std::move(actors.mentions);
    analysis.events = std::move(events.mentions);
    analysis.sentences.reserve(document.sentences.size());
    for (const auto& sentence : document.sentences)
        analysis.sentences.push_back(sentence.span);
    keywords.add(syntax, sentencesBefore);
    for (const auto& event : analysis.events) {
        if (event.modality == mention::Modality::Planned || event.generic || !event.time.bounded())
            continue;
        if (event.time.end->minutes - event.time.begin->minutes > 40 * 1440)
            continue;
        const auto day = base::CivilTime::ofDay(base::CivilTime{event.time.end->minutes - 1}.dayNumber());
        if (report.published.end && day >= *report.published.end)
            continue;
        if (!analysis.latestKnown || *analysis.latestKnown < day)
            analysis.latestKnown = day;
    }
    return analysis;
}

// A token has a byte at the least, and a section three quarters of so many tokens.
bool mayHaveSections(const report::Report& report) {
    return report.text.size() >= language::tokensASection / 4 * 3;
}

} // namespace

Document analyseLanguage(const report::Report& report) {
    return language::analyser().analyse(report.text, report.bodyLines, headlines(report));
}

std::vector<Document> analyseLanguage(std::span<const report::Report* const> reports) {
    std::vector<language::Analyser::Source> sources;
    for (const report::Report* report : reports)
        sources.push_back(mayHaveSections(*report)
                              ? language::Analyser::Source{}
                              : language::Analyser::Source{report->text, report->bodyLines, headlines(*report)});
    return language::analyser().analyse(sources);
}

ReportAnalysis analyse(const report::Report& report) {
    auto times = timesOf(report);
    Keywords keywords;
    JoinedAnalysis joined;
    language::analyser().analyseInParts(
        report.text, report.bodyLines, headlines(report), language::tokensASection,
        [&](const language::DocumentPart& part) {
            const double read = part.document.sentences.empty() ? 1 : part.document.sentences.back().span.end;
            joined.add(analyseSection(report, part.document, times, keywords, part.sentencesBefore, {}),
                       part.tokensBefore, read / static_cast<double>(report.text.size()));
        });
    ReportAnalysis analysis = joined.take();
    analysis.keywords = keywords.heaviest();
    return analysis;
}

ReportAnalysis analyse(const report::Report& report, Document& language) {
    if (mayHaveSections(report))
        return analyse(report);
    if (language.sentences.empty())
        language = analyseLanguage(report);
    language.text = report.text; // the report may be a copy of the one before
    auto times = timesOf(report);
    Keywords keywords;
    JoinedAnalysis joined;
    if (!language.sentences.empty())
        joined.add(analyseSection(report, language, times, keywords, 0, {}), 0, 1);
    ReportAnalysis analysis = joined.take();
    analysis.keywords = keywords.heaviest();
    return analysis;
}

ReportAnalysis analyseForRoles(const report::Report& report, const Document& document,
                               const std::function<void(Extraction&)>& beforeJudging) {
    if (document.sentences.empty())
        return {};
    auto times = timesOf(report);
    Keywords keywords;
    ReportAnalysis analysis = analyseSection(report, document, times, keywords, 0, beforeJudging);
    analysis.keywords = keywords.heaviest();
    return analysis;
}

} // namespace parallax::claim

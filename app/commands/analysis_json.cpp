#include "app/commands/analysis_json.h"

#include "app/commands/code_points.h"
#include "app/commands/packed_text.h"
#include "language/analyser.h"
#include "language/conllu.h"
#include "language/wordnet.h"
#include "mention/actor_finder.h"
#include "mention/parts_of_text.h"
#include "mention/quantity.h"
#include "mention/syntax.h"
#include "mention/time_mention.h"

#include <algorithm>
#include <array>
#include <functional>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parallax::app {

namespace {

using Json = nlohmann::ordered_json;
using language::Document;
using mention::Rel;
using mention::Syntax;

using Sink = std::function<void(std::string_view)>;

// One member of the whole, an array: its elements are written one by one, so that the text's analysis is never in
// memory as JSON. The bytes are those of dump(1).
class Section {
public:
    Section(Sink sink, const char* name, bool first = false) : m_sink(std::move(sink)) {
        m_sink(first ? "{\n \"" : ",\n \"");
        m_sink(name);
        m_sink("\": [");
    }

    void push_back(const Json& element) {
        m_indented = m_empty ? "\n  " : ",\n  ";
        m_empty = false;
        const std::string text = element.dump(1, ' ', false, Json::error_handler_t::replace);
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
            m_indented.append(text, begin, end - begin);
            m_indented += end < text.size() ? "  " : "";
            begin = end;
        }
        m_sink(m_indented);
    }

    void close() { m_sink(m_empty ? "]" : "\n ]"); }

private:
    Sink m_sink;
    std::string m_indented; // the element at hand; kept for its memory
    bool m_empty = true;
};

// Writes one part of the text.
class Writer {
public:
    Writer(const language::DocumentPart& part, const Syntax& syntax, const CodePoints& points)
        : m_document(part.document), m_sentencesBefore(part.sentencesBefore), m_syntax(syntax), m_points(points) {}

    Json place(base::Span span) const {
        return {{"begin", m_points.before(span.begin)},
                {"end", m_points.before(span.end)},
                {"text", std::string(span.in(m_document.text))}};
    }

    // Number of a token in its sentence, from 1; null for none.
    Json tokenNumber(std::int32_t token) const {
        if (token < 0) {
            return nullptr;
        }
        const auto t = static_cast<std::size_t>(token);
        return t + 1 - m_document.sentences[m_document.tokens[t].sentence].firstToken;
    }

    void sentences(Section& all) const {
        for (const language::Sentence& sentence : m_document.sentences) {
            Json one = place(sentence.span);
            one["headline"] = sentence.headline;
            Json& tokens = one["tokens"] = Json::array();
            for (std::uint32_t t = sentence.firstToken; t < sentence.endToken; ++t) {
                const language::Token& token = m_document.tokens[t];
                Json entry = place(token.span);
                entry["lemma"] = token.lemma;
                entry["upos"] = language::name(token.upos);
                entry["xpos"] = token.xpos;
                entry["head"] = token.head < 0 ? Json(0) : tokenNumber(token.head);
                entry["relation"] = token.relation;
                tokens.push_back(std::move(entry));
            }
            all.push_back(std::move(one));
        }
    }

    void names(Section& all) const {
        for (const language::Name& name : m_document.names) {
            Json one = place(name.span);
            one["kind"] = language::name(name.kind);
            one["sentence"] = m_sentencesBefore + m_document.tokens[name.firstToken].sentence;
            all.push_back(std::move(one));
        }
    }

    void actors(Section& all, const mention::ActorMentions& actors) const {
        for (const mention::ActorMention& actor : actors.mentions) {
            Json one = place(actor.span);
            one["whole"] = place(actor.wholeSpan);
            one["sentence"] = m_sentencesBefore + actor.sentence;
            one["head_token"] = tokenNumber(actor.headToken);
            one["head_lemma"] = actor.headLemma;
            one["form"] = formName(actor.form);
            one["kind"] = mention::name(actor.kind);
            one["number"] = actor.plural ? "plural" : "singular";
            if (!actor.role.empty()) {
                one["role"] = actor.role;
            }
            if (!actor.acronym.empty()) {
                one["acronym"] = actor.acronym;
            }
            if (actor.form == mention::MentionForm::Nominal && actor.headToken >= 0) {
                one["modifiers"] = modifiers(actor.headToken);
                one["classes"] = classes(language::nounClasses(actor.headLemma));
                if (const auto count =
                        mention::determinerQuantity(m_document, static_cast<std::size_t>(actor.headToken))) {
                    one["count"] = quantity(*count);
                }
            }
            one["chain"] = actor.chain;
            one["chain_score"] = actor.chainScore;
            all.push_back(std::move(one));
        }
    }

    void times(Section& all, const std::vector<mention::TimeMention>& times) const {
        for (std::size_t i = 0; i < times.size(); ++i) {
            const mention::TimeMention& time = times[i];
            Json one = place(time.span);
            one["sentence"] = m_sentencesBefore + time.sentence;
            one["type"] = mention::name(time.type);
            one["value"] = time.value;
            one["edtf"] = base::edtf(time.interval);
            one["told"] = base::edtf(mention::toldInterval(times, i));
            one["because"] = time.because;
            one["background"] = time.background;
            all.push_back(std::move(one));
        }
    }

    void quantities(Section& all, const std::vector<mention::QuantityMention>& quantities) const {
        for (const mention::QuantityMention& found : quantities) {
            Json one = place(found.span);
            one["sentence"] = m_sentencesBefore + found.sentence;
            one["kind"] = found.ordinal        ? "ordinal"
                          : found.fraction     ? "share"
                          : found.identifier   ? "identifier"
                          : found.unit.empty() ? "count"
                                               : "measure";
            one.update(quantity(found.quantity));
            if (!found.unit.empty()) {
                one["unit"] = found.unit;
            }
            if (found.headToken >= 0) {
                one["counted"] = place(m_syntax.token(found.headToken).span);
                one["counted"]["lemma"] = m_syntax.lemma(found.headToken);
                one["elliptic"] = found.elliptic;
            }
            all.push_back(std::move(one));
        }
    }

private:
    static std::string_view formName(mention::MentionForm form) {
        switch (form) {
        case mention::MentionForm::Name:
            return "name";
        case mention::MentionForm::Nominal:
            return "nominal";
        case mention::MentionForm::Pronoun:
            return "pronoun";
        }
        return "";
    }

    // low and high as printed, min and max of the set of whole numbers; null for an open end.
    static Json quantity(const mention::Quantity& quantity) {
        const auto optional = [](const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); };
        return {{"relation", mention::name(quantity.relation)},
                {"low", quantity.low},
                {"high", optional(quantity.high)},
                {"min", quantity.setMin()},
                {"max", optional(quantity.setMax())}};
    }

    Json modifiers(std::int32_t head) const {
        Json all = Json::array();
        for (const int child : m_syntax.children(head)) {
            const Rel relation = m_syntax.rel(child);
            if (relation == Rel::Amod || relation == Rel::Compound || relation == Rel::Nummod ||
                relation == Rel::NmodPoss || relation == Rel::Nmod || relation == Rel::Acl ||
                relation == Rel::AclRelcl) {
                all.push_back(place(m_syntax.subtreeSpan(child)));
            }
        }
        return all;
    }

    static Json classes(language::NounClasses set) {
        static constexpr std::array<std::string_view, 19> names{
            "person", "group",    "organisation", "security-force", "weapon",    "vehicle",       "building",
            "place",  "act",      "event",        "time",           "quantity",  "communication", "substance",
            "animal", "disaster", "injury",       "crime",          "profession"};
        static_assert(names.size() == static_cast<std::size_t>(language::NounClass::Profession) + 1);
        Json all = Json::array();
        for (std::size_t i = 0; i < names.size(); ++i) {
            if ((set >> i & 1U) != 0) {
                all.push_back(names[i]);
            }
        }
        return all;
    }

    const Document& m_document;
    std::uint32_t m_sentencesBefore;
    const Syntax& m_syntax;
    const CodePoints& m_points;
};

} // namespace

void writeAnalysisJson(std::ostream& out, std::string_view text, const base::TimeInterval& reportDate) {
    const std::vector<base::Span> lines = language::paragraphsOf(text);
    const CodePoints points(text);
    mention::TimeContext context;
    context.reportDate = reportDate;
    mention::TimesOfParts times(lines.empty() ? std::vector<mention::TimeMention>()
                                              : mention::findTimes(language::documentOfLines(text, lines), context));
    mention::ChainsOfParts chains;
    // Sentences are written as they are found, the rest waits for their end.
    std::array<PackedText, 4> waiting;
    const auto wait = [&](std::size_t place) {
        return [&later = waiting[place]](std::string_view more) { later.append(more); };
    };
    Section sentences([&](std::string_view more) { out << more; }, "sentences", true);
    Section names(wait(0), "names"), actors(wait(1), "actors"), timesFound(wait(2), "times"),
        quantities(wait(3), "quantities");
    language::analyser().analyseInParts(
        text, lines, 0, language::tokensASection, [&](const language::DocumentPart& part) {
            const Syntax syntax(part.document);
            const Writer writer(part, syntax, points);
            writer.sentences(sentences);
            writer.names(names);
            mention::ActorMentions mentions = mention::findActors(syntax);
            mention::resolveChains(syntax, mentions);
            chains.number(mentions.mentions);
            writer.actors(actors, mentions);
            const std::vector<mention::TimeMention> timesHere = times.next(part.document);
            writer.times(timesFound, timesHere);
            std::vector<base::Span> timeSpans;
            for (const mention::TimeMention& time : timesHere) {
                timeSpans.push_back(time.span);
            }
            writer.quantities(quantities, mention::findQuantities(part.document, timeSpans));
        });
    for (Section* section : {&sentences, &names, &actors, &timesFound, &quantities}) {
        section->close();
    }
    for (PackedText& later : waiting) {
        later.writeTo(out);
    }
    out << "\n}\n";
}

} // namespace parallax::app

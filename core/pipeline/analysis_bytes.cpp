// Layout: one byte `layout`, eight bytes of a checksum over the rest (FNV-1a, lowest byte first), then the members in
// the order below, each as byte_archive.h writes it.
#include "pipeline/analysis_bytes.h"

#include "pipeline/analyser_version.h"
#include "pipeline/byte_archive.h"
#include "report/sha256.h"

#include <type_traits>

namespace parallax::pipeline {

namespace {

constexpr char layout = 2;
constexpr std::size_t headSize = 9;

std::uint64_t checksum(std::string_view bytes) {
    std::uint64_t sum = 0xCBF29CE484222325u;
    for (const char byte : bytes)
        sum = (sum ^ static_cast<unsigned char>(byte)) * 0x100000001B3u;
    return sum;
}

} // namespace

// One description serves both ways: T is const for an archive that writes. They stand in the archives' namespace, where
// these look for them. Spans come before the text that often stands at them.
template <class T, class Wanted>
concept Is = std::is_same_v<std::remove_const_t<T>, Wanted>;

// How many members an aggregate has: as many as it can be made of.
struct Anything {
    template <class T>
    operator T() const;
};
template <class T, class... Given>
consteval std::size_t memberCount() {
    if constexpr (requires { T{Given{}..., Anything{}}; })
        return memberCount<T, Given..., Anything>();
    else
        return sizeof...(Given);
}

// A member that is new to one of these is lost with each case that is closed, unless it is written below.
static_assert(memberCount<mention::ActorMention>() == 13);
static_assert(memberCount<mention::Participant>() == 2);
static_assert(memberCount<mention::EventPhrase>() == 3);
static_assert(memberCount<mention::EventMention>() == 21);
static_assert(memberCount<mention::TimeMention>() == 10);
static_assert(memberCount<claim::ReportClaim>() == 14);
static_assert(memberCount<claim::ReportAnalysis>() == 7);

template <class Archive, Is<base::CivilTime> T>
void members(Archive& archive, T& one) {
    archive(one.minutes);
}

template <class Archive, Is<base::TimeInterval> T>
void members(Archive& archive, T& one) {
    archive(one.begin);
    archive(one.end);
    archive.word(one.precision, base::Precision::Unknown);
    archive.word(one.basis, base::Basis::Unknown);
}

template <class Archive, Is<mention::Quantity> T>
void members(Archive& archive, T& one) {
    archive.word(one.relation, mention::Relation::Denied);
    archive(one.low);
    archive(one.high);
}

template <class Archive, Is<mention::ActorMention> T>
void members(Archive& archive, T& one) {
    archive(one.wholeSpan);
    archive(one.span);
    archive(one.text);
    archive(one.headLemma);
    archive(one.role);
    archive(one.acronym);
    archive.word(one.kind, mention::ActorKind::PlaceCommunity);
    archive.word(one.form, mention::MentionForm::Pronoun);
    archive(one.plural);
    archive(one.headToken);
    archive(one.sentence);
    archive(one.chain);
    archive(one.chainScore);
}

template <class Archive, Is<mention::Participant> T>
void members(Archive& archive, T& one) {
    archive(one.actorMention);
    archive.word(one.role, mention::Role::Subject);
}

template <class Archive, Is<mention::EventPhrase> T>
void members(Archive& archive, T& one) {
    archive.word(one.form, mention::PhraseForm::Clause);
    archive(one.leads);
    archive(one.text);
}

template <class Archive, Is<mention::EventMention> T>
void members(Archive& archive, T& one) {
    archive(one.trigger);
    archive(one.lemma);
    archive(one.span);
    archive(one.phrase);
    archive.word(one.kind, mention::EventKind::Other);
    archive.word(one.modality, mention::Modality::Denied);
    archive(one.generic);
    archive(one.history);
    archive(one.background);
    archive(one.nominal);
    archive(one.definite);
    archive(one.time);
    archive(one.timeBecause);
    archive(one.timeSpan);
    archive(one.placeSpan);
    archive(one.place);
    archive(one.participants);
    archive(one.sentence);
    archive(one.token);
    archive(one.within);
    archive(one.sameAs);
}

template <class Archive, Is<mention::TimeMention> T>
void members(Archive& archive, T& one) {
    archive(one.span);
    archive.word(one.type, mention::TimexType::Set);
    archive(one.value);
    archive(one.interval);
    archive(one.sentence);
    archive(one.background);
    archive(one.ahead);
    archive(one.because);
    archive.word(one.bound, mention::TimeBound::By);
    archive(one.rangeEnd);
}

void members(ByteWriter& archive, const claim::Value& value) {
    archive.number(value.index());
    if (const auto* quantity = std::get_if<mention::Quantity>(&value))
        archive(*quantity);
    else if (const auto* time = std::get_if<base::TimeInterval>(&value))
        archive(*time);
    else if (const auto* text = std::get_if<std::string>(&value))
        archive(*text);
}

void members(ByteReader& archive, claim::Value& value) {
    switch (archive.number()) {
    case 0:
        value = std::monostate();
        return;
    case 1:
        return archive(value.emplace<mention::Quantity>());
    case 2:
        return archive(value.emplace<base::TimeInterval>());
    case 3:
        return archive(value.emplace<std::string>());
    default: // a number from a file, not one of our enums
        archive.fail();
    }
}

template <class Archive, Is<claim::ReportClaim> T>
void members(Archive& archive, T& one) {
    archive(one.span);
    archive.word(one.attribute, claim::Attribute::Other);
    archive(one.otherName);
    archive(one.scope);
    archive.word(one.relation, mention::Relation::Denied);
    archive(one.value);
    archive(one.unit);
    archive(one.asOf);
    archive.word(one.hedge, claim::Hedge::Denied);
    archive(one.speaker);
    archive(one.via);
    archive(one.event);
    archive(one.subject);
    archive(one.why);
}

template <class Archive, Is<claim::ReportAnalysis> T>
void members(Archive& archive, T& one) {
    archive(one.actors);
    archive(one.events);
    archive(one.times);
    archive(one.claims);
    archive(one.sentences);
    archive(one.keywords);
    archive(one.latestKnown);
}

namespace {

template <class T>
bool isIn(std::int32_t index, const std::vector<T>& things) {
    return index >= -1 && index < static_cast<std::int32_t>(things.size());
}

// What later stages take for granted: indices name what is there, and nothing is a part of itself for ever.
bool holdsTogether(const claim::ReportAnalysis& made) {
    for (const mention::ActorMention& one : made.actors)
        if (one.chain >= made.actors.size())
            return false;
    for (std::size_t i = 0; i < made.events.size(); ++i) {
        const mention::EventMention& one = made.events[i];
        if (!isIn(one.within, made.events) || !isIn(one.sameAs, made.events))
            return false;
        for (const mention::Participant& who : one.participants)
            if (who.actorMention >= made.actors.size())
                return false;
    }
    for (const mention::TimeMention& one : made.times)
        if (!isIn(one.rangeEnd, made.times))
            return false;
    for (const claim::ReportClaim& one : made.claims)
        if (one.span.empty() || !isIn(one.speaker, made.actors) || !isIn(one.event, made.events) ||
            !isIn(one.subject, made.actors))
            return false;
    return true;
}

} // namespace

std::string analysisKey(const report::Report& report, const claim::StoryDays& others) {
    ByteWriter archive(report.text);
    const auto credit = [&](const std::optional<report::Credit>& one) {
        archive(one.has_value());
        if (one) {
            archive(one->name);
            archive.word(one->kind, report::SourceKind::Document);
            archive(one->span);
        }
    };
    archive(std::string(analyserVersion()));
    archive(report.text);
    archive(report.title);
    archive(report.titleSpan);
    archive(report.authors);
    credit(report.publisher);
    credit(report.via);
    archive(report.url);
    archive(report.dateline);
    archive(report.published.basis == base::Basis::Explicit ? report.published : base::TimeInterval());
    archive.number(report.furniture.size());
    for (const report::Furniture& one : report.furniture) {
        archive(one.span);
        archive.word(one.kind, report::FurnitureKind::Heading);
    }
    archive(report.bodyLines);
    archive(others.written);
    archive(others.told);
    return report::sha256Hex(archive.bytes());
}

std::string analysisBytes(const Analysed& made) {
    ByteWriter archive(made.report.text);
    archive(made.report.published);
    archive(made.report.publishedBecause);
    archive(made.analysis);
    std::string bytes(headSize, layout);
    std::uint64_t sum = checksum(archive.bytes());
    for (std::size_t i = 1; i < headSize; ++i, sum >>= 8)
        bytes[i] = static_cast<char>(sum & 0xFF);
    return bytes + archive.bytes();
}

bool readAnalysis(std::string_view bytes, Analysed& made) {
    if (bytes.size() < headSize || bytes.front() != layout)
        return false;
    std::uint64_t sum = 0;
    for (std::size_t i = headSize; --i > 0;)
        sum = sum << 8 | static_cast<unsigned char>(bytes[i]);
    bytes.remove_prefix(headSize);
    if (sum != checksum(bytes))
        return false;
    ByteReader archive(bytes, made.report.text);
    base::TimeInterval published;
    std::string because;
    claim::ReportAnalysis analysis;
    archive(published);
    archive(because);
    archive(analysis);
    if (archive.failed() || !archive.atEnd() || !holdsTogether(analysis))
        return false;
    made.report.published = published;
    made.report.publishedBecause = std::move(because);
    made.analysis = std::move(analysis);
    return true;
}

} // namespace parallax::pipeline

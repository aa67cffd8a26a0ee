#include "timeline/case_items.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace parallax::timeline {

namespace {

// How far an end that nobody knows is drawn from the one that is known, nominally; the frame shows it as open.
constexpr std::int64_t nominalMinutes = 60;

base::TimeInterval intersection(const base::TimeInterval& a, const base::TimeInterval& b) {
    base::TimeInterval both = a;
    if (b.begin && (!both.begin || *b.begin > *both.begin))
        both.begin = b.begin;
    if (b.end && (!both.end || *b.end < *both.end))
        both.end = b.end;
    return both;
}

struct TimeClaims {
    int count = 0;
    base::TimeInterval common;                  // what all of `start_time`, `date` allow
    std::optional<base::CivilTime> latestStart; // it has begun by then, whoever is right
    std::optional<base::CivilTime> earliestEnd; // and is not over before then
};

std::unordered_map<base::EventId, TimeClaims> timeClaims(const pipeline::PackedCase& content) {
    std::unordered_map<base::EventId, TimeClaims> result;
    for (const pipeline::Claim& claim : content.claims) {
        const auto* time = std::get_if<base::TimeInterval>(&claim.value);
        if (time == nullptr || !claim.event || !time->known())
            continue;
        TimeClaims& of = result[claim.event];
        // The other attributes are not about when the event was (a date of birth, say).
        if (claim.attribute == claim::Attribute::StartTime && time->end &&
            (!of.latestStart || *time->end > *of.latestStart)) {
            of.latestStart = time->end;
        }
        if (claim.attribute == claim::Attribute::StartTime || claim.attribute == claim::Attribute::Date) {
            of.common = of.count == 0 ? *time : intersection(of.common, *time);
            ++of.count;
        }
        if (claim.attribute == claim::Attribute::EndTime && time->begin &&
            (!of.earliestEnd || *time->begin < *of.earliestEnd)) {
            of.earliestEnd = time->begin;
        }
    }
    return result;
}

void setCore(Item& item, const TimeClaims& claims) {
    base::CivilTime begin = item.begin;
    base::CivilTime end = item.begin;
    if (claims.latestStart && claims.earliestEnd && *claims.latestStart < *claims.earliestEnd) {
        // It lasts: surely under way from the latest start to the earliest end that anyone tells.
        begin = *claims.latestStart;
        end = *claims.earliestEnd;
    } else if (claims.count > 1 && claims.common.bounded() && *claims.common.begin < *claims.common.end) {
        begin = *claims.common.begin;
        end = *claims.common.end;
    }
    begin = std::max(begin, item.begin);
    end = std::min(end, item.end);
    // What is no narrower than the extent says nothing new.
    if (begin < end && (begin > item.begin || end < item.end)) {
        item.coreBegin = begin;
        item.coreEnd = end;
    }
}

} // namespace

void setTime(Item& item, const base::TimeInterval& time) {
    item.dated = time.known();
    if (!item.dated)
        return;
    const auto clamped = [](base::CivilTime at) {
        return base::CivilTime{std::clamp(at.minutes, -farthestCaseMinute, farthestCaseMinute)};
    };
    item.openBegin = !time.begin;
    item.openEnd = !time.end;
    if (time.bounded()) {
        item.begin = clamped(*time.begin);
        item.end = clamped(*time.end);
    } else if (time.begin) {
        item.begin = clamped(*time.begin);
        item.end = {item.begin.minutes + nominalMinutes};
    } else {
        item.end = clamped(*time.end);
        item.begin = {item.end.minutes - nominalMinutes};
    }
    if (item.end <= item.begin)
        item.end = {item.begin.minutes + 1};
    item.coreBegin = item.coreEnd = item.begin;
    if (time.bounded() && (time.precision == base::Precision::Minute || time.precision == base::Precision::Hour)) {
        item.coreEnd = item.end;
    }
}

Family familyOf(mention::EventKind kind) {
    using mention::EventKind;
    if (mention::isViolent(kind))
        return Family::Violence;
    switch (kind) {
    case EventKind::Attack:
    case EventKind::Bombing:
    case EventKind::Shooting:
    case EventKind::Hijacking:
    case EventKind::Kidnapping:
    case EventKind::Arson:
    case EventKind::Killing:
    case EventKind::Clash:
        break; // asked above
    case EventKind::Arrest:
    case EventKind::Operation:
        return Family::Force;
    case EventKind::Sentence:
    case EventKind::Trial:
    case EventKind::Charge:
        return Family::Justice;
    case EventKind::Alert:
    case EventKind::Curfew:
    case EventKind::Accident:
    case EventKind::Disaster:
        return Family::Warning;
    case EventKind::Statement:
    case EventKind::Post:
        return Family::Word;
    case EventKind::Protest:
    case EventKind::Plot:
    case EventKind::Burial:
    case EventKind::Mourning:
    case EventKind::Appointment:
    case EventKind::Departure:
        return Family::People;
    case EventKind::Other:
        return Family::Other;
    }
    return Family::Other;
}

// What an item says of its event that the event itself does not know.
struct ItemMaker::Around {
    const pipeline::PackedCase& content;
    TimeAxis axis;
    std::vector<std::uint16_t> disputes; // by place
    std::vector<bool> hasParts;          // by place
    std::unordered_map<base::EventId, TimeClaims> claims;
    std::vector<std::uint32_t> actors; // of the item made last
};

ItemMaker::ItemMaker(const pipeline::PackedCase& content, TimeAxis axis)
    : m_around(std::make_unique<Around>(Around{content, axis, {}, {}, {}, {}})) {
    const event::PackedEvents& events = content.events;
    m_around->disputes.resize(events.size(), 0);
    for (const auto& disagreement : content.disagreements) {
        const auto place = events.placeOf(disagreement.event);
        if (place && !disagreement.dismissed && m_around->disputes[*place] < UINT16_MAX)
            ++m_around->disputes[*place];
    }
    m_around->hasParts.resize(events.size(), false);
    for (std::size_t place = 0; place < events.size(); ++place) {
        const base::EventId above = events.belonging(place).parent;
        if (const auto parent = above ? events.placeOf(above) : std::nullopt)
            m_around->hasParts[*parent] = true;
    }
    if (axis == TimeAxis::Happened)
        m_around->claims = timeClaims(content);
}

ItemMaker::~ItemMaker() = default;

Item ItemMaker::make(std::size_t place) {
    const pipeline::PackedCase& content = m_around->content;
    const event::PackedEvent event = content.events.packed(place);
    Item item;
    item.id = event.id.value;
    if (m_around->axis == TimeAxis::Happened) {
        setTime(item, event.time);
        if (item.dated && !item.openBegin && !item.openEnd && !m_around->claims.empty()) {
            if (const auto told = m_around->claims.find(event.id); told != m_around->claims.end())
                setCore(item, told->second);
        }
    } else {
        const base::TimeInterval* first = nullptr;
        for (const auto& mention : event.mentions) {
            const auto* report = content.find(mention.report);
            if (report == nullptr || !report->report.published.known())
                continue;
            // Earliest by what is known of it.
            const auto key = [](const base::TimeInterval& time) { return time.begin ? *time.begin : *time.end; };
            if (first == nullptr || key(report->report.published) < key(*first))
                first = &report->report.published;
        }
        setTime(item, first != nullptr ? *first : base::TimeInterval());
    }
    item.family = familyOf(event.kind);
    item.container = m_around->hasParts[place];
    const std::uint32_t disputes = m_around->disputes[place];
    item.disputes = static_cast<std::uint8_t>(std::min<std::uint32_t>(disputes, 255));
    // Disputes first, then how often it is told; context least. What has parts stands for them.
    const std::size_t weight = (event.background ? 0 : 20) + std::min<std::size_t>(event.mentions.size(), 200) * 2 +
                               std::min<std::uint32_t>(disputes, 100) * std::size_t{6} + (item.container ? 40 : 0);
    item.importance = static_cast<std::uint16_t>(weight);
    item.title = event.title;
    std::vector<std::uint32_t>& actors = m_around->actors;
    actors.clear();
    for (const auto& participant : event.actors) {
        const auto* actor = content.find(participant.actor);
        if (actor == nullptr)
            continue;
        const auto at = static_cast<std::uint32_t>(actor - content.actors.data());
        if (actors.empty() || actors.back() != at)
            actors.push_back(at);
    }
    item.actors = actors;
    return item;
}

Items caseItems(const pipeline::PackedCase& content, TimeAxis axis) {
    ItemMaker maker(content, axis);
    Items items(content.events.titles());
    items.reserve(content.events.size());
    for (std::size_t place = 0; place < content.events.size(); ++place)
        items.add(maker.make(place));
    return items;
}

} // namespace parallax::timeline

#include "claim/claim.h"

#include "base/name_table.h"

namespace parallax::claim {
namespace {

constexpr base::NameTable<29> attributes = {"killed",    "wounded",      "detained",  "at_large",       "missing",
                                            "displaced", "participants", "stolen",    "released",       "start_time",
                                            "end_time",  "date",         "place",     "perpetrator",    "target",
                                            "weapon",    "vehicle",      "sequence",  "alert_level",    "date_of_birth",
                                            "age",       "ordered_by",   "motive",    "responsibility", "sentence",
                                            "cause",     "spelling",     "magnitude", "other"};
static_assert(base::nameIn(attributes, Attribute::Other) == "other");
static_assert(base::nameIn(attributes, Attribute::DateOfBirth) == "date_of_birth");

constexpr base::NameTable<5> hedges = {"none", "alleged", "reported", "possible", "denied"};
static_assert(base::nameIn(hedges, Hedge::Denied) == "denied");

constexpr base::NameTable<3> origins = {"extracted", "analyst", "derived"};

} // namespace

std::string_view name(Attribute attribute) {
    return base::nameIn(attributes, attribute);
}

std::optional<Attribute> parseAttribute(std::string_view text) {
    if (text.starts_with("other:"))
        return Attribute::Other;
    return base::parseIn<Attribute>(attributes, text);
}

bool isCount(Attribute attribute) {
    return attribute <= Attribute::Released;
}

bool isCumulative(Attribute attribute) {
    return attribute <= Attribute::Detained;
}

bool isTime(Attribute attribute) {
    return attribute == Attribute::StartTime || attribute == Attribute::EndTime || attribute == Attribute::Date ||
           attribute == Attribute::DateOfBirth;
}

std::string_view name(Hedge hedge) {
    return base::nameIn(hedges, hedge);
}
std::optional<Hedge> parseHedge(std::string_view text) {
    return base::parseIn<Hedge>(hedges, text);
}
std::string_view name(Origin origin) {
    return base::nameIn(origins, origin);
}
std::optional<Origin> parseOrigin(std::string_view text) {
    return base::parseIn<Origin>(origins, text);
}

} // namespace parallax::claim

#include "disagreement/origin.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <string>
#include <tuple>

namespace parallax::disagreement {

namespace {

std::vector<std::size_t> shingles(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (letter)
            words.back() += c;
        else if (c >= 'A' && c <= 'Z')
            words.back() += static_cast<char>(c - 'A' + 'a');
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i + 3 <= words.size(); ++i)
        found.push_back(std::hash<std::string>()(words[i] + ' ' + words[i + 1] + ' ' + words[i + 2]));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

double shared(const std::vector<std::size_t>& left, const std::vector<std::size_t>& right) {
    if (left.empty() || right.empty())
        return 0;
    std::size_t both = 0;
    auto a = left.begin();
    auto b = right.begin();
    while (a != left.end() && b != right.end()) {
        if (*a < *b)
            ++a;
        else if (*b < *a)
            ++b;
        else {
            ++both;
            ++a;
            ++b;
        }
    }
    return static_cast<double>(both) / static_cast<double>(left.size() + right.size() - both);
}

} // namespace

double resemblance(std::string_view left, std::string_view right) {
    return shared(shingles(left), shingles(right));
}

std::vector<std::uint32_t> findOrigins(const std::vector<std::uint32_t>& members,
                                       const std::vector<ComparedClaim>& claims,
                                       const std::vector<ComparedReport>& reports) {
    std::vector<std::uint32_t> parent(members.size());
    std::iota(parent.begin(), parent.end(), 0u);
    const auto root = [&](std::uint32_t one) {
        while (parent[one] != one)
            one = parent[one] = parent[parent[one]];
        return one;
    };
    // What a claim can be traced to: its speaker; without one the wire; without that the outlet, or the report.
    enum class Trace { Speaker, Source, Report };
    std::map<std::pair<Trace, std::int64_t>, std::uint32_t> first;
    std::vector<std::vector<std::size_t>> text(members.size());
    for (std::uint32_t i = 0; i < members.size(); ++i) {
        const ComparedClaim& claim = claims[members[i]];
        const ComparedReport& report = reports[claim.report];
        std::pair<Trace, std::int64_t> trace{Trace::Report, claim.report};
        if (claim.speaker >= 0)
            trace = {Trace::Speaker, claim.speaker};
        else if (claim.via >= 0)
            trace = {Trace::Source, claim.via};
        else if (report.via >= 0)
            trace = {Trace::Source, report.via};
        else if (report.publisher >= 0)
            trace = {Trace::Source, report.publisher};
        const auto [at, isNew] = first.try_emplace(trace, i);
        if (!isNew)
            parent[root(i)] = root(at->second);
        text[i] = shingles(claim.sentence);
    }
    // Groups are small: the claims of one event and attribute. Very large ones are compared with their neighbours only.
    constexpr std::size_t compared = 200;
    for (std::uint32_t i = 0; i < members.size(); ++i)
        for (std::uint32_t j = i + 1; j < std::min<std::size_t>(members.size(), i + compared); ++j)
            if (root(i) != root(j) && claims[members[i]].report != claims[members[j]].report &&
                shared(text[i], text[j]) >= 0.5)
                parent[std::max(root(i), root(j))] = std::min(root(i), root(j));
    std::map<std::uint32_t, std::uint32_t> numbers;
    std::vector<std::uint32_t> of(members.size());
    for (std::uint32_t i = 0; i < members.size(); ++i)
        of[i] = numbers.try_emplace(root(i), static_cast<std::uint32_t>(numbers.size())).first->second;
    return of;
}

} // namespace parallax::disagreement

#include "store/search.h"

#include "store/database.h"

#include <algorithm>

namespace parallax::store {

namespace {

// FTS5 drops what is neither a letter nor a digit; a piece of nothing else would be an empty phrase, which matches
// nothing. Bytes above ASCII count as letters here: a false guess costs one empty phrase.
bool hasWord(std::string_view piece) {
    return std::any_of(piece.begin(), piece.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
               (byte >= 'A' && byte <= 'Z');
    });
}

std::vector<std::string_view> pieces(std::string_view words) {
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < words.size();) {
        const bool phrase = words[at] == '"';
        const std::size_t begin = phrase ? at + 1 : at;
        const std::size_t end = std::min(
            words.find_first_of(phrase ? std::string_view("\"") : std::string_view(" \t\r\n\""), begin), words.size());
        if (hasWord(words.substr(begin, end - begin)))
            found.push_back(words.substr(begin, end - begin));
        at = phrase || end == begin ? end + 1 : end;
    }
    return found;
}

std::vector<SearchHit> run(const SQLite::Database& database, const std::string& expression, std::size_t limit) {
    std::vector<SearchHit> hits;
    if (expression.empty())
        return hits;
    Rows rows(database,
              "SELECT line.report, line.span_begin, line.span_end,"
              " snippet(report_search, 0, char(2), char(3), '…', 24)"
              " FROM report_search JOIN report_line AS line ON line.id = report_search.rowid"
              " WHERE report_search MATCH ? ORDER BY report_search.rank, line.report, line.span_begin LIMIT ?");
    rows.statement().bind(1, expression);
    rows.statement().bind(2, static_cast<std::int64_t>(limit));
    while (rows.next()) {
        SearchHit& hit = hits.emplace_back();
        rows.id(hit.report);
        hit.span = rows.span();
        hit.snippet = rows.text();
    }
    return hits;
}

} // namespace

std::string matchExpression(std::string_view words, std::string_view joint) {
    constexpr std::size_t mostPieces = 64; // enough for any question; keeps the cost of one bounded
    std::string expression;
    const auto all = pieces(words);
    for (std::size_t at = 0; at < std::min(all.size(), mostPieces); ++at) {
        if (at > 0)
            expression += " " + std::string(joint) + " ";
        expression += '"';
        for (const char c : all[at]) {
            if (c != '"' && c != '\0')
                expression += c;
        }
        expression += '"';
    }
    return expression;
}

std::vector<SearchHit> searchLines(const SQLite::Database& database, std::string_view words, std::size_t limit) {
    auto hits = run(database, matchExpression(words, "AND"), limit);
    if (hits.empty())
        hits = run(database, matchExpression(words, "OR"), limit);
    return hits;
}

} // namespace parallax::store

#include "store/derived.h"

#include "store/case_reader.h"
#include "store/database.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace parallax::store {

namespace {

// Tells changed parts, and damage to a file, not forgery: words of eight bytes, multiplied and mixed in four lanes,
// which is about as fast as memory.
std::int64_t hashOf(std::string_view bytes) {
    constexpr std::uint64_t factor = 0x9e3779b97f4a7c15ULL;
    constexpr std::size_t lanes = 4;
    std::uint64_t sums[lanes] = {1, 2, 3, 4};
    const auto mix = [](std::uint64_t sum, std::uint64_t word) {
        sum = (sum ^ word) * factor;
        return sum ^ (sum >> 29);
    };
    const auto word = [&bytes](std::size_t at) {
        std::uint64_t value = 0;
        std::memcpy(&value, bytes.data() + at, std::min(sizeof value, bytes.size() - at));
        return value;
    };
    std::size_t at = 0;
    for (; at + lanes * 8 <= bytes.size(); at += lanes * 8) {
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] = mix(sums[lane], word(at + lane * 8));
    }
    for (; at < bytes.size(); at += 8)
        sums[0] = mix(sums[0], word(at));
    std::uint64_t sum = bytes.size();
    for (const std::uint64_t one : sums)
        sum = mix(sum, one);
    return static_cast<std::int64_t>(sum);
}

} // namespace

ContentState contentState(const SQLite::Database& database) {
    Rows rows(database, "SELECT ifnull(max(id), 0) FROM decision");
    rows.next();
    return {contentVersion(database), rows.number()};
}

std::optional<ContentState> readDerived(const SQLite::Database& database, std::string_view name,
                                        const std::function<void(std::string_view part)>& take, DerivedOf wanted) {
    ContentState kept;
    {
        Rows rows(database, "SELECT content, decision FROM derived WHERE name = ?");
        rows.statement().bind(1, std::string(name));
        if (!rows.next())
            return std::nullopt;
        kept.content = rows.number();
        kept.decision = rows.number();
        if (wanted == DerivedOf::Present && kept != contentState(database))
            return std::nullopt;
    }
    SQLite::Statement parts(database, "SELECT hash, data FROM derived_part WHERE name = ? ORDER BY position");
    parts.bind(1, std::string(name));
    while (parts.executeStep()) {
        const SQLite::Column data = parts.getColumn(1);
        const std::string_view bytes(static_cast<const char*>(data.getBlob()),
                                     static_cast<std::size_t>(data.getBytes()));
        if (hashOf(bytes) != parts.getColumn(0).getInt64())
            return std::nullopt;
        take(bytes);
    }
    return kept;
}

std::size_t writeDerived(SQLite::Database& database, std::string_view name, const ContentState& state,
                         const NextPart& next) {
    std::vector<std::int64_t> before;
    {
        Rows rows(database, "SELECT hash FROM derived_part WHERE name = ? ORDER BY position");
        rows.statement().bind(1, std::string(name));
        while (rows.next())
            before.push_back(rows.number());
    }
    Command(database, "INSERT INTO derived (name, content, decision) VALUES (?, ?, ?)"
                      " ON CONFLICT (name) DO UPDATE SET content = excluded.content, decision = excluded.decision")
        .word(name)
        .number(state.content)
        .number(state.decision)
        .run();
    SQLite::Statement put(database,
                          "INSERT INTO derived_part (name, position, hash, data) VALUES (?, ?, ?, ?)"
                          " ON CONFLICT (name, position) DO UPDATE SET hash = excluded.hash, data = excluded.data");
    std::size_t written = 0;
    std::size_t position = 0;
    for (std::string part; next(part); ++position) {
        constexpr std::size_t mostBytes = 900'000'000; // SQLite's limit is a thousand million
        if (part.size() > mostBytes)
            throw base::Error("too much to keep in a case file");
        const std::int64_t hash = hashOf(part);
        if (position < before.size() && before[position] == hash)
            continue;
        put.bind(1, std::string(name));
        put.bind(2, static_cast<std::int64_t>(position));
        put.bind(3, hash);
        put.bindNoCopy(4, part.data(), static_cast<int>(part.size()));
        put.exec();
        put.reset();
        ++written;
    }
    Command(database, "DELETE FROM derived_part WHERE name = ? AND position >= ?")
        .word(name)
        .number(static_cast<std::int64_t>(position))
        .run();
    return written;
}

} // namespace parallax::store

// SQLiteCpp with the habits of this folder: values bound in order, ids as NULL when they name nothing, errors as
// sentences.
#pragma once

#include "base/civil_time.h"
#include "base/error.h"
#include "base/id.h"
#include "base/name_table.h"
#include "base/span.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace parallax::store {

// A sentence for the person about an error of SQLite on `file`; `doing` is "read" or "write".
std::string sentence(const SQLite::Exception& error, const std::filesystem::path& file);

// Runs `action`, and turns what SQLite throws into base::Error with a sentence.
template <class Action>
auto guarded(const std::filesystem::path& file, Action&& action) {
    try {
        return action();
    } catch (const SQLite::Exception& error) {
        throw base::Error(sentence(error, file));
    }
}

// A prepared statement whose parameters are given from the first to the last, then run. Text and bytes that are given
// must live until run().
class Command {
public:
    Command(const SQLite::Database& database, const char* sql) : m_statement(database, sql) {}

    Command& text(const std::string& value) {
        m_statement.bindNoCopy(++m_at, value);
        return *this;
    }
    Command& bytes(const std::string& value) {
        m_statement.bindNoCopy(++m_at, value.data(), static_cast<int>(value.size()));
        return *this;
    }
    Command& word(std::string_view value) { // an enum's name: copied
        m_statement.bind(++m_at, std::string(value));
        return *this;
    }
    Command& letter(char value) { return word(std::string_view(&value, 1)); }
    Command& number(std::int64_t value) {
        m_statement.bind(++m_at, value);
        return *this;
    }
    Command& real(double value) {
        m_statement.bind(++m_at, value);
        return *this;
    }
    Command& nothing() {
        m_statement.bind(++m_at);
        return *this;
    }
    template <class Tag>
    Command& id(base::Id<Tag> value) {
        return value ? number(value.value) : nothing();
    }
    Command& span(base::Span value) { return number(value.begin).number(value.end); }
    Command& moment(const std::optional<base::CivilTime>& value) { return value ? number(value->minutes) : nothing(); }
    Command& interval(const base::TimeInterval& value) {
        return moment(value.begin).moment(value.end).word(name(value.precision)).word(name(value.basis));
    }

    void run() {
        m_statement.exec();
        m_statement.reset();
        m_at = 0;
    }

private:
    SQLite::Statement m_statement;
    int m_at = 0;
};

// A query whose columns are taken from the first to the last. Throws base::Error for a word that the program does not
// know.
class Rows {
public:
    Rows(const SQLite::Database& database, const char* sql) : m_statement(database, sql) {}

    SQLite::Statement& statement() { return m_statement; }

    bool next() {
        m_at = 0;
        return m_statement.executeStep();
    }
    bool isNull() { return m_statement.getColumn(m_at).isNull(); }
    void skip(int columns = 1) { m_at += columns; }
    std::int64_t number() { return m_statement.getColumn(m_at++).getInt64(); }
    double real() { return m_statement.getColumn(m_at++).getDouble(); }
    std::string text() { return m_statement.getColumn(m_at++).getString(); }
    char letter() {
        const std::string value = text();
        return value.empty() ? ' ' : value.front();
    }
    template <class Tag>
    void id(base::Id<Tag>& value) {
        value.value = number(); // NULL reads as 0
    }
    base::Span span() {
        const auto begin = static_cast<std::uint32_t>(number());
        return {begin, static_cast<std::uint32_t>(number())};
    }
    std::optional<base::CivilTime> moment() {
        if (isNull()) {
            skip();
            return std::nullopt;
        }
        return base::CivilTime{number()};
    }
    template <class Enum>
    Enum word() {
        const std::string value = text();
        const auto found = base::parseByName<Enum>(value);
        if (!found)
            throw base::Error("the case file holds the word \"" + value + "\", which this version does not know");
        return *found;
    }
    base::TimeInterval interval() {
        base::TimeInterval value;
        value.begin = moment();
        value.end = moment();
        value.precision = word<base::Precision>();
        value.basis = word<base::Basis>();
        return value;
    }

private:
    SQLite::Statement m_statement;
    int m_at = 0;
};

} // namespace parallax::store

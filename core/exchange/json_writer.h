// Writes JSON piece by piece, so that what is written never has to be in memory as a whole.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::exchange {

enum class JsonLayout {
    OneLine, // no line break anywhere: one object a line makes JSON Lines
    Lines,   // the outermost object's members, and the items of arrays among them, each begin on a line: diffs and grep
             // work
};

// The caller opens and closes in order; keys only inside objects. Text must be UTF-8; a byte that is not becomes
// U+FFFD. Numbers are written without a fraction when whole, else as the shortest text that reads back the same.
// Infinity and NaN become null.
class JsonWriter {
public:
    JsonWriter(std::ostream& out, JsonLayout layout) : m_out(out), m_layout(layout) {}
    ~JsonWriter() { flush(); }
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    void key(std::string_view name);
    void text(std::string_view value);
    void number(double value);
    void number(std::int64_t value);
    void boolean(bool value);
    void null();
    void raw(std::string_view json); // `json` is one JSON value already

    // The text, or null when it is empty.
    void textOrNull(std::string_view value) { value.empty() ? null() : text(value); }

    void flush(); // hands everything to the stream; the stream's state tells whether it went well

private:
    void open(char bracket);
    void close(char bracket);
    void item(); // comma and line break before a value or key
    void put(std::string_view piece);

    std::ostream& m_out;
    JsonLayout m_layout;
    std::string m_buffer;
    std::vector<bool> m_filled; // one a level: whether something was written in it
    bool m_afterKey = false;
};

// `value` with JSON's quotes and escapes.
std::string quotedJson(std::string_view value);

} // namespace parallax::exchange

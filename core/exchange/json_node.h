// Reads values out of parsed JSON and says where one is wrong.
#pragma once

#include "base/id.h"
#include "base/name_table.h"

#include <nlohmann/json_fwd.hpp>

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parallax::exchange {

// A value of the file and the way to it, for messages ("claims[3].end"). The way is only written out when something is
// wrong. Value, parent and key outlive the node. What has another form than is asked for throws base::Error, which says
// where it stands.
class JsonNode {
public:
    using Json = nlohmann::json;

    JsonNode(const Json& json, const JsonNode* parent, std::string_view key, std::size_t index)
        : m_json(json), m_parent(parent), m_key(key), m_index(index) {}

    [[noreturn]] void fail(const std::string& what) const;

    // A member that may be missing or null; such a one is a null node.
    JsonNode member(std::string_view key) const;
    bool isNull() const;
    const Json& json() const { return m_json; }

    template <class Action>
    void each(Action&& action) const {
        for (std::size_t at = 0; at < size(); ++at)
            action(item(at));
    }

    // Empty for null.
    std::string text() const;
    std::vector<std::string> texts() const;
    bool flag(bool otherwise) const;
    double number() const;
    std::int64_t wholeNumber(std::int64_t least, std::int64_t most) const;
    // One letter; `otherwise` for null.
    char letter(char first, char last, char otherwise) const;
    template <class Enum>
    Enum word(Enum otherwise) const {
        const std::string value = text();
        if (value.empty())
            return otherwise;
        const auto found = base::parseByName<Enum>(value);
        if (!found)
            fail("the word \"" + value + "\" is not one of the format");
        return *found;
    }
    // No id for null.
    template <class Tag>
    base::Id<Tag> id() const {
        const std::string value = text();
        base::Id<Tag> id;
        if (value.empty())
            return id;
        const char* last = value.data() + value.size();
        const auto [end, error] = std::from_chars(value.data() + 1, last, id.value);
        if (value[0] != Tag::prefix || error != std::errc() || end != last || id.value <= 0) {
            fail("expected an id such as " + std::string(1, Tag::prefix) + "12, not \"" + value + "\"");
        }
        return id;
    }

private:
    std::size_t size() const; // of a list; 0 for null
    JsonNode item(std::size_t at) const;
    std::string path() const;

    const Json& m_json;
    const JsonNode* m_parent;
    std::string_view m_key;
    std::size_t m_index;
};

} // namespace parallax::exchange

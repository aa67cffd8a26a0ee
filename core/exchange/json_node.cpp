#include "exchange/json_node.h"

#include "base/error.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace parallax::exchange {

void JsonNode::fail(const std::string& what) const {
    throw base::Error("the timeline JSON is wrong at " + path() + ": " + what);
}

JsonNode JsonNode::member(std::string_view key) const {
    static const Json missing;
    if (!m_json.is_object())
        fail("expected an object");
    const auto found = m_json.find(key);
    return {found == m_json.end() ? missing : *found, this, key, 0};
}

std::string JsonNode::text() const {
    if (isNull())
        return {};
    if (!m_json.is_string())
        fail("expected a text");
    return m_json.get<std::string>();
}

std::vector<std::string> JsonNode::texts() const {
    std::vector<std::string> all;
    each([&](const JsonNode& item) { all.push_back(item.text()); });
    return all;
}

bool JsonNode::flag(bool otherwise) const {
    if (isNull())
        return otherwise;
    if (!m_json.is_boolean())
        fail("expected true or false");
    return m_json.get<bool>();
}

double JsonNode::number() const {
    if (!m_json.is_number())
        fail("expected a number");
    return m_json.get<double>();
}

std::int64_t JsonNode::wholeNumber(std::int64_t least, std::int64_t most) const {
    const double value = number();
    if (value != std::trunc(value) || value < static_cast<double>(least) || value > static_cast<double>(most)) {
        fail("expected a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    }
    return static_cast<std::int64_t>(value);
}

char JsonNode::letter(char first, char last, char otherwise) const {
    const std::string value = text();
    if (value.empty())
        return otherwise;
    if (value.size() != 1 || value[0] < first || value[0] > last)
        fail(std::string("expected a letter from ") + first + " to " + last);
    return value[0];
}

std::string JsonNode::path() const {
    if (m_parent == nullptr)
        return "the top";
    const std::string above = m_parent->m_parent == nullptr ? std::string() : m_parent->path();
    if (m_key.empty())
        return above + "[" + std::to_string(m_index) + "]";
    return above.empty() ? std::string(m_key) : above + "." + std::string(m_key);
}

bool JsonNode::isNull() const {
    return m_json.is_null();
}

std::size_t JsonNode::size() const {
    if (isNull())
        return 0;
    if (!m_json.is_array())
        fail("expected an array");
    return m_json.size();
}

JsonNode JsonNode::item(std::size_t at) const {
    return {m_json[at], this, {}, at};
}

} // namespace parallax::exchange

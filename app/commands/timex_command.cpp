#include "app/commands/timex_command.h"

#include "base/error.h"
#include "mention/time_mention.h"

#include <fmt/format.h>
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

namespace parallax::app {

namespace {

using Json = nlohmann::ordered_json;

// Code points before byte `offset`, counted on from the last call; offsets must not fall.
class CodePointCounter {
public:
    explicit CodePointCounter(std::string_view text) : m_text(text) {}
    std::size_t at(std::size_t offset) {
        for (; m_byte < offset; ++m_byte) {
            m_count += (static_cast<unsigned char>(m_text[m_byte]) & 0xC0U) != 0x80U ? 1 : 0;
        }
        return m_count;
    }

private:
    std::string_view m_text;
    std::size_t m_byte = 0;
    std::size_t m_count = 0;
};

} // namespace

void analyseTimex(std::istream& in, std::ostream& out) {
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) {
            continue;
        }
        const Json input = Json::parse(line, nullptr, false);
        if (!input.is_object() || !input.contains("id") || !input.contains("text") || !input["text"].is_string()) {
            throw base::Error(
                fmt::format("standard input, line {}: expected a JSON object with \"id\" and \"text\"", number));
        }
        mention::TimeContext context;
        if (input.contains("dct") && input["dct"].is_string()) {
            const std::string day = input["dct"].get<std::string>().substr(0, 10);
            if (const auto interval = base::parseInterval(day, day)) {
                context.reportDate = *interval;
            }
        }
        language::Document document;
        document.text = input["text"].get_ref<const std::string&>();
        Json timex = Json::array();
        CodePointCounter counter(document.text);
        for (const mention::TimeMention& time : mention::findTimes(document, context)) {
            const std::size_t begin = counter.at(time.span.begin);
            timex.push_back({{"begin", begin},
                             {"end", counter.at(time.span.end)},
                             {"text", time.span.in(document.text)},
                             {"type", mention::name(time.type)},
                             {"value", time.value}});
        }
        const Json output = {{"id", input["id"]}, {"timex", std::move(timex)}};
        out << output.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
}

} // namespace parallax::app

// E-mail: one message (.eml) or a mailbox (.mbox). What the sender wrote is read; attachments are named, not opened.
#include "report/decode.h"
#include "report/format_reader.h"
#include "report/sha256.h"
#include "report/text_lines.h"
#include "report/unwrap.h"

#include <gmime/gmime.h>

#include <memory>
#include <string_view>
#include <vector>

namespace parallax::report {

namespace fs = std::filesystem;

namespace {

// Attachments make mail large; the text of one message is bound by largestReport.
constexpr std::size_t largestFile = 256U << 20;
constexpr int deepest = 32; // parts inside each other

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unref>;

struct Parts {
    std::string plain; // UTF-8
    std::string html;
    std::size_t attached = 0;
};

bool isHtml(GMimeObject* part) {
    return g_mime_content_type_is_type(g_mime_object_get_content_type(part), "text", "html") != 0;
}

void gather(GMimeObject* part, Parts& parts, int depth) {
    if (part == nullptr || depth > deepest)
        return;
    if (GMIME_IS_MULTIPART(part)) {
        auto* several = GMIME_MULTIPART(part);
        for (int i = 0; i < g_mime_multipart_get_count(several); ++i)
            gather(g_mime_multipart_get_part(several, i), parts, depth + 1);
        return;
    }
    if (!GMIME_IS_TEXT_PART(part) || g_mime_part_is_attachment(GMIME_PART(part)) != 0) {
        ++parts.attached;
        return;
    }
    const std::unique_ptr<char, decltype(&g_free)> text(g_mime_text_part_get_text(GMIME_TEXT_PART(part)), &g_free);
    if (!text)
        return;
    std::string& to = isHtml(part) ? parts.html : parts.plain;
    if (!to.empty())
        to += '\n';
    to += text.get();
}

// Mail is broken into lines of 70 or so characters: paragraphs again. What is quoted from other mail stays apart.
std::string paragraphs(const std::string& text) {
    std::vector<std::string> lines;
    bool quoted = false;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const base::Span span = trimmed(std::string_view(text).substr(at, end - at), at);
        std::string line(span.in(text));
        const bool quotes = line.starts_with('>');
        if (quotes != quoted || quotes)
            lines.emplace_back();
        quoted = quotes;
        lines.push_back(std::move(line));
        at = end + 1;
    }
    return unwrapLines(lines);
}

class MailReader final : public FormatReader {
public:
    std::vector<std::string_view> endings() const override { return {".eml", ".mbox"}; }

    void read(const fs::path& path, const TakeReport& take, base::Diagnostics& diagnostics) const override {
        const auto bytes = readFile(path, diagnostics, largestFile);
        if (!bytes)
            return;
        [[maybe_unused]] static const bool ready = [] {
            g_mime_init();
            return true;
        }();
        const bool isBox = bytes->starts_with("From ");
        const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes->data(), bytes->size()));
        const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
        g_mime_parser_set_format(parser.get(), isBox ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
        std::size_t number = 0;
        std::size_t begin = 0;
        while (g_mime_parser_eos(parser.get()) == 0) {
            const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
            if (!message)
                break;
            const gint64 told = isBox ? g_mime_parser_tell(parser.get()) : static_cast<gint64>(bytes->size());
            const std::size_t end = told > static_cast<gint64>(begin) && told <= static_cast<gint64>(bytes->size())
                                        ? static_cast<std::size_t>(told)
                                        : bytes->size();
            const std::string_view own = std::string_view(*bytes).substr(begin, end - begin);
            begin = end;
            ++number;
            const std::string name = displayName(path) + (isBox ? ": message " + std::to_string(number) : "");
            readMessage(message.get(), own, name,
                        displayName(path.filename()) + (isBox ? ":" + std::to_string(number) : ""), path, take,
                        diagnostics);
        }
        if (number == 0)
            diagnostics.push_back({base::Severity::Skipped, displayName(path), "is no e-mail that can be read"});
    }

private:
    static void readMessage(GMimeMessage* message, std::string_view bytes, const std::string& name,
                            const std::string& file, const fs::path& path, const TakeReport& take,
                            base::Diagnostics& diagnostics) {
        Parts parts;
        gather(g_mime_message_get_mime_part(message), parts, 0);
        const auto say = [&](base::Severity severity, std::string what) {
            diagnostics.push_back({severity, name, std::move(what)});
        };
        std::optional<Report> report = Report();
        report->file = file;
        report->sha256 = sha256Hex(bytes);
        report->encoding = "UTF-8";
        if (parts.plain.size() + parts.html.size() > largestReport)
            return say(base::Severity::Skipped, "has too much text for one report");
        const bool plain = !textLines(parts.plain).empty();
        report->text = plain ? paragraphs(parts.plain) : parts.html;
        if (!isValidUtf8(report->text) || textLines(report->text).empty())
            return say(base::Severity::Skipped, "has no text in it that can be read");
        if (!plain)
            report = reportFromPage(std::move(*report), path, diagnostics);
        if (!report)
            return;
        if (parts.attached > 0)
            say(base::Severity::Note, std::to_string(parts.attached) +
                                          (parts.attached == 1 ? " attachment is" : " attachments are") +
                                          " not read: save and import what matters");
        if (const char* subject = g_mime_message_get_subject(message); subject != nullptr && isValidUtf8(subject))
            report->title = subject;
        InternetAddressList* from = g_mime_message_get_from(message);
        if (from != nullptr && internet_address_list_length(from) > 0) {
            const char* author = internet_address_get_name(internet_address_list_get_address(from, 0));
            if (author != nullptr && *author != '\0' && isValidUtf8(author))
                report->authors = {author};
        }
        if (GDateTime* date = g_mime_message_get_date(message)) {
            char day[16];
            (void)std::snprintf(day, sizeof day, "%04d-%02d-%02d", g_date_time_get_year(date),
                                g_date_time_get_month(date), g_date_time_get_day_of_month(date));
            setPublished(*report, day);
        }
        take(std::move(*report));
    }
};

} // namespace

const FormatReader& mailReader() {
    static const MailReader reader;
    return reader;
}

} // namespace parallax::report

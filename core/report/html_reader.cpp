// HTML: what the page shows of its article, one line a paragraph, with what its head says about it.
#include "base/one_of.h"
#include "report/decode.h"
#include "report/format_reader.h"
#include "report/reader.h"
#include "report/sha256.h"
#include "report/text_lines.h"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

namespace parallax::report {

using base::isOneOf;

namespace fs = std::filesystem;

namespace {

struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Document = std::unique_ptr<xmlDoc, FreeDocument>;

std::string_view nameOf(const xmlNode* node) {
    return node->type == XML_ELEMENT_NODE && node->name != nullptr
               ? std::string_view(reinterpret_cast<const char*>(node->name))
               : std::string_view();
}

std::string attribute(const xmlNode* node, const char* name) {
    for (const xmlAttr* one = node->properties; one != nullptr; one = one->next) {
        if (std::strcmp(reinterpret_cast<const char*>(one->name), name) != 0)
            continue;
        std::string value;
        for (const xmlNode* part = one->children; part != nullptr; part = part->next) {
            if (part->content != nullptr)
                value += reinterpret_cast<const char*>(part->content);
        }
        return value;
    }
    return {};
}

// Of what is in these, nothing is shown, or nothing of the article.
constexpr std::array<std::string_view, 25> left = {
    "script", "style",  "noscript", "template", "head",   "svg",    "math",    "iframe", "object",
    "embed",  "canvas", "audio",    "video",    "select", "button", "input",   "nav",    "aside",
    "footer", "form",   "dialog",   "textarea", "map",    "menu",   "datalist"};
// Before and after these a line ends.
constexpr std::array<std::string_view, 36> blocks = {
    "p",      "div",   "h1",         "h2",      "h3",         "h4",      "h5",       "h6",   "li",
    "ul",     "ol",    "dl",         "dt",      "dd",         "tr",      "td",       "th",   "table",
    "thead",  "tbody", "tfoot",      "caption", "blockquote", "article", "section",  "main", "header",
    "figure", "pre",   "figcaption", "br",      "hr",         "address", "fieldset", "body", "summary"};

bool hidden(const xmlNode* node) {
    if (attribute(node, "aria-hidden") == "true")
        return true;
    for (const xmlAttr* one = node->properties; one != nullptr; one = one->next) {
        if (std::strcmp(reinterpret_cast<const char*>(one->name), "hidden") == 0)
            return true;
    }
    std::string style = asciiLower(attribute(node, "style"));
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

// The next node after the whole of `node`, in the order of the page and inside `root`; calls `leave` for each element
// that ends on the way. A loop, not recursion: a hostile page nests a million deep.
template <class Leave>
const xmlNode* after(const xmlNode* node, const xmlNode* root, Leave leave) {
    while (node != nullptr && node != root) {
        leave(node);
        if (node->next != nullptr)
            return node->next;
        node = node->parent;
    }
    return nullptr;
}

template <class Visit>
void walk(const xmlNode* root, Visit visit) {
    const auto nothing = [](const xmlNode*) {};
    for (const xmlNode* node = root; node != nullptr;) {
        const bool inside = visit(node);
        node = inside && node->children != nullptr && node->type == XML_ELEMENT_NODE ? node->children
                                                                                     : after(node, root, nothing);
    }
}

std::string collapsed(std::string_view text) {
    std::string words;
    for (const std::string_view word : splitWords(text)) {
        if (!words.empty())
            words += ' ';
        words += word;
    }
    return words;
}

// What is shown below `root`: white space as a browser does it, one line a block.
class Shown {
public:
    explicit Shown(const xmlNode* root) {
        const auto leave = [this](const xmlNode* node) {
            if (isOneOf(nameOf(node), blocks))
                endLine();
            if (node == m_owner) {
                m_owner = nullptr;
                m_kind.reset();
                m_headline = false;
            }
        };
        for (const xmlNode* node = root; node != nullptr;) {
            if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
                add(reinterpret_cast<const char*>(node->content));
            const std::string_view name = nameOf(node);
            const bool in = node->type == XML_ELEMENT_NODE && !isOneOf(name, left) && !hidden(node);
            if (isOneOf(name, blocks))
                endLine();
            if (in && m_owner == nullptr)
                enter(node, name);
            node = in && node->children != nullptr ? node->children : after(node, root, leave);
        }
        endLine();
    }

    std::string text;
    std::string headline;                                     // the first <h1>
    std::vector<std::pair<base::Span, FurnitureKind>> marked; // headings and captions

private:
    void enter(const xmlNode* node, std::string_view name) {
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
            m_kind = FurnitureKind::Heading;
        else if (name == "figcaption" || name == "caption")
            m_kind = FurnitureKind::Caption;
        else
            return;
        m_owner = node;
        m_headline = name == "h1" && headline.empty();
    }

    void add(const char* content) {
        for (const char* at = content; at != nullptr && *at != '\0'; ++at) {
            const bool space = *at == ' ' || *at == '\t' || *at == '\n' || *at == '\r' || *at == '\f';
            if (!space) {
                if (m_space && text.size() > m_begin)
                    text += ' ';
                text += *at;
            }
            m_space = space;
        }
    }

    void endLine() {
        if (text.size() > m_begin) {
            if (m_headline)
                headline = text.substr(m_begin);
            if (m_kind)
                marked.push_back(
                    {{static_cast<std::uint32_t>(m_begin), static_cast<std::uint32_t>(text.size())}, *m_kind});
            text += '\n';
        }
        m_begin = text.size();
        m_space = false;
        m_headline = m_headline && headline.empty();
    }

    std::size_t m_begin = 0; // of the line
    bool m_space = false;
    const xmlNode* m_owner = nullptr; // the heading or caption that the walk is in, with blocks of its own or without
    std::optional<FurnitureKind> m_kind; // of it
    bool m_headline = false;             // whether it is the first <h1>, of which nothing was shown yet
};

// What the head of the page states about it.
struct Head {
    std::string title, pageTitle, publisher, author, published, url;

    explicit Head(const xmlNode* root) {
        walk(root, [this](const xmlNode* node) {
            const std::string_view name = nameOf(node);
            if (name == "meta")
                meta(node);
            else if (name == "title" && pageTitle.empty() && node->children != nullptr &&
                     node->children->content != nullptr)
                pageTitle = collapsed(reinterpret_cast<const char*>(node->children->content));
            else if (name == "link" && asciiLower(attribute(node, "rel")) == "canonical")
                url = attribute(node, "href");
            else if (name == "time" && published.empty() && attribute(node, "itemprop") == "datePublished")
                published = attribute(node, "datetime");
            return true;
        });
    }

private:
    void meta(const xmlNode* node) {
        std::string key = asciiLower(attribute(node, "property"));
        if (key.empty())
            key = asciiLower(attribute(node, "name"));
        if (key.empty())
            key = asciiLower(attribute(node, "itemprop"));
        const std::string value = collapsed(attribute(node, "content"));
        const auto set = [&](std::string& field) {
            if (field.empty())
                field = value;
        };
        if (key == "og:title" || key == "headline")
            set(title);
        else if (key == "og:site_name")
            set(publisher);
        else if (key == "author" || key == "article:author" || key == "dc.creator")
            set(author);
        else if (key == "article:published_time" || key == "datepublished" || key == "dc.date" ||
                 key == "dc.date.issued" || key == "pubdate" || key == "publishdate" || key == "date")
            set(published);
        else if (key == "og:url")
            set(url);
    }
};

// The article: the only or longest <article>, else <main>, else the body.
const xmlNode* articleOf(const xmlNode* root) {
    const xmlNode* best = nullptr;
    std::size_t longest = 0;
    const xmlNode* mainPart = nullptr;
    const xmlNode* body = nullptr;
    walk(root, [&](const xmlNode* node) {
        const std::string_view name = nameOf(node);
        if (name == "main" && mainPart == nullptr)
            mainPart = node;
        if (name == "body" && body == nullptr)
            body = node;
        if (name != "article")
            return true;
        if (const std::size_t size = Shown(node).text.size(); size > longest) {
            longest = size;
            best = node;
        }
        return false; // an article inside an article is a comment, or another story
    });
    constexpr std::size_t teaser = 400; // bytes: shorter ones are previews of other stories
    if (best != nullptr && (longest >= teaser || mainPart == nullptr))
        return best;
    return mainPart != nullptr ? mainPart : body != nullptr ? body : root;
}

// The name of the encoding in <meta charset="...">, for bytes that are not UTF-8.
std::string declaredEncoding(std::string_view bytes) {
    const std::string start = asciiLower(bytes.substr(0, 4096));
    const std::size_t at = start.find("charset=");
    if (at == std::string::npos)
        return {};
    std::size_t begin = at + 8;
    while (begin < start.size() && (start[begin] == '"' || start[begin] == '\'' || start[begin] == ' '))
        ++begin;
    return start.substr(begin, start.find_first_of("\"' ;>/", begin) - begin);
}

// What a page for people never has. The parser compares each attribute of a tag with those before it, so that its time
// would grow with the square of such a tag.
constexpr std::size_t mostAttributes = 500; // words in one tag

bool hasMonstrousTag(std::string_view page) {
    for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
        ++at;
        if (at >= page.size() || !isLetter(page[at]))
            continue;
        std::size_t words = 0;
        char quote = 0;
        bool space = false;
        for (; at < page.size(); ++at) {
            const char c = page[at];
            if (quote != 0) {
                quote = c == quote ? '\0' : quote;
                continue;
            }
            if (c == '>')
                break;
            if (c == '"' || c == '\'')
                quote = c;
            const bool gap = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '/';
            words += gap && !space ? 1 : 0;
            space = gap;
        }
        if (words > mostAttributes)
            return true;
    }
    return false;
}

struct FreeParser {
    void operator()(htmlParserCtxt* parser) const {
        if (parser->myDoc != nullptr)
            xmlFreeDoc(parser->myDoc);
        parser->myDoc = nullptr;
        htmlFreeParserCtxt(parser);
    }
};

// Null when the parser gives up: elements that are nested more than 256 deep.
Document parse(const std::string& page) {
    const std::unique_ptr<htmlParserCtxt, FreeParser> parser(
        htmlCreatePushParserCtxt(nullptr, nullptr, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
    if (!parser)
        return nullptr;
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC);
    constexpr std::size_t piece = 16384;
    for (std::size_t at = 0; at < page.size();) {
        std::size_t end = std::min(at + piece, page.size());
        while (end < page.size() && (static_cast<unsigned char>(page[end]) & 0xC0U) == 0x80U)
            ++end; // a character is not taken apart
        htmlParseChunk(parser.get(), page.data() + at, static_cast<int>(end - at), 0);
        at = end;
    }
    htmlParseChunk(parser.get(), nullptr, 0, 1);
    if (parser->disableSAX != 0)
        return nullptr; // what it has read by then is not the whole page
    return Document(std::exchange(parser->myDoc, nullptr));
}

void setHead(Report& report, const Head& head, const fs::path& path, base::Diagnostics& diagnostics) {
    report.title = head.title.empty() ? head.pageTitle : head.title;
    report.url = head.url;
    if (!head.publisher.empty())
        setPublisher(report, head.publisher);
    if (!head.author.empty() && head.author.find("://") == std::string::npos)
        report.authors = {head.author};
    if (!head.published.empty() && !setPublished(report, head.published))
        diagnostics.push_back({base::Severity::Warning, displayName(path),
                               "the date in its head is no date: " + head.published.substr(0, 60)});
}

// Headings and captions are no evidence, but for the headline.
void mark(Report& report, const std::vector<std::pair<base::Span, FurnitureKind>>& marked) {
    std::size_t next = 0;
    std::vector<base::Span> body;
    for (const base::Span span : report.bodyLines) {
        while (next < marked.size() && marked[next].first.end <= span.begin)
            ++next;
        const bool inside = next < marked.size() && marked[next].first.contains(span);
        const bool headline = !report.titleSpan.empty() && report.titleSpan.contains(span);
        if (inside && !headline)
            report.furniture.push_back({span, marked[next].second});
        else
            body.push_back(span);
    }
    report.bodyLines = std::move(body);
    std::sort(report.furniture.begin(), report.furniture.end(),
              [](const Furniture& a, const Furniture& b) { return a.span < b.span; });
}

class HtmlReader final : public FormatReader {
public:
    std::vector<std::string_view> endings() const override { return {".html", ".htm", ".xhtml"}; }

    void read(const fs::path& path, const TakeReport& take, base::Diagnostics& diagnostics) const override {
        const auto bytes = readFile(path, diagnostics);
        if (!bytes)
            return;
        auto report = reportFromBytes(path, *bytes, diagnostics, declaredEncoding(*bytes));
        if (report)
            report = reportFromPage(std::move(*report), path, diagnostics);
        if (report)
            take(std::move(*report));
    }
};

} // namespace

std::optional<Report> reportFromPage(Report report, const fs::path& path, base::Diagnostics& diagnostics) {
    const std::string page = std::move(report.text);
    const auto skip = [&](const char* why) {
        diagnostics.push_back({base::Severity::Skipped, displayName(path), why});
        return std::nullopt;
    };
    if (hasMonstrousTag(page))
        return skip("has a tag with hundreds of attributes: it is not a page that people read");
    const Document document = parse(page);
    const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    if (root == nullptr)
        return skip("is not HTML that can be read, or is nested deeper than a page that people read");
    Shown shown(articleOf(root));
    if (!isValidUtf8(shown.text) || textLines(shown.text).empty())
        return skip("shows no text: a page that is made by a script must be saved as the browser shows it");
    report.text = std::move(shown.text);
    Head head(root);
    // What the browser's tab says has the outlet's name at its end; the headline has not.
    if (head.title.empty())
        head.title = shown.headline;
    setHead(report, head, path, diagnostics);
    describe(report);
    mark(report, shown.marked);
    return report;
}

const FormatReader& htmlReader() {
    static const HtmlReader reader;
    return reader;
}

} // namespace parallax::report

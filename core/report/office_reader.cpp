// Word processor files: Office Open XML (.docx) and OpenDocument (.odt), both ZIP archives with the text in one XML
// part.
//
// A paragraph is a line. What a reader of the document sees is read, in its order: tables cell by cell, text boxes
// where they are anchored. Deleted text of tracked changes, hidden text, comments, notes and running heads are not in
// it.
#include "report/decode.h"
#include "report/format_reader.h"
#include "report/sha256.h"
#include "report/text_lines.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <zip.h>

#include <memory>

namespace parallax::report {

namespace fs = std::filesystem;

namespace {

// Pictures make such files large; their text alone is bound by largestReport.
constexpr std::size_t largestFile = 64U << 20;
constexpr std::size_t largestPart = 8 * largestReport; // XML around the words

struct CloseArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;

struct CloseMember {
    void operator()(zip_file_t* member) const { zip_fclose(member); }
};

struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Document = std::unique_ptr<xmlDoc, FreeDocument>;

// Null when `bytes`, which must outlive it, are no archive.
Archive openArchive(const std::string& bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr)
        return nullptr;
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr)
        zip_source_free(source);
    zip_error_fini(&error);
    return Archive(archive);
}

// What is packed as `name`; nullopt when it is not there, damaged, encrypted or larger than a part may be. Never
// unpacks more, whatever size the archive claims.
std::optional<std::string> unpack(zip_t* archive, const char* name) {
    const std::unique_ptr<zip_file_t, CloseMember> member(zip_fopen(archive, name, 0));
    if (!member)
        return std::nullopt;
    std::string bytes;
    std::string piece(65536, '\0');
    for (;;) {
        const zip_int64_t got = zip_fread(member.get(), piece.data(), piece.size());
        if (got < 0 || bytes.size() + static_cast<std::size_t>(got) > largestPart)
            return std::nullopt;
        if (got == 0)
            return bytes;
        bytes.append(piece, 0, static_cast<std::size_t>(got));
    }
}

bool isNamed(const xmlNode* node, std::string_view name) {
    return node->type == XML_ELEMENT_NODE && name == reinterpret_cast<const char*>(node->name);
}

const xmlNode* childNamed(const xmlNode* node, std::string_view name) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next)
        if (isNamed(child, name))
            return child;
    return nullptr;
}

std::string attribute(const xmlNode* node, std::string_view name) {
    for (const xmlAttr* one = node->properties; one != nullptr; one = one->next)
        if (name == reinterpret_cast<const char*>(one->name) && one->children != nullptr &&
            one->children->content != nullptr)
            return reinterpret_cast<const char*>(one->children->content);
    return {};
}

// The words of a document as they are gathered.
class Words {
public:
    void add(std::string_view words) {
        if (m_text.size() + words.size() <= largestReport)
            m_text += words;
        else
            m_full = true;
    }
    void add(const xmlNode* text) {
        if (text->content != nullptr)
            add(reinterpret_cast<const char*>(text->content));
    }
    void endLine() {
        if (!m_text.empty() && m_text.back() != '\n')
            add("\n");
    }
    bool full() const { return m_full; }
    std::string take() { return std::move(m_text); }

private:
    std::string m_text;
    bool m_full = false;
};

// A way through a tree without recursion: a document may be nested deeper than the stack. `enter` says whether to go
// into an element, `leave` is called after its children.
template <class Enter, class Leave>
void walk(const xmlNode* root, Enter enter, Leave leave) {
    const xmlNode* node = root;
    while (node != nullptr) {
        if (enter(node) && node->type == XML_ELEMENT_NODE && node->children != nullptr) {
            node = node->children;
            continue;
        }
        while (node != nullptr) {
            if (node->type == XML_ELEMENT_NODE)
                leave(node);
            if (node == root)
                return;
            if (node->next != nullptr) {
                node = node->next;
                break;
            }
            node = node->parent;
        }
    }
}

bool isHiddenRun(const xmlNode* run) {
    const xmlNode* properties = childNamed(run, "rPr");
    const xmlNode* vanish = properties == nullptr ? nullptr : childNamed(properties, "vanish");
    if (vanish == nullptr)
        return false;
    const std::string value = attribute(vanish, "val");
    return value != "0" && value != "false" && value != "off";
}

void readWord(const xmlNode* root, Words& words) {
    walk(
        root,
        [&](const xmlNode* node) {
            // What was moved away or replaced stands elsewhere again.
            if (isNamed(node, "del") || isNamed(node, "moveFrom") || isNamed(node, "Fallback") ||
                (isNamed(node, "r") && isHiddenRun(node)))
                return false;
            if (isNamed(node, "t")) {
                for (const xmlNode* text = node->children; text != nullptr; text = text->next)
                    words.add(text);
                return false;
            }
            if (isNamed(node, "tab"))
                words.add(isNamed(node->parent, "tabs") ? "" : "\t");
            else if (isNamed(node, "noBreakHyphen"))
                words.add("-");
            else if (isNamed(node, "br") || isNamed(node, "cr"))
                words.add("\n");
            return true;
        },
        [&](const xmlNode* node) {
            if (isNamed(node, "p"))
                words.endLine();
        });
}

void readOpenDocument(const xmlNode* root, Words& words) {
    const auto isLine = [](const xmlNode* node) { return isNamed(node, "p") || isNamed(node, "h"); };
    int inLine = 0;
    walk(
        root,
        [&](const xmlNode* node) {
            for (const char* apart : {"tracked-changes", "annotation", "note", "sequence-decls", "forms"})
                if (isNamed(node, apart))
                    return false;
            if (isLine(node) && node->children != nullptr)
                ++inLine;
            if (node->type == XML_TEXT_NODE && inLine > 0)
                words.add(node);
            else if (isNamed(node, "s"))
                words.add(" ");
            else if (isNamed(node, "tab"))
                words.add("\t");
            else if (isNamed(node, "line-break"))
                words.add("\n");
            return true;
        },
        [&](const xmlNode* node) {
            if (!isLine(node))
                return;
            if (node->children != nullptr)
                --inLine;
            words.endLine();
        });
}

class OfficeReader final : public FormatReader {
public:
    std::vector<std::string_view> endings() const override { return {".docx", ".odt"}; }

    void read(const fs::path& path, const TakeReport& take, base::Diagnostics& diagnostics) const override {
        const auto bytes = readFile(path, diagnostics, largestFile);
        if (!bytes)
            return;
        const auto skip = [&](const char* why) {
            diagnostics.push_back({base::Severity::Skipped, displayName(path), why});
        };
        const Archive archive = openArchive(*bytes);
        if (!archive)
            return skip(
                bytes->starts_with("\xD0\xCF\x11\xE0")
                    ? "is protected by a password, or of an old format: save it as .docx or plain text without one"
                    : "is damaged, or no word processor document: it is no ZIP archive");
        const char* const parts[] = {"word/document.xml", "content.xml"};
        const bool isWord = zip_name_locate(archive.get(), parts[0], 0) >= 0;
        if (!isWord && zip_name_locate(archive.get(), parts[1], 0) < 0)
            return skip("is a ZIP archive, but has no word processor document in it");
        const auto part = unpack(archive.get(), parts[isWord ? 0 : 1]);
        if (!part)
            return skip("cannot be unpacked: it is damaged, protected by a password, or far too large for one report");
        // No network, no entities from elsewhere, and the parser's own limits of depth and size.
        const Document document(xmlReadMemory(part->data(), static_cast<int>(part->size()), nullptr, nullptr,
                                              XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                                  XML_PARSE_NOCDATA | XML_PARSE_COMPACT));
        const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
        if (root == nullptr || xmlGetIntSubset(document.get()) != nullptr)
            return skip("is damaged: its text cannot be read as XML");
        Words words;
        (isWord ? readWord : readOpenDocument)(root, words);
        if (words.full())
            return skip("has too much text for one report");
        Report report;
        report.file = displayName(path.filename());
        report.sha256 = sha256Hex(*bytes);
        report.encoding = "UTF-8";
        report.text = words.take();
        if (!isValidUtf8(report.text) || textLines(report.text).empty())
            return skip("has no words in it");
        take(std::move(report));
    }
};

} // namespace

const FormatReader& officeReader() {
    static const OfficeReader reader;
    return reader;
}

} // namespace parallax::report

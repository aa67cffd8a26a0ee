#include "app/brief/pdf_navigation.h"

#include <QHash>
#include <QMap>

#include <optional>

namespace parallax::app::brief_print {

namespace {

struct Trailer {
    int size = 0; // one more than the highest object number
    int root = 0;
    int info = 0;
    qsizetype table = 0; // offset of the cross-reference table
};

// The number after `key` in `text`, from `from` on.
std::optional<int> numberAfter(const QByteArray& text, const QByteArray& key, qsizetype from = 0) {
    const qsizetype at = text.indexOf(key, from);
    if (at < 0)
        return std::nullopt;
    qsizetype end = at + key.size();
    while (end < text.size() && text[end] == ' ')
        ++end;
    const qsizetype begin = end;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        ++end;
    bool ok = false;
    const int value = text.mid(begin, end - begin).toInt(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<Trailer> readTrailer(const QByteArray& pdf) {
    const qsizetype at = pdf.lastIndexOf("trailer");
    if (at < 0)
        return std::nullopt;
    const QByteArray text = pdf.mid(at);
    const auto size = numberAfter(text, "/Size");
    const auto root = numberAfter(text, "/Root");
    const auto info = numberAfter(text, "/Info");
    const auto table = numberAfter(text, "startxref\n");
    if (!size || !root || !info || !table)
        return std::nullopt;
    return Trailer{*size, *root, *info, *table};
}

// Where each object begins, by its number, from the table.
std::optional<QList<qsizetype>> readTable(const QByteArray& pdf, const Trailer& trailer) {
    const QByteArray head = QByteArray("xref\n0 ") + QByteArray::number(trailer.size) + '\n';
    if (pdf.mid(trailer.table, head.size()) != head)
        return std::nullopt;
    QList<qsizetype> offsets;
    constexpr qsizetype entry = 20; // bytes, by the standard
    for (int i = 0; i < trailer.size; ++i) {
        bool ok = false;
        offsets.append(pdf.mid(trailer.table + head.size() + i * entry, 10).toLongLong(&ok));
        if (!ok)
            return std::nullopt;
    }
    return offsets;
}

// The text of an object between "N 0 obj" and "endobj"; only asked for those that hold no stream.
QByteArray objectText(const QByteArray& pdf, qsizetype offset, int number) {
    const QByteArray head = QByteArray::number(number) + " 0 obj\n";
    if (pdf.mid(offset, head.size()) != head)
        return {};
    const qsizetype begin = offset + head.size();
    return pdf.mid(begin, pdf.indexOf("endobj", begin) - begin);
}

QList<int> pageNumbers(const QByteArray& pages) {
    QList<int> numbers;
    const qsizetype begin = pages.indexOf('[', pages.indexOf("/Kids"));
    const qsizetype end = pages.indexOf(']', begin);
    if (begin < 0 || end < 0)
        return numbers;
    const QList<QByteArray> words = pages.mid(begin + 1, end - begin - 1).simplified().split(' ');
    for (qsizetype i = 0; i + 2 < words.size(); i += 3)
        numbers.append(words[i].toInt());
    return numbers;
}

// UTF-16 with its mark, as hexadecimal digits: any title, no character to escape.
QByteArray textString(const QString& text) {
    QByteArray bytes("\xFE\xFF");
    for (const QChar c : text) {
        bytes.append(static_cast<char>(c.unicode() >> 8));
        bytes.append(static_cast<char>(c.unicode() & 0xFF));
    }
    return '<' + bytes.toHex() + '>';
}

class Update {
public:
    Update(const QByteArray& pdf, double height) : m_pdf(pdf), m_height(height) {}

    QByteArray make(const QList<Destination>& destinations, const QList<Destination>& outline) {
        const auto trailer = readTrailer(m_pdf);
        const auto offsets = trailer ? readTable(m_pdf, *trailer) : std::nullopt;
        if (!offsets)
            return m_pdf;
        const QByteArray catalog = objectText(m_pdf, (*offsets)[trailer->root], trailer->root);
        const auto pagesNumber = numberAfter(catalog, "/Pages");
        if (!pagesNumber || *pagesNumber >= offsets->size())
            return m_pdf;
        m_pages = pageNumbers(objectText(m_pdf, (*offsets)[*pagesNumber], *pagesNumber));

        QHash<QByteArray, QByteArray> places;
        for (const Destination& one : destinations)
            places.insert(one.name.toUtf8(), place(one));
        for (int number = 1; number < trailer->size; ++number)
            redirect(number, (*offsets)[number], places);
        addOutline(*trailer, catalog, outline);
        return m_objects.isEmpty() ? m_pdf : appended(*trailer);
    }

private:
    QByteArray place(const Destination& one) const {
        if (one.page < 0 || one.page >= m_pages.size())
            return {};
        return '[' + QByteArray::number(m_pages[one.page]) + " 0 R /XYZ 0 " +
               QByteArray::number(m_height - one.y, 'f', 2) + " null]";
    }

    // A link annotation to "#NAME" gets a destination in place of its action.
    void redirect(int number, qsizetype offset, const QHash<QByteArray, QByteArray>& places) {
        const QByteArray head = QByteArray::number(number) + " 0 obj\n<<\n/Type /Annot";
        if (m_pdf.mid(offset, head.size()) != head)
            return;
        const QByteArray text = objectText(m_pdf, offset, number);
        const qsizetype name = text.indexOf("/URI (#");
        const qsizetype action = text.indexOf("/A <<");
        if (name < 0 || action < 0)
            return;
        const qsizetype begin = name + 7;
        const QByteArray place = places.value(text.mid(begin, text.indexOf(')', begin) - begin));
        if (!place.isEmpty())
            m_objects.insert(number, text.left(action) + "/Dest " + place + "\n>>\n");
    }

    void addOutline(const Trailer& trailer, const QByteArray& catalog, const QList<Destination>& outline) {
        QList<Destination> items;
        for (const Destination& one : outline) {
            if (!place(one).isEmpty())
                items.append(one);
        }
        const qsizetype end = catalog.lastIndexOf(">>");
        if (items.isEmpty() || end < 0)
            return;
        const int root = trailer.size;
        const int first = root + 1;
        const int last = root + static_cast<int>(items.size());
        const auto reference = [](int number) { return QByteArray::number(number) + " 0 R"; };
        m_objects.insert(trailer.root,
                         catalog.left(end) + "/Outlines " + reference(root) + "\n/PageMode /UseOutlines\n>>\n");
        m_objects.insert(root, "<<\n/Type /Outlines\n/First " + reference(first) + "\n/Last " + reference(last) +
                                   "\n/Count " + QByteArray::number(items.size()) + "\n>>\n");
        for (int number = first; number <= last; ++number) {
            const Destination& one = items[number - first];
            QByteArray text =
                "<<\n/Title " + textString(one.name) + "\n/Parent " + reference(root) + "\n/Dest " + place(one) + '\n';
            if (number > first)
                text += "/Prev " + reference(number - 1) + '\n';
            if (number < last)
                text += "/Next " + reference(number + 1) + '\n';
            m_objects.insert(number, text + ">>\n");
        }
    }

    QByteArray appended(const Trailer& trailer) const {
        QByteArray result = m_pdf;
        QMap<int, qsizetype> offsets;
        for (auto it = m_objects.cbegin(); it != m_objects.cend(); ++it) {
            offsets.insert(it.key(), result.size());
            result += QByteArray::number(it.key()) + " 0 obj\n" + it.value() + "endobj\n";
        }
        const qsizetype table = result.size();
        result += "xref\n0 1\n0000000000 65535 f \n";
        for (auto it = offsets.cbegin(); it != offsets.cend(); ++it)
            result += QByteArray::number(it.key()) + " 1\n" + QByteArray::number(it.value()).rightJustified(10, '0') +
                      " 00000 n \n";
        const int size = std::max(trailer.size, m_objects.lastKey() + 1);
        result += "trailer\n<<\n/Size " + QByteArray::number(size) + "\n/Info " + QByteArray::number(trailer.info) +
                  " 0 R\n/Root " + QByteArray::number(trailer.root) + " 0 R\n/Prev " +
                  QByteArray::number(trailer.table) + "\n>>\nstartxref\n" + QByteArray::number(table) + "\n%%EOF\n";
        return result;
    }

    const QByteArray& m_pdf;
    double m_height = 0;
    QList<int> m_pages;
    QMap<int, QByteArray> m_objects; // new texts by object number
};

} // namespace

QByteArray withNavigation(const QByteArray& pdf, const QList<Destination>& destinations,
                          const QList<Destination>& outline, double height) {
    return Update(pdf, height).make(destinations, outline);
}

} // namespace parallax::app::brief_print

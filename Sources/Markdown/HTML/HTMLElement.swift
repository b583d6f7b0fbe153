/// What the conversion to Markdown does with an element of HTML.
enum HTMLElement: Sendable, Equatable {
    /// Its tags are removed, its content stays.
    case transparent
    /// It is removed with its content, such as a script.
    case removed
    case strong, emphasis, strikethrough, quotation
    case code, preformatted
    case raised, lowered
    case link, image
    case lineBreak, rule
    /// A block that only separates its content from the text around it.
    case container
    case paragraph, blockquote
    case heading(Int)
    case list(isOrdered: Bool)
    case item
    case table, row
    case cell(isHeader: Bool)

    /// The element of a name in lower case; `nil` for names that HTML does not define.
    init?(_ name: String) {
        guard let element = Self.elements[name] else { return nil }
        self = element
    }

    /// Whether the element has no closing tag.
    var isVoid: Bool { self == .lineBreak || self == .rule || self == .image }

    /// Whether a tag of the element begins or ends a block.
    var isBlock: Bool {
        switch self {
        case .container, .paragraph, .blockquote, .heading, .list, .item, .table, .row, .cell, .preformatted, .rule:
            true
        default: false
        }
    }

    /// Whether line ends and indentation have no meaning in the text of the element.
    var isPhrasing: Bool {
        switch self {
        case .paragraph, .heading, .list, .item, .cell: true
        default: false
        }
    }

    /// Names that are also common placeholders and names of XML: their tags are text unless they have attributes.
    static let ambiguousNames = names(
        "address area base data label link map object option output param slot source template time title track"
    )

    /// Names whose tags are HTML even if the element is never closed.
    static let unclosedNames = names(
        "br dd details div dt h1 h2 h3 h4 h5 h6 hr li ol p span summary tbody td tfoot th thead tr ul wbr"
    )

    private static func names(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

    private static let elements: [String: HTMLElement] = {
        var table: [String: HTMLElement] = [:]
        func add(_ element: HTMLElement, _ text: String) {
            for name in names(text) { table[name] = element }
        }
        add(
            .transparent,
            "abbr acronym area base basefont bdi bdo big button data dfn font form input ins label legend link map mark "
                + "meta meter nobr option optgroup output param progress ruby rb rt rp rtc select slot small source span "
                + "time track tt u var wbr picture thead tbody tfoot colgroup col"
        )
        add(
            .removed,
            "applet audio canvas embed frame frameset head iframe math noembed noframes noscript object script style svg "
                + "template textarea title video"
        )
        add(.strong, "b strong")
        add(.emphasis, "cite em i")
        add(.strikethrough, "del s strike")
        add(.quotation, "q")
        add(.code, "code kbd samp")
        add(.preformatted, "pre listing xmp")
        add(.raised, "sup")
        add(.lowered, "sub")
        add(.link, "a")
        add(.image, "img")
        add(.lineBreak, "br")
        add(.rule, "hr")
        add(
            .container,
            "address article aside body caption center details dialog div dl fieldset figcaption figure footer header "
                + "hgroup html main menu nav search section"
        )
        add(.paragraph, "p dd dt summary")
        add(.blockquote, "blockquote")
        add(.list(isOrdered: false), "ul dir")
        add(.list(isOrdered: true), "ol")
        add(.item, "li")
        add(.table, "table")
        add(.row, "tr")
        add(.cell(isHeader: false), "td")
        add(.cell(isHeader: true), "th")
        for level in 1...6 { table["h" + String(level)] = .heading(level) }
        return table
    }()
}

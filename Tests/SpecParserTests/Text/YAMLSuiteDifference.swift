/// The reason why a case of yaml-test-suite is read differently from its in.json or error file.
///
/// libyaml implements YAML 1.1 and a part of 1.2. None of these forms occurs in published descriptions. Most are
/// rejected with a diagnostic; 652Z, HM87/01, Y2GN and the two cases of `blockSpace` are read with another value.
enum YAMLSuiteDifference: String {
    /// YAML 1.2 allows tabs between tokens in more places.
    case tab
    /// A key in braces that has several lines, or whose `:` is on another line.
    case keyOverLines
    /// In YAML 1.1, a plain scalar in braces can't begin with two of `:`, `?` and `-`.
    case plainText
    /// In YAML 1.1, the text of a block scalar must be indented at the top level.
    case blockIndentation
    /// In YAML 1.1, anchor names consist of letters and digits.
    case anchorName
    /// Unknown directives and versions of YAML are rejected; YAML 1.2 requires a warning.
    case directive
    /// `...` without a document, or followed by a document without `---`.
    case documentEnd
    /// The fault is in a later document, and only the first one is read.
    case laterDocument
    /// libyaml accepts a form that YAML 1.2 forbids, and reads the intended value.
    case lenient
    /// White space at the end of a block scalar differs.
    case blockSpace

    static let all: [String: YAMLSuiteDifference] = [
        "2LFX": .directive, "2SXE": .anchorName, "58MP": .plainText,
        "6BCT": .tab, "6LVF": .directive, "7Z25": .documentEnd, "8XYN": .anchorName,
        "96NN/00": .tab, "96NN/01": .tab, "9C9N": .lenient, "9HCY": .laterDocument, "9JBA": .lenient,
        "9SA2": .keyOverLines, "A2M4": .tab, "BEC7": .directive, "CVW2": .lenient, "DBG4": .plainText,
        "DK3J": .blockIndentation, "DK95/00": .tab, "DK95/01": .lenient, "DK95/03": .tab, "DK95/04": .tab,
        "EB22": .laterDocument, "FP8R": .blockIndentation, "G5U8": .lenient, "HM87/00": .plainText,
        "HM87/01": .plainText, "HWV9": .documentEnd, "JEF9/02": .blockSpace, "K3WX": .keyOverLines,
        "L24T/01": .blockSpace, "M7A3": .documentEnd, "MUS6/00": .lenient, "MUS6/01": .laterDocument,
        "MUS6/05": .directive, "MUS6/06": .directive, "NJ66": .keyOverLines, "QB6E": .lenient,
        "QLJ7": .laterDocument, "QT73": .documentEnd, "R4YG": .tab, "RHX7": .laterDocument, "S98Z": .lenient,
        "SU5Z": .lenient, "UT92": .keyOverLines, "VJP3/01": .keyOverLines, "W4TN": .directive, "W5VH": .anchorName,
        "X4QW": .lenient, "Y2GN": .anchorName, "Y79Y/001": .tab, "Y79Y/003": .lenient, "Y79Y/010": .tab,
        "YJV2": .lenient, "4MUZ/01": .keyOverLines, "4MUZ/02": .keyOverLines,
        "5MUD": .keyOverLines, "652Z": .plainText, "5T43": .keyOverLines,
    ]
}

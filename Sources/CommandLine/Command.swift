/// A command of the executable, in the order of the help text. The raw value is its name on the command line.
package enum Command: String, Sendable, CaseIterable {
    case generate, check, validate, list, docs, diff
    case initialize = "init"
    case overlay, templates
    case explain, schema, completions, dump

    /// The operands, options and texts of the command.
    package var description: CommandDescription {
        switch self {
        case .generate: .generate
        case .check: .check
        case .validate: .validate
        case .list: .list
        case .docs: .docs
        case .diff: .diff
        case .initialize: .initialize
        case .overlay: .overlay
        case .templates: .templates
        case .explain: .explain
        case .schema: .schema
        case .completions: .completions
        case .dump: .dump
        }
    }
}

/// A fault in a template, with its location.
package struct TemplateFault: Error, Sendable, Equatable {
    /// The name of the template.
    package let template: String
    /// The line, starting at 1.
    package let line: Int
    /// The column in Unicode scalars, starting at 1.
    package let column: Int
    package let problem: TemplateProblem

    package init(template: String, line: Int, column: Int, problem: TemplateProblem) {
        self.template = template
        self.line = line
        self.column = column
        self.problem = problem
    }

    /// The fault in words, lower case and without a full stop.
    package var message: String { problem.message }
    /// A suggestion how to fix the fault.
    package var hint: String { problem.hint }
}

extension TemplateFault: CustomStringConvertible {
    package var description: String {
        "\(template):\(line):\(column): \(message)\n  help: \(hint)"
    }
}

/// All faults of a set of templates: the first syntax error of each template or, if there is none, every reference to a
/// template or block that does not exist.
package struct TemplateFaults: Error, Sendable, Equatable, CustomStringConvertible {
    /// The faults in the order of the templates.
    package let faults: [TemplateFault]

    package init(_ faults: [TemplateFault]) {
        self.faults = faults
    }

    package var description: String {
        faults.map(\.description).joined(separator: "\n")
    }
}

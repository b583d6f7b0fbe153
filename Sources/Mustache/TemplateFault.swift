/// Something wrong in a template, and where.
package struct TemplateFault: Error, Sendable, Equatable {
    /// The name of the template.
    package let template: String
    /// From 1.
    package let line: Int
    /// From 1, in Unicode scalars.
    package let column: Int
    package let problem: TemplateProblem

    package init(template: String, line: Int, column: Int, problem: TemplateProblem) {
        self.template = template
        self.line = line
        self.column = column
        self.problem = problem
    }

    /// What is wrong.
    package var message: String { problem.message }
    /// How to put it right.
    package var hint: String { problem.hint }
}

extension TemplateFault: CustomStringConvertible {
    package var description: String {
        "\(template):\(line):\(column): \(message)\n  help: \(hint)"
    }
}

/// All that is wrong in a set of templates: at most one fault of syntax for each, and every reference that leads nowhere.
package struct TemplateFaults: Error, Sendable, Equatable, CustomStringConvertible {
    /// In the order of the templates.
    package let faults: [TemplateFault]

    package init(_ faults: [TemplateFault]) {
        self.faults = faults
    }

    package var description: String {
        faults.map(\.description).joined(separator: "\n")
    }
}

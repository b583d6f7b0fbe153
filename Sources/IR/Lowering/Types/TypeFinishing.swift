import ApusDiagnostics
import ApusPlan

/// Makes the decisions that need all types: discrimination, names, usage, default values, indirection, conformances.
struct TypeFinishing {
    private(set) var table: TypeTable
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var inferences: [Inference] = []
    private let builder: OperationBuilder
    private var unionWarnings: [(union: TypeID, diagnostic: Diagnostic)] = []

    init(_ builder: OperationBuilder) {
        self.builder = builder
        table = builder.types.table
    }

    mutating func finish() {
        table = AliasCycles(table).breakingCycles(in: table, diagnostics: &diagnostics)
        discriminate()
        var names = InlineTypeNames(builder.types, scope: builder.scope)
        names.adopt(table)
        table = names.named()
        var usage = TypeUsage(table)
        for use in builder.uses { usage.mark(use.type, as: use.usage) }
        table = usage.applied()
        addUnionWarnings()
        setDefaults()
        table = SizeBoxing(RecursionBoxing(table).boxed()).boxed()
        addConformances()
    }

    /// Adds the configured protocols: those for all types first, without duplicates.
    private mutating func addConformances() {
        let conformances = builder.types.options.conformances
        let identifiable = builder.types.options.identifiable
        if conformances.isEmpty, identifiable == .none { return }
        for id in table.ids {
            if case .alias = table[id].shape { continue }
            var seen: Set<String> = []
            var wanted = conformances["*", default: []] + conformances[table[id].schemaName, default: []]
            if identifiable.contains(table[id].schemaName), table.isIdentifiable(id) { wanted.append("Identifiable") }
            table[id].conformances = wanted.filter { seen.insert($0).inserted }
        }
    }

    private mutating func discriminate() {
        var discrimination = UnionDiscrimination(table)
        for (id, draft) in builder.types.pending.unions.sorted(by: { $0.key < $1.key }) {
            guard case .union(var plan) = table[id].shape else { continue }
            discrimination.decide(&plan, draft: draft)
            table[id].shape = .union(plan)
        }
        unionWarnings = discrimination.warnings
        inferences += discrimination.inferences
        for id in builder.types.pending.unions.keys { askNestedUnions(of: id) }
    }

    /// Adds the warnings about unions. They are remarks if the client only sends the union, because the caller chooses the
    /// case.
    private mutating func addUnionWarnings() {
        diagnostics += unionWarnings.map { warning in
            table[warning.union].usage == .request ? warning.diagnostic.with(severity: .remark) : warning.diagnostic
        }
    }

    /// Lets the unions that are members of a union decide whether they have a case for a value. Otherwise the first of
    /// them would take every value as unrecognized.
    private mutating func askNestedUnions(of id: TypeID) {
        guard case .union(var plan) = table[id].shape else { return }
        let nested = plan.cases.map { union(in: $0.payload) }
        var members: Set<TypeID> = []
        func asking(_ tests: [UnionPlan.CaseTest]) -> [UnionPlan.CaseTest] {
            tests.map { test in
                guard test.mustDecode, let member = nested[test.caseIndex] else { return test }
                members.insert(member.id)
                var test = test
                test.recognition = member.recognition
                return test
            }
        }
        if case .tests(let tests) = plan.discrimination { plan.discrimination = .tests(asking(tests)) }
        plan.sharedValues = plan.sharedValues.map { UnionPlan.SharedValue(value: $0.value, tests: asking($0.tests)) }
        guard !members.isEmpty else { return }
        table[id].shape = .union(plan)
        for member in members {
            guard case .union(var nested) = table[member].shape else { continue }
            nested.isMember = true
            table[member].shape = .union(nested)
        }
    }

    /// The union that a reference is, is an alias of, or that its elements are; `nil` for other types.
    private func union(in reference: TypeReference, depth: Int = 0) -> (id: TypeID, recognition: UnionPlan.Recognition)?
    {
        guard depth < SchemaFacts.maximumReferenceDepth else { return nil }
        func inside(_ type: TypeReference, _ wrap: (UnionPlan.Recognition) -> UnionPlan.Recognition) -> (
            id: TypeID, recognition: UnionPlan.Recognition
        )? {
            union(in: type, depth: depth + 1).map { ($0.id, wrap($0.recognition)) }
        }
        switch reference {
        case .array(let element): return inside(element) { .element($0) }
        case .dictionary(let value): return inside(value) { .value($0) }
        case .optional(let wrapped): return inside(wrapped) { .wrapped($0) }
        case .named(let id):
            switch table[id].shape {
            case .alias(let target): return union(in: target, depth: depth + 1)
            case .union: return (id, .union)
            case .structure, .enumeration: return nil
            }
        default: return nil
        }
    }

    /// Sets default values: those of the description, and the only possible value of a required property.
    ///
    /// The `default` of an optional property is the value that the server assumes (JSON Schema 2020-12 Validation §9.2),
    /// so it is documented and not sent, unless it is the only possible value or the configuration says otherwise.
    /// Optional properties of the body of a PATCH never get default values: a property that the caller does not set must
    /// not be changed.
    private mutating func setDefaults() {
        var patched = TypeUsage(table)
        for body in builder.patchBodies { patched.mark(body, as: .request) }
        let literals = DefaultLiterals(table: table)
        for id in table.ids {
            guard case .structure(let unchanged) = table[id].shape else { continue }
            let onlyValues = unchanged.properties.indices.compactMap { index -> (Int, LiteralPlan)? in
                guard unchanged.properties[index].presence == .required else { return nil }
                return literals.onlyValue(of: unchanged.properties[index].type).map { (index, $0) }
            }
            let pendingDefaults = builder.types.pending.defaults[id] ?? []
            if onlyValues.isEmpty, pendingDefaults.isEmpty { continue }
            var structure = unchanged
            for (index, value) in onlyValues { structure.properties[index].defaultValue = value }
            for pending in pendingDefaults {
                let property = structure.properties[pending.property]
                let isRequired = property.presence == .required || property.presence == .requiredNullable
                let isPatched = patched.usage[id.index].contains(.request)
                let isNullable = property.presence == .requiredNullable
                let literal = literals.literal(pending.value, for: property.type, isNullable: isNullable)
                if literal == nil, report(pending, property.type) { continue }
                if isRequired || (!isPatched && sendsDefault(of: property, literals)) {
                    structure.properties[pending.property].defaultValue = literal
                } else {
                    structure.properties[pending.property].assumedValue = JSONLiteral(pending.value)
                }
            }
            table[id].shape = .structure(structure)
        }
    }

    private func sendsDefault(of property: PropertyPlan, _ literals: DefaultLiterals) -> Bool {
        builder.types.options.defaultValues == .all || literals.onlyValue(of: property.type) != nil
    }

    /// Reports a default value of another type. Returns `false` if the type has no literals.
    private mutating func report(_ pending: PendingDefault, _ type: TypeReference) -> Bool {
        guard !pending.value.isNull else { return false }
        let isExpected =
            switch type {
            case .string, .boolean, .integer, .double, .float: true
            case .named(let id): if case .enumeration = table[id].shape { true } else { false }
            default: false
            }
        guard isExpected else { return false }
        diagnostics.append(.defaultOfOtherType(pending.path, at: pending.value.place))
        return true
    }
}

extension DiagnosticCode {
    static let defaultOfOtherType = DiagnosticCode(
        "default-of-other-type",
        .warning,
        explanation: """
            A `default` is not a value of its schema's type.

            The initializer does not have a default argument for the property.
            """
    )
}

extension Diagnostic {
    static func defaultOfOtherType(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .defaultOfOtherType,
            "the default of '\(path)' is not a value of its type",
            at: place,
            consequence: "the initializer does not have a default argument for it"
        )
    }
}

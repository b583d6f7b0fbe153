import ApusChanges
import ApusPlan
import ApusTestSupport
import Testing

/// A program that was written for the old client of a row, and the verdict for it.
private struct ChangeCase {
    let name: String
    let old: ClientPlan
    let new: ClientPlan
    let program: String
    let kind: ChangeKind
    let position: Position?
    let verdict: Verdict?

    var title: String { "\(name)\(position.map { " (\($0.rawValue))" } ?? "")" }
}

@Suite("Changes: the compiler agrees with every verdict", .serialized)
struct ChangeCompilationTests {
    private static let types: [ChangeCase] = TypeChangeRow.all.enumerated().flatMap { index, row in
        let usage: TypePlan.Usage = [.request, .response]
        let old = Sample.client(type: row.old, usage: usage).prefixed("T\(index)")
        let new = Sample.client(type: row.new, usage: usage).prefixed("T\(index)")
        return Position.allCases.map { position in
            ChangeCase(
                name: row.name,
                old: old,
                new: new,
                program: ClientProgram(old, prefix: "t\(index)").use(of: TypeID(1), in: position),
                kind: row.kind,
                position: position,
                verdict: position == .request ? row.request : row.response
            )
        }
    }

    private static let clients: [ChangeCase] = (OperationChangeRows.all + ConnectionChangeRows.all).enumerated()
        .compactMap { index, row in
            guard row.old.module == row.new.module, row.old.access == row.new.access else { return nil }
            let old = row.old.prefixed("C\(index)")
            return ChangeCase(
                name: row.name,
                old: old,
                new: row.new.prefixed("C\(index)"),
                program: ClientProgram(old, prefix: "c\(index)").wholeUse(),
                kind: row.expected[0].kind,
                position: nil,
                verdict: row.expected.map(\.verdict).max()
            )
        }

    @Test("a program for the old client compiles with the new one unless the change is breaking")
    func verdicts() async throws {
        guard RuntimeModules.folder != nil else { return print("skipped: the module of the runtime is not built") }
        let cases = Self.types + Self.clients
        // Both positions of a type have the same client.
        let distinct = Self.types.filter { $0.position == .request } + Self.clients
        async let oldModule = ClientModule(distinct.map(\.old), name: "ThingsAPI")
        async let newModule = ClientModule(distinct.map(\.new), name: "ThingsAPI")
        let (old, new) = try await (oldModule, newModule)
        #expect(!old.output.contains("error:"), "\(old.output.prefix(3000))")
        #expect(!new.output.contains("error:"), "\(new.output.prefix(3000))")
        async let oldErrors = old.errors(in: cases.map(\.program))
        async let newErrors = new.errors(in: cases.map(\.program))
        let (before, after) = try await (oldErrors, newErrors)
        var breaks: [String: Bool] = [:]
        for (index, one) in cases.enumerated() {
            #expect(before[index] == nil, "\(one.title) does not compile with the old client:\n\(one.program)")
            let isBreaking = one.verdict == .breaking
            let key = one.old.name.text
            breaks[key] = breaks[key] == true || after[index] != nil
            #expect(
                (after[index] != nil) == isBreaking,
                "\(one.kind.rawValue): \(one.title) is \(one.verdict?.rawValue ?? "not affected"), but the compiler: \(after[index] ?? "no errors")\n\(one.program)"
            )
        }
        // The report of `generate --changes` does not know the positions of types, so it can be more severe. It does not see
        // the property wrapper of a property.
        for (index, one) in distinct.enumerated() where one.kind != .propertyPresence {
            let changes = SurfaceChanges(old: old.files[index], new: new.files[index]).changes
            let isBreaking = ChangeReport(changes: changes).worst == .breaking
            #expect(isBreaking || breaks[one.old.name.text] != true, "\(one.name)")
        }
    }

    @Test("a program in another module compiles with the new client unless a change of its access or name is breaking")
    func modules() async throws {
        guard RuntimeModules.folder != nil else { return print("skipped: the module of the runtime is not built") }
        let rows = ConnectionChangeRows.all.filter { $0.old.module != $0.new.module || $0.old.access != $0.new.access }
        #expect(rows.count == 3)
        for row in rows {
            // A program in the same package sees declarations of the access level `package`.
            let package = row.old.access == .package ? "things" : nil
            let program = "import \(row.old.module)\n" + ClientProgram(row.old, prefix: "use").wholeUse()
            let old = try await ClientModule([row.old], name: row.old.module, package: package)
            let new = try await ClientModule([row.new], name: row.new.module, package: package)
            #expect(try await old.errors(in: [program], package: package).isEmpty)
            let isBreaking = row.expected.contains { $0.verdict == .breaking }
            #expect(try await new.errors(in: [program], package: package).isEmpty != isBreaking, "\(row.name)")
        }
    }
}

import ApusDiagnostics
import ApusFiles
import ApusJSONPath
import ApusSpecParser

/// Applies the actions of overlays to a description (Overlay 1.1.0 §4.4.3).
struct OverlayApplication {
    private let base: SourceTree
    private let root: EditableValue
    private let state: EditingState
    private var hasFault = false
    private(set) var diagnostics: Diagnostics

    init(root: Node, limits: TextLimits, diagnostics: Diagnostics) {
        base = root.tree
        state = EditingState(limits: limits)
        self.root = EditableValue(root, state: state)
        self.diagnostics = diagnostics
    }

    /// Returns the changed description; `nil` if there was an error.
    mutating func tree(adding added: [SourceTree]) -> SourceTree? {
        guard !hasFault else { return nil }
        do {
            return try TreeAssembly.tree(base: base, added: added, limits: state.limits) { assembly in
                try root.append(to: &assembly, isKeyed: false)
            }
        } catch {
            let place = added.first?.root.place.start(upTo: 1) ?? base.root.place.start(upTo: 1)
            report(.overlayTooLarge(error as? TreeAssembly.Fault ?? .tooLarge, at: place))
            return nil
        }
    }

    private mutating func report(_ diagnostic: Diagnostic) {
        if diagnostic.severity == .error { hasFault = true }
        diagnostics.add(diagnostic)
    }

    // MARK: Extends

    /// Warns if `extends` is a relative reference to another file than the description. URLs are not checked, because
    /// Apus does not know from where a file was downloaded.
    mutating func checkExtends(
        of document: OverlayDocument,
        at path: String,
        description: FilePath,
        files: any FileReader
    ) {
        guard let extends = document.extends, let reference = extends.string else { return }
        guard !reference.contains(":") else { return }
        let expected = FilePath(FilePath.join(FilePath.folder(of: path), reference))
        let isSame =
            expected == description
            || (files.realPath(expected.text) != nil
                && files.realPath(expected.text) == files.realPath(description.text))
        if !isSame { report(.overlayExtendsAnother(reference, description: description.text, at: extends.place)) }
    }

    // MARK: Actions

    mutating func apply(_ document: OverlayDocument) {
        for action in document.actions {
            guard !hasFault else { return }
            do {
                try apply(action, version: document.version)
            } catch {
                report(.overlayTooManySteps("\(error)", at: action.targetNode.place))
            }
            if let fault = state.fault { report(.overlayTooLarge(fault, at: action.targetNode.place)) }
        }
    }

    private mutating func apply(_ action: OverlayDocument.Action, version: OverlayDocument.Version) throws {
        let targets = unique(try action.target.select(from: root))
        guard !targets.isEmpty else { return report(.overlayMatchesNothing(action.targetNode)) }
        switch action.change {
        case .none: report(.overlayWithoutChange(action.targetNode))
        case .remove: remove(targets, action: action)
        case .update(let value):
            update(targets, with: EditableValue(value, state: state), at: value, action, version)
        case .copy(let path, let place):
            let sources = unique(try path.select(from: root))
            guard sources.count == 1 else { return report(.overlayMismatch(copyFault(sources.count), at: place.place)) }
            // The source can contain a target, so it is copied before the first change.
            update(targets, with: sources[0].copy(to: nil), at: place, action, version)
        }
    }

    private func unique(_ values: [EditableValue]) -> [EditableValue] {
        var known: Set<ObjectIdentifier> = []
        return values.filter { known.insert(ObjectIdentifier($0)).inserted }
    }

    private mutating func remove(_ targets: [EditableValue], action: OverlayDocument.Action) {
        var parents: [ObjectIdentifier: EditableValue] = [:]
        for target in targets {
            guard let parent = target.parent else {
                report(.overlayMismatch("the whole description can't be removed", at: action.targetNode.place))
                return
            }
            parents[ObjectIdentifier(parent)] = parent
        }
        let removed = Set(targets.map { ObjectIdentifier($0) })
        for parent in parents.values { parent.remove(removed) }
    }

    private mutating func update(
        _ targets: [EditableValue],
        with value: EditableValue,
        at place: Node,
        _ action: OverlayDocument.Action,
        _ version: OverlayDocument.Version
    ) {
        let isUniform = targets.allSatisfy { $0.isObject == targets[0].isObject && $0.isArray == targets[0].isArray }
        guard isUniform else {
            report(.overlayMismatch("the target selects values of different kinds", at: action.targetNode.place))
            return
        }
        for target in targets {
            if target.isArray {
                // Version 1.0 appends the value as one element; version 1.1 concatenates arrays.
                let added = value.isArray && version == .version11 ? value.elements : [value]
                for element in added { target.append(element) }
            } else if target.isObject == value.isObject, !value.isArray {
                merge(value, into: target, at: place.place)
            } else {
                report(.overlayMismatch(kindFault(value, target), at: place.usePlace.start(upTo: 60)))
                return
            }
        }
    }

    /// Merges objects or replaces a scalar.
    private mutating func merge(_ value: EditableValue, into target: EditableValue, at place: SourceLocation) {
        guard value.isObject else { return target.replace(with: value.node) }
        for member in value.members {
            guard let existing = target.member(named: member.name) else {
                target.add(member)
                continue
            }
            if existing.isArray, member.value.isArray {
                for element in member.value.elements { existing.append(element) }
            } else if existing.isObject == member.value.isObject, existing.isArray == member.value.isArray {
                merge(member.value, into: existing, at: place)
            } else {
                let place = member.value.node.usePlace.start(upTo: 60)
                report(.overlayMismatch("'\(member.name)': " + kindFault(member.value, existing), at: place))
            }
        }
    }

    private func copyFault(_ count: Int) -> String {
        "'copy' must select one value, but selects \(count == 0 ? "none" : String(count))"
    }

    private func kindFault(_ value: EditableValue, _ target: EditableValue) -> String {
        "\(value.node.kind.noun) can't be merged with \(target.node.kind.noun)"
    }
}

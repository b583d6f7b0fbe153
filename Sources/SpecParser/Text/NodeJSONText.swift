import ApusJSON

extension Node {
    /// The value as compact JSON (RFC 8259), with keys in the order of the source and aliases expanded.
    ///
    /// Numbers keep their spelling if JSON allows it. Infinity and NaN are written as `null`.
    package var jsonText: String { jsonText(sortedKeys: false) }

    /// Returns the value as compact JSON.
    /// - Parameter sortedKeys: Whether keys are sorted by their UTF-8 bytes, so that values that differ only in the
    ///   order of their keys have the same text.
    package func jsonText(sortedKeys: Bool) -> String {
        var writer = JSONWriter()
        WritableNode(node: self, sortedKeys: sortedKeys).write(to: &writer)
        return writer.text
    }
}

/// A node that is written as JSON.
private struct WritableNode: JSONWritable {
    let node: Node
    let sortedKeys: Bool

    func write(to json: inout JSONWriter) {
        switch node.kind {
        case .null: json.writeNull()
        case .bool: (node.bool == true).write(to: &json)
        case .integer, .number: writeNumber(to: &json)
        case .string: json.write(string: node.tree.text(of: node.contentIndex))
        case .sequence:
            json.beginArray()
            for element in node.elements { json.element(WritableNode(node: element, sortedKeys: sortedKeys)) }
            json.endArray()
        case .mapping: writeEntries(to: &json)
        }
    }

    private func writeNumber(to json: inout JSONWriter) {
        guard let spelling = node.numberText.flatMap(NumberText.json) else { return json.writeNull() }
        json.write(number: JSONNumber(checked: spelling))
    }

    private func writeEntries(to json: inout JSONWriter) {
        var pairs = node.entries.map { (key: $0.key, value: $0.value) }
        if sortedKeys { pairs.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } }
        json.beginObject()
        for pair in pairs {
            json.key(pair.key)
            WritableNode(node: pair.value, sortedKeys: sortedKeys).write(to: &json)
        }
        json.endObject()
    }
}

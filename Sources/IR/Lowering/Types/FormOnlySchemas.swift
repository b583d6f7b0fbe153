import ApusPlan
import ApusSpecParser

/// The component schemas that only multipart bodies use.
///
/// The parts of a multipart body have another type than JSON, because files are streamed. A schema that only describes
/// such a body, as FastAPI writes it (`Body_upload_file`), has no JSON type: the type of the parts has its name.
struct FormOnlySchemas {
    /// The references from multipart bodies to each schema.
    private var references: [SchemaID: Set<SchemaID>] = [:]

    /// The schemas.
    var ids: Set<SchemaID> { Set(references.keys) }

    init(_ document: Document) {
        let schemas = document.schemas.schemas
        for media in document.operations.flatMap({ $0.requestBody?.content ?? [] }) {
            guard let id = media.schema, let target = schemas[id.index].reference?.target,
                MediaTypeName(media.name).coding == .multipart, schemas[target.index].name != nil,
                !schemas[target.index].properties.isEmpty
            else { continue }
            references[target, default: []].insert(id)
        }
        guard !references.isEmpty else { return }
        for media in document.operations.flatMap({ $0.requestBody?.content ?? [] }) {
            guard let id = media.schema, MediaTypeName(media.name).coding != .multipart else { continue }
            // Media types of OpenAPI 2.0 share one schema.
            if let target = schemas[id.index].reference?.target { references[target] = nil }
        }
        for (index, schema) in schemas.enumerated() {
            guard let target = schema.reference?.target, let known = references[target],
                !known.contains(SchemaID(index))
            else { continue }
            references[target] = nil
        }
        for case let discriminator? in schemas.lazy.map(\.discriminator) {
            for target in discriminator.mapping.map(\.schema) { references[target] = nil }
        }
    }
}

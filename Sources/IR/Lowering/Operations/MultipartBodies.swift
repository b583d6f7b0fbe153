import ApusPlan
import ApusSpecParser

extension OperationBuilder {
    /// The struct of the parts of a multipart body; `nil` if the schema is not an object with properties.
    mutating func multipartType(of schema: SchemaID, _ media: MediaType, at site: TypeSite) -> TypeReference? {
        let id = types.facts.resolved(schema)
        if let known = multipartTypes[id] { return known }
        let part = SchemaPart(id, ignoresUnions: true)
        let flat = types.merged([part]).flat
        guard !flat.properties.isEmpty else { return nil }
        var site = site
        if let name = types.schemas[id.index].name {
            site.component = types.names.isNamed(id) ? name + "Form" : name
        }
        let type = types.declare([part, part], at: site, into: nil)
        let structure = types.structure(
            flat,
            of: type,
            owner: site.path,
            depth: 0,
            coding: .multipart,
            encodings: media.encodings
        )
        let reference = types.finish(type, shape: .structure(structure), at: site)
        multipartTypes[id] = reference
        return reference
    }
}

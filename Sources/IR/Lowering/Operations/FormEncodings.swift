import ApusPlan
import ApusSpecParser

extension OperationBuilder {
    /// The encodings of single properties in the description, replaced by those in the configuration.
    func formEncodings(of media: MediaType, for operation: String) -> [FormEncoding] {
        var encodings = media.encodings.map { encoding in
            let style = ParameterPlan.Style(encoding.style ?? Parameter.Location.query.defaultStyle)
            return FormEncoding(
                key: encoding.name,
                style: style,
                explode: encoding.explode ?? style.explodesByDefault,
                allowReserved: encoding.allowReserved ?? false,
                contentType: encoding.style == nil && encoding.explode == nil ? encoding.contentTypes.first : nil
            )
        }
        let prefix = operation + "."
        for (name, style) in options.parameterStyles.sorted(by: { $0.key < $1.key }) where name.hasPrefix(prefix) {
            let key = String(name.dropFirst(prefix.count))
            let old = encodings.firstIndex { $0.key == key }
            let encoding = FormEncoding(
                key: key,
                style: style,
                explode: style.explodesByDefault,
                allowReserved: old.map { encodings[$0].allowReserved } ?? false,
                contentType: nil
            )
            if let old { encodings[old] = encoding } else { encodings.append(encoding) }
        }
        return encodings
    }
}

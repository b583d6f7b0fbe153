import ApusMustache
import ApusPlan
import ApusSwiftText

extension PackagePlan {
    /// The view of the package for `Package.mustache`.
    var view: TemplateObject {
        var view: TemplateObject = [
            "name": .string(SwiftLiteral.string(module)),
            "tests": .string(SwiftLiteral.string(tests)),
            "runtime": .string(SwiftLiteral.string(modules.runtime)),
            "json": .string(SwiftLiteral.string(modules.json)),
            "curl": .string(SwiftLiteral.string(modules.curl)),
            "testing": .string(SwiftLiteral.string(modules.testing)),
            "embedded": .bool(runtime == .embedded),
            "dependency": .null,
        ]
        switch runtime {
        case .embedded: break
        case .repository(let url, let name, let version):
            let url = SwiftLiteral.string(url)
            view["dependency"] = Self.dependency(
                ".package(url: \(url), from: \(SwiftLiteral.string(version)))",
                on: name
            )
        case .folder(let path):
            let location = ".package(name: \"apus\", path: \(SwiftLiteral.string(path)))"
            view["dependency"] = Self.dependency(location, on: "apus")
        }
        return view
    }

    private static func dependency(_ location: String, on package: String) -> TemplateValue {
        .object(["location": .string(location), "package": .string(SwiftLiteral.string(package))])
    }
}

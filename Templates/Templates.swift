/// The templates that are embedded in the executable.
package enum BuiltInTemplates {
    /// The templates of `Templates/swift`, by name.
    package static let swift: [(name: String, text: String)] = [
        ("Arguments", text(PackageResources.Arguments_mustache)),
        ("Body", text(PackageResources.Body_mustache)),
        ("BodyChoice", text(PackageResources.BodyChoice_mustache)),
        ("BodyContent", text(PackageResources.BodyContent_mustache)),
        ("BodyContents", text(PackageResources.BodyContents_mustache)),
        ("Client", text(PackageResources.Client_mustache)),
        ("Documentation", text(PackageResources.Documentation_mustache)),
        ("Enumeration", text(PackageResources.Enumeration_mustache)),
        ("Examples", text(PackageResources.Examples_mustache)),
        ("FormEncoding", text(PackageResources.FormEncoding_mustache)),
        ("Group", text(PackageResources.Group_mustache)),
        ("GroupSlice", text(PackageResources.GroupSlice_mustache)),
        ("Header", text(PackageResources.Header_mustache)),
        ("ModelExamples", text(PackageResources.ModelExamples_mustache)),
        ("Operation", text(PackageResources.Operation_mustache)),
        ("Response", text(PackageResources.Response_mustache)),
        ("Package", text(PackageResources.Package_mustache)),
        ("PageTotal", text(PackageResources.PageTotal_mustache)),
        ("PagingStrategy", text(PackageResources.PagingStrategy_mustache)),
        ("Paging", text(PackageResources.Paging_mustache)),
        ("ResponseExamples", text(PackageResources.ResponseExamples_mustache)),
        ("RoundTripTests", text(PackageResources.RoundTripTests_mustache)),
        ("SharedTypes", text(PackageResources.SharedTypes_mustache)),
        ("Structure", text(PackageResources.Structure_mustache)),
        ("Success", text(PackageResources.Success_mustache)),
        ("Type", text(PackageResources.Type_mustache)),
        ("Types", text(PackageResources.Types_mustache)),
        ("Union", text(PackageResources.Union_mustache)),
        ("UnionCondition", text(PackageResources.UnionCondition_mustache)),
        ("UnionFallback", text(PackageResources.UnionFallback_mustache)),
        ("UnionTests", text(PackageResources.UnionTests_mustache)),
    ]

    /// The templates of `Templates/markdown`, by name. The names differ from those of ``swift``.
    package static let markdown: [(name: String, text: String)] = [
        ("About", text(PackageResources.About_mustache)),
        ("CatalogGroup", text(PackageResources.CatalogGroup_mustache)),
        ("CatalogLanding", text(PackageResources.CatalogLanding_mustache)),
        ("CatalogOperation", text(PackageResources.CatalogOperation_mustache)),
        ("GroupPage", text(PackageResources.GroupPage_mustache)),
        ("MethodList", text(PackageResources.MethodList_mustache)),
        ("ModelSection", text(PackageResources.ModelSection_mustache)),
        ("ModelsIndex", text(PackageResources.ModelsIndex_mustache)),
        ("ModelsPage", text(PackageResources.ModelsPage_mustache)),
        ("OperationDetails", text(PackageResources.OperationDetails_mustache)),
        ("OperationIndex", text(PackageResources.OperationIndex_mustache)),
        ("OperationSection", text(PackageResources.OperationSection_mustache)),
        ("OperationsPage", text(PackageResources.OperationsPage_mustache)),
        ("PackageReadme", text(PackageResources.PackageReadme_mustache)),
        ("PageHeader", text(PackageResources.PageHeader_mustache)),
        ("PropertyList", text(PackageResources.PropertyList_mustache)),
        ("Readme", text(PackageResources.Readme_mustache)),
        ("ReadmeConnection", text(PackageResources.ReadmeConnection_mustache)),
        ("ReadmeFirstCall", text(PackageResources.ReadmeFirstCall_mustache)),
        ("Sample", text(PackageResources.Sample_mustache)),
    ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

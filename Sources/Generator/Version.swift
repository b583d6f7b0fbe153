/// The version of Apus.
package enum ApusVersion {
    package static let current = "0.1.0"
}

/// A number with its noun: `1 file`, `2 files`.
/// - Parameter noun: One whose plural is formed with `s`.
package func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
}

/// Returns a number with its noun in singular or plural: `1 file`, `2 files`.
/// - Parameter noun: A noun whose plural is formed with `s`.
package func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
}

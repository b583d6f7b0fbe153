/// Compares what two values write, without writing JSON.
///
/// The first value records its tokens. The second value compares its own with them and stops at the first difference. Arrays
/// and dictionaries are recorded as references, and compared element by element only if they have different storage.
nonisolated struct JSONComparison {
    /// What is known about the JSON of both values.
    enum Outcome {
        case same
        case different
        /// The values store the JSON in different forms, such as `1` as an integer and as a `JSONNumber`.
        case unknown

        @inline(__always)
        init(_ isSame: Bool) { self = isSame ? .same : .different }
    }

    /// The place in the tokens to return to after elements were compared.
    typealias Place = (count: Int, position: Int)

    /// The result so far.
    private(set) var outcome = Outcome.same

    /// The tokens of the first value, followed by those of its element that is being compared.
    private var tokens: UnsafeMutablePointer<JSONToken>
    private var capacity: Int
    private var count = 0
    private var isAllocated = false

    /// Whether tokens are appended. Otherwise they are compared.
    private var isRecording = true

    /// The index of the token with which the next one is compared.
    private var position = 0

    /// The name of the member whose value follows, if it is a literal in the program.
    private var key = JSONToken.Key.none

    /// The number of tokens after which members and elements are omitted, to find an early difference at little cost.
    private let limit: Int

    /// Whether something was omitted because of the limit.
    private var isCut = false

    /// Compares two values.
    static func outcome<Value: JSONWritable>(_ left: Value, _ right: Value) -> Outcome {
        // Up to 1,024 bytes are on the stack.
        let capacity = 1024 / MemoryLayout<JSONToken>.stride
        return withUnsafeTemporaryAllocation(of: JSONToken.self, capacity: capacity) { buffer in
            guard let tokens = buffer.baseAddress else { return .unknown }
            let (early, isCut) = run(left, right, JSONComparison(tokens: tokens, capacity: capacity, limit: 8))
            guard early == .same, isCut else { return early }
            return run(left, right, JSONComparison(tokens: tokens, capacity: capacity, limit: .max)).outcome
        }
    }

    @inline(__always)
    private static func run<Value: JSONWritable>(
        _ left: Value,
        _ right: Value,
        _ comparison: JSONComparison
    ) -> (outcome: Outcome, isCut: Bool) {
        var comparison = comparison
        withUnsafeMutablePointer(to: &comparison) {
            var writer = JSONWriter(comparison: $0)
            writer.compare(left, right, with: $0)
        }
        if comparison.isAllocated { comparison.tokens.deallocate() }
        return (comparison.outcome, comparison.isCut)
    }

    private init(tokens: UnsafeMutablePointer<JSONToken>, capacity: Int, limit: Int) {
        self.tokens = tokens
        self.capacity = capacity
        self.limit = limit
    }

    /// Returns whether another member or element is recorded or compared.
    @inline(__always)
    mutating func canContinue() -> Bool {
        guard outcome == .same else { return false }
        guard (isRecording ? count : position) >= limit else { return true }
        isCut = true
        return false
    }

    // MARK: Tokens

    /// Begins a member whose value follows.
    @inline(__always)
    mutating func begin(_ key: StaticString) {
        self.key = JSONToken.Key(start: key.utf8Start, count: UInt32(truncatingIfNeeded: key.utf8CodeUnitCount))
    }

    /// Records a value, or compares it with the recorded one.
    @inline(__always)
    mutating func add(_ kind: JSONToken.Kind, _ words: JSONToken.Words) {
        let token = token(kind, words)
        if isRecording { token.retain() }
        add(token)
    }

    /// Records a token without contents, or compares it with the recorded one.
    @inline(__always)
    mutating func add(structure kind: JSONToken.Kind) { add(token(kind, (0, 0))) }

    @inline(__always)
    private mutating func token(_ kind: JSONToken.Kind, _ words: JSONToken.Words) -> JSONToken {
        defer { key = .none }
        return JSONToken(kind, key, words)
    }

    @inline(__always)
    private mutating func add(_ token: JSONToken) {
        if isRecording {
            append(token)
        } else if outcome == .same {
            guard let recorded = next() else { return }
            if !recorded.pointee.isIdentical(to: token) { outcome = recorded.pointee.comparison(with: token) }
        }
    }

    @inline(__always)
    private mutating func append(_ token: JSONToken) {
        if count == capacity { grow() }
        (tokens + count).initialize(to: token)
        count &+= 1
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<JSONToken>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: tokens, count: count)
        if isAllocated { tokens.deallocate() }
        tokens = larger
        capacity *= 2
        isAllocated = true
    }

    /// Returns the recorded token at the current position. There is one, unless a type writes more or less than one value.
    @inline(__always)
    private mutating func next() -> UnsafeMutablePointer<JSONToken>? {
        guard position < count else {
            outcome = .unknown
            return nil
        }
        defer { position &+= 1 }
        return tokens + position
    }

    /// Stops, because JSON was written as text.
    mutating func stop() { outcome = .unknown }

    // MARK: Elements

    /// Begins to record the first of two values, and returns the place for ``end(at:)``.
    mutating func begin() -> Place {
        isRecording = true
        return (count, position)
    }

    /// Begins to compare the second of two values.
    mutating func compare(from place: Place) {
        isRecording = false
        position = place.count
    }

    /// Releases the tokens of the first value and continues with the tokens before them.
    mutating func end(at place: Place) {
        if position != count, outcome == .same { outcome = .unknown }
        var index = place.count
        while index < count {
            tokens[index].release()
            index &+= 1
        }
        (count, position) = place
    }

    /// Records an array; or returns the recorded one if its elements must be compared.
    mutating func array<Element>(_ elements: [Element]) -> [Element]? {
        guard let recorded = container(.array, JSONToken.words(elements)), let array = recorded.array(of: Element.self)
        else { return nil }
        return isContinued(array.count, elements.count) ? array : nil
    }

    /// Records members; or returns the recorded ones if they must be compared.
    mutating func members<Value>(_ members: [String: Value]) -> [String: Value]? {
        guard let recorded = container(.members, JSONToken.words(members)), let other = recorded.members(of: Value.self)
        else { return nil }
        return isContinued(other.count, members.count) ? other : nil
    }

    /// Records a token, or returns the recorded one if it has another container of the same type.
    private mutating func container(_ kind: JSONToken.Kind, _ words: JSONToken.Words) -> JSONToken? {
        let token = token(kind, words)
        guard !isRecording, outcome == .same else {
            if isRecording { token.retain() }
            add(token)
            return nil
        }
        guard let recorded = next()?.pointee else { return nil }
        if recorded.isIdentical(to: token) { return nil }
        let isSameType = recorded.kind == token.kind && recorded.words.1 == token.words.1
        if isSameType, recorded.key.bytes.hasSameBytes(as: token.key.bytes) { return recorded }
        outcome = recorded.comparison(with: token)
        return nil
    }

    /// Returns whether the elements of two containers with these numbers of elements must be compared.
    private mutating func isContinued(_ count: Int, _ otherCount: Int) -> Bool {
        if count != otherCount {
            outcome = .different
        } else if limit != .max {
            isCut = true
        } else {
            return true
        }
        return false
    }

    /// Sets the result of a comparison that needs no tokens.
    mutating func compared(_ isSame: Bool) {
        if !isSame { outcome = .different }
    }
}

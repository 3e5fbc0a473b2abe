/// Ends the process of an exit test unless something holds.
///
/// Unlike a precondition it takes what may throw.
///
/// - Parameters:
///   - condition: What must hold.
///   - words: What to say otherwise.
public func mustHold(_ condition: Bool, _ words: String = "") {
  precondition(condition, words)
}

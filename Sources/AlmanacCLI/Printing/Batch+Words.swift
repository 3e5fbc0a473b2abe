internal import AlmanacStore

extension Batch {
  /// What the batch did, in a line.
  func words(_ isRehearsal: Bool) -> String {
    let parts = [
      (counts.added, "added"), (counts.revised, "revised"), (counts.retracted, "retracted"),
    ]
    let done = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    if done.isEmpty { return "Nothing changed." }
    return isRehearsal
      ? "\(done); nothing was written: this was a dry run." : "\(done), as batch \(number)."
  }
}

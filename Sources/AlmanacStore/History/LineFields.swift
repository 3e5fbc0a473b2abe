import Almanac

/// The members of a line of a history or ledger, taken one by one.
struct LineFields {
  private var members: JSON.Members

  init(_ json: JSON) throws(Problem) {
    guard case .object(let members) = json else { throw Problem("the line is not an object") }
    self.members = members
  }

  /// Takes a member out.
  mutating func take(_ name: String) -> JSON? {
    let value = members[name]
    members[name] = nil
    return value
  }

  /// Takes a whole number that is not negative.
  mutating func integer(_ name: String) throws(Problem) -> Int? {
    guard let value = take(name) else { return nil }
    // Beyond 2^53 a number in JSON does not say which one it is.
    guard case .number(let number) = value, let integer = Int(exactly: number), integer >= 0,
      integer < 1 << 53
    else { throw lack(name) }
    return integer
  }

  mutating func text(_ name: String) throws(Problem) -> String? {
    guard let value = take(name) else { return nil }
    guard case .string(let text) = value, !text.utf8.contains(0) else { throw lack(name) }
    return text
  }

  mutating func day(_ name: String) throws(Problem) -> Day? {
    guard let text = try text(name) else { return nil }
    guard let day = Day(text), day.description == text else { throw lack(name) }
    return day
  }

  /// Refuses members that nobody took.
  func finish() throws(Problem) {
    guard let member = members.list.first else { return }
    throw Problem("the line has a field that is not known", at: .init(field: member.name))
  }

  /// What is wrong with a field that is missing, or is not what it must be.
  func lack(_ name: String) -> Problem {
    Problem("the field is missing, or is not what it must be", at: .init(field: name))
  }
}

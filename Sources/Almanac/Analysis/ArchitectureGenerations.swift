/// The generations of each vendor's architectures, told from the chips themselves.
///
/// A vendor's architectures are ordered by the first release of a chip for data centres, a fuzzy
/// date counting on the last day that it may mean. Two are of
/// one generation where one refines the other (its name is the other's and a word, as Blackwell
/// Ultra's is; a number, as in CDNA 2, makes a new one), or where the two were first released
/// within a quarter of each other, as Hopper and Ada Lovelace were, which serve side by side.
public struct ArchitectureGenerations: Hashable, Sendable {
  /// The generations of each vendor, oldest first; within one, by first release.
  public let byVendor: [Slug: [[String]]]

  /// The longest that first releases of one generation lie apart, in days.
  static let window = 92

  /// The generations of some chips' architectures.
  ///
  /// - Parameter accelerators: All chips known; only those for data centres make generations.
  /// - Complexity: O(*n* log *n*).
  public init(_ accelerators: [Accelerator]) {
    var first: [Slug: [String: Day]] = [:]
    for accelerator in accelerators where accelerator.market == .datacenter {
      guard let architecture = accelerator.architecture,
        let date = accelerator.released ?? accelerator.announced
      else { continue }
      let known = first[accelerator.vendor]?[architecture] ?? .distantFuture
      first[accelerator.vendor, default: [:]][architecture] = min(known, date.latest)
    }
    byVendor = first.mapValues { architectures in
      let ordered = architectures.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      var generations: [[String]] = []
      var begins: [Day] = []
      for (name, day) in ordered {
        if let index = generations.firstIndex(where: { $0.contains { name.isRefinement(of: $0) } })
        {
          generations[index].append(name)
        } else if let last = begins.last, day.number - last.number <= Self.window {
          generations[generations.count - 1].append(name)
        } else {
          generations.append([name])
          begins.append(day)
        }
      }
      return generations
    }
  }

  /// The place of a chip's architecture among its vendor's generations.
  ///
  /// - Parameter accelerator: The chip.
  /// - Returns: 0 for the oldest; `nil` where no chip for data centres has the architecture.
  public func index(of accelerator: Accelerator) -> Int? {
    guard let architecture = accelerator.architecture else { return nil }
    return byVendor[accelerator.vendor]?.firstIndex { $0.contains(architecture) }
  }

  /// How many generations a chip is behind another of the same vendor.
  ///
  /// - Parameters:
  ///   - older: The chip that is expected to be behind.
  ///   - newer: The other chip.
  /// - Returns: Negative where it is ahead; `nil` for different vendors and unknown generations.
  public func distance(from older: Accelerator, to newer: Accelerator) -> Int? {
    guard older.vendor == newer.vendor, let left = index(of: older), let right = index(of: newer)
    else { return nil }
    return right - left
  }
}

extension String {
  /// Whether an architecture's name is another's and a word that is no number.
  fileprivate func isRefinement(of other: String) -> Bool {
    guard hasPrefix(other + " ") else { return false }
    return !dropFirst(other.count + 1).contains(where: \.isNumber)
  }
}

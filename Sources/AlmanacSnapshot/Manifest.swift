public import Almanac
public import AlmanacStore

/// What a snapshot says about itself: its format, its cut, and the checksum of each file.
public struct Manifest: Hashable, Sendable {
  /// The version of the snapshot format.
  public static let formatVersion = 1

  /// The manifest's file name.
  public static let fileName = "manifest.json"

  /// One file of a snapshot.
  public struct File: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// How many records it holds.
    public let records: Int
    /// Its SHA-256, as 64 hexadecimal digits.
    public let sha256: String
  }

  /// As of when the snapshot was cut.
  public let clocks: Clocks

  /// The filters that chose the facts, by the names of the command's options; empty for none.
  public let filters: JSON.Members

  /// The files, by name.
  public let files: [File]

  /// The files of the history, if the snapshot has one: the ledger and the revisions.
  ///
  /// They do not count in ``records`` and ``sha256``: the same contents are the same, whatever way led
  /// to them.
  public let history: [File]

  /// How many records there are in all.
  public var records: Int { files.reduce(0) { $0 + $1.records } }

  /// The SHA-256 of the whole: of one line for each file, its checksum, two spaces and its name, as
  /// `sha256sum` prints them.
  public var sha256: String {
    Checksum.of(files.map { "\($0.sha256)  \($0.name)\n" }.joined().utf8)
  }

  /// The manifest as canonical JSON and a line end.
  public var bytes: [UInt8] {
    var cut = filters
    cut["known_on"] = .text(clocks.knownOn)
    cut["recorded_at"] = .text(clocks.recordedAt)
    let json = JSON.object([
      "almanac": .number(Double(Manifest.formatVersion)),
      "cut": .object(cut),
      "files": Manifest.json(files),
      "history": history.isEmpty ? nil : Manifest.json(history),
      "records": .number(Double(records)),
      "sha256": .string(sha256),
    ])
    return json.canonical + [UInt8(ascii: "\n")]
  }

  private static func json(_ files: [File]) -> JSON {
    var list = JSON.Members()
    for file in files {
      list[file.name] = .object([
        "records": .number(Double(file.records)), "sha256": .string(file.sha256),
      ])
    }
    return .object(list)
  }

  init(
    clocks: Clocks,
    filters: JSON.Members = .init(),
    files: [File],
    history: [File] = []
  ) {
    self.clocks = clocks
    self.filters = filters
    self.files = files.sorted { $0.name < $1.name }
    self.history = history
  }

  /// Reads a manifest, and checks it against itself.
  init(_ bytes: [UInt8]) throws(Problem) {
    let json = try JSONParser.parse(bytes)
    guard case .object(let members) = json, case .number(let version)? = members["almanac"] else {
      throw Problem("this is not the manifest of a snapshot")
    }
    guard version == Double(Manifest.formatVersion) else {
      throw Problem(
        "the snapshot has format \(JSON.numeral(version)), and this program reads "
          + "\(Manifest.formatVersion)",
        remedy: "use the program that wrote it, or a newer one"
      )
    }
    guard case .object(let list)? = members["files"] else {
      throw Problem("the manifest lacks its list of files")
    }
    var cut = Clocks()
    var filters = JSON.Members()
    if case .object(let named)? = members["cut"] {
      filters = named
      if case .string(let day)? = named["known_on"] { cut.knownOn = Day(day) }
      if case .string(let time)? = named["recorded_at"] { cut.recordedAt = RecordTime(time) }
      for clock in ["known_on", "recorded_at"] { filters[clock] = nil }
    }
    let names = Set(RecordType.allCases.map(\.fileName))
    let files = try Manifest.files(list, among: names)
    var history: [File] = []
    if case .object(let list)? = members["history"] {
      history = try Manifest.files(list, among: Set(HistoryFiles.all))
      guard history.map(\.name) == HistoryFiles.all, cut == Clocks(), filters.list.isEmpty else {
        throw Problem("the manifest's entry for the history is incomplete")
      }
    }
    self.init(clocks: cut, filters: filters, files: files, history: history)
    guard self.bytes == bytes else {
      throw Problem("the manifest was changed: it does not agree with its own checksum")
    }
  }

  /// Reads a list of files.
  private static func files(
    _ list: JSON.Members,
    among names: Set<String>
  ) throws(Problem) -> [File] {
    var files: [File] = []
    for member in list.list {
      guard case .object(let file) = member.value, case .number(let records)? = file["records"],
        case .string(let sha256)? = file["sha256"], let count = Int(exactly: records)
      else { throw Problem("the manifest's entry for '\(member.name)' is incomplete") }
      guard names.contains(member.name) else {
        throw Problem("the manifest lists '\(member.name)', which no snapshot has")
      }
      files.append(File(name: member.name, records: count, sha256: sha256))
    }
    return files
  }
}

internal import Almanac
internal import AlmanacFiles
internal import AlmanacStore

/// Reading records: as lines, as one list, as an object that holds a list.
extension ImportSession {
  /// The largest JSON object that is read whole, in bytes.
  static let largestDocument = 16 * 1024 * 1024

  /// How JSON records lie in a file.
  enum Layout { case lines, list, document }

  /// Tells how records lie in a file by its beginning.
  ///
  /// Lines are the rule; an object that goes on over several lines, or one alone that is no record,
  /// is a document.
  static func layout(of beginning: [UInt8], name: String) -> Layout {
    if InputForm.isNamedLines(name) { return .lines }
    let lines = beginning.split(separator: UInt8(ascii: "\n"), maxSplits: 64).lazy
      .map { line in line.drop { [0x20, 0x09, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) } }
      .filter { !$0.isEmpty }
    guard let first = lines.first else { return .lines }
    if first.first == UInt8(ascii: "[") { return .list }
    guard first.first == UInt8(ascii: "{") else { return .lines }
    if let second = lines.dropFirst().first {
      return second.first == first.first ? .lines : .document
    }
    guard case .object(let members)? = try? JSONParser.parse(Array(first)) else { return .lines }
    return members["type"] == nil && members["error"] == nil ? .document : .lines
  }

  /// Reads a file of JSON records, or of JSON rows through the mapping.
  func readRecords(
    _ file: consuming InputFile,
    after beginning: [UInt8],
    into store: borrowing Store
  ) throws(Problem) {
    let layout = ImportSession.layout(of: beginning, name: file.name)
    guard layout != .document else {
      return try readDocument(file, after: beginning, into: store)
    }
    let isList = layout == .list
    let size = file.size
    if settings.mapping == nil {
      let pipeline = DecodingPipeline(
        file,
        after: beginning,
        isList: isList,
        checksum: running
      )
      try decode(pipeline, of: size, into: store)
    } else {
      // Mappings look names up in the almanac: such rows are read by this thread.
      var rows = RawRecords(file, after: beginning, isList: isList) { [self] in see($0) }
      while failure == nil, let row = try rows.next() {
        read(row.place, .line(row.bytes), into: store) { () throws(Problem) in
          try JSONParser.parse(row.bytes)
        }
      }
    }
  }

  /// Puts the records that a pipeline decodes.
  private func decode(
    _ pipeline: DecodingPipeline,
    of size: Int?,
    into store: borrowing Store
  ) throws(Problem) {
    var problem: Problem?
    var records = 0
    let before = bytesRead
    pipeline.run { handful in
      let bytes = handful.seen.size
      see(before + bytes, handful.seen.checksum)
      records += handful.records.count
      if settings.splitSize == nil {
        let whole = max(size ?? 0, bytes)
        let expected = bytes == 0 ? records : Int(Double(records) * Double(whole) / Double(bytes))
        // Much of a snapshot may be here already: how much it writes will be seen.
        store.expect(meeting == nil ? expected : 0)
      }
      for record in handful.records {
        switch record.result {
        case .success(let prepared):
          put(
            Arrival(
              prepared: prepared,
              place: record.raw.place,
              original: .line(record.raw.bytes)
            ),
            into: store
          )
        case .failure(let problem): reject(problem, .line(record.raw.bytes))
        }
        if failure != nil { return false }
      }
      problem = handful.problem
      return true
    }
    if let problem { throw problem }
  }

  private func readDocument(
    _ file: consuming InputFile,
    after beginning: [UInt8],
    into store: borrowing Store
  ) throws(Problem) {
    let name = file.name
    let bytes = try file.contents(after: beginning, atMost: ImportSession.largestDocument)
    see(bytes)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let json: JSON
    do throws(Problem) {
      json = try JSONParser.parse(bytes, in: start..<bytes.count)
    } catch {
      throw error.located(Problem.Place(file: name))
    }
    guard let (key, list) = try list(in: json, name) else {
      read(Problem.Place(file: name), .object(json), into: store) { json }
      return
    }
    for (index, element) in list.enumerated() {
      let place = Problem.Place(file: name, field: "\(key)[\(index)]")
      read(place, .object(element), into: store) { element }
      if failure != nil { return }
    }
  }

  /// The list of records in an object, with its name; `nil` if the object is a record itself.
  private func list(in json: JSON, _ name: String) throws(Problem) -> (String, [JSON])? {
    guard case .object(let members) = json else { return nil }
    if let key = settings.mapping?.list {
      guard case .array(let items)? = members[key] else { return nil }
      return (key, items)
    }
    if members["type"] != nil || settings.mapping != nil { return nil }
    let lists = members.list.compactMap { member -> (String, [JSON])? in
      guard case .array(let items) = member.value, case .object? = items.first else { return nil }
      return (member.name, items)
    }
    guard lists.count == 1 else {
      throw Problem(
        lists.isEmpty
          ? "the JSON object is no record and holds no list of records"
          : "the JSON object holds several lists: \(lists.map(\.0).joined(separator: ", "))",
        at: .init(file: name),
        remedy: "write one record a line, or one list of records"
      )
    }
    return lists[0]
  }

  private func read(
    _ place: Problem.Place,
    _ original: Arrival.Original,
    into store: borrowing Store,
    _ parse: () throws(Problem) -> JSON
  ) {
    do throws(Problem) {
      let json = try RejectsFile.record(in: try parse())
      if let mapper = try mapper(store) {
        guard let record = try mapper.record(TableRow(json: json)) else {
          passedOver += 1
          return
        }
        put(Arrival(record: record, place: place, original: original), into: store)
      } else {
        put(
          Arrival(record: try Record(json: json), place: place, original: original),
          into: store
        )
      }
    } catch {
      reject(error.located(place), original)
    }
  }
}

extension Problem {
  /// The problem with a place around its own.
  func located(_ outer: Problem.Place) -> Problem {
    var located = self
    located.place.file = outer.file
    located.place.line = outer.line ?? place.line
    if let element = outer.field {
      located.place.field = place.field.map { "\(element).\($0)" } ?? element
    }
    return located
  }
}

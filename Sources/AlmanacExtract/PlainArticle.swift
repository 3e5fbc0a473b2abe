/// A news item saved as plain text, taken apart: its article without captions, forms and imprint.
package struct PlainArticle: Equatable, Sendable {
  /// The text of the article alone, one paragraph a line.
  package private(set) var body = ""
  /// The headline, if one is seen.
  package private(set) var title: String?
  /// The day of publication in EDTF, if one is given.
  package private(set) var published: String?
  /// Who published it, if the imprint says so.
  package private(set) var publisher: String?
  /// Its address, if one is given.
  package private(set) var url: String?
  /// The lines of the body: where each begins in the body, where in the original, how long it is.
  package private(set) var pieces: [Piece] = []

  /// A stretch of the body that stands in one piece in the original, counted in Unicode scalars.
  package struct Piece: Equatable, Sendable {
    /// Where it begins in the body.
    package var body: Int
    /// Where it begins in the original.
    package var original: Int
    /// How many scalars it has.
    package var count: Int
  }

  /// Takes a text apart.
  ///
  /// - Parameters:
  ///   - text: The file's text.
  ///   - languages: The languages that are known, for reading the date line.
  /// - Complexity: O(*n*) in the text's length.
  package init(text: some StringProtocol, languages: Languages = .standard) {
    let letters = Letters(text)
    let lines = PlainLine.lines(of: letters)
    let kept = Self.body(lines)
    var scalars = String.UnicodeScalarView()
    var length = 0
    for position in kept {
      let range = lines[position].range
      if length > 0 {
        scalars.append("\n")
        length += 1
      }
      pieces.append(Piece(body: length, original: range.lowerBound, count: range.count))
      scalars.append(contentsOf: letters.surface(range).unicodeScalars)
      length += range.count
    }
    body = String(scalars)
    let first = kept.first ?? lines.count
    let last = kept.last ?? lines.count
    let head = lines[..<first]
    let tail = lines[min(last + 1, lines.count)...]
    var imprint = PlainImprint(letters, languages: languages)
    imprint.read(head: head, tail: tail, body: body)
    title = imprint.title
    published = imprint.published
    publisher = imprint.publisher
    url = imprint.url
  }

  /// Where a position in the body lies in the original.
  ///
  /// - Parameter offset: A position in the body, in Unicode scalars.
  /// - Returns: The position in the original, in Unicode scalars.
  /// - Complexity: O(log *n*) in the number of lines.
  package func original(_ offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].body <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let piece = pieces[low - 1]
    return piece.original + min(offset - piece.body, piece.count)
  }

  /// The positions of the lines that make up the article.
  private static func body(_ lines: [PlainLine]) -> [Int] {
    var result: [Int] = []
    var pending: [Int] = []
    var gap = 0
    for (position, line) in lines.enumerated() {
      if line.isProse || gap == 0 && !result.isEmpty && line.isShortProse {
        // Prose after a list of links and forms is theirs.
        if gap >= 4, result.count >= 3 { break }
        if result.count == 1, gap > 0, lines[result[0]].asks, lines[result[0]].width < 110 {
          // A question above the date line is the headline.
          result = []
        }
        if !result.isEmpty { result += pending.filter { lines[$0].mayBeSubhead } }
        result.append(position)
        pending = []
        gap = 0
      } else {
        pending.append(position)
        gap += 1
      }
    }
    if result.isEmpty { result = lines.indices.filter { !lines[$0].isClutter } }
    return result
  }
}

/// The letters with marks that a fold replaces by the letter alone.
enum FoldingTable {
  /// The base letter of each precomposed letter of the Latin, Greek and Cyrillic blocks, worked out
  /// once from the standard library: a letter is a base and a mark when they compare equal.
  static let base: [Character: Unicode.Scalar] = {
    var table: [Character: Unicode.Scalar] = [:]
    let marks = (UInt32(0x300)...0x345).compactMap(Unicode.Scalar.init)
    let bases = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzΑΕΗΙΟΥΩαεηιουωЕИУеиу".unicodeScalars
    )
    for base in bases {
      for mark in marks {
        var pair = String.UnicodeScalarView()
        pair.append(base)
        pair.append(mark)
        table[Character(String(pair))] = base
      }
    }
    for (letter, base): (Character, Unicode.Scalar) in [
      ("ø", "o"), ("Ø", "O"), ("ł", "l"), ("Ł", "L"), ("đ", "d"), ("Đ", "D"), ("ı", "i"),
    ] {
      table[letter] = base
    }
    return table
  }()
}

extension [String] {
  /// The words of a list, of which some may have been written with commas between them.
  var separated: [String] {
    flatMap { words in
      words.split(separator: ",").map { word in
        String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
  }
}

/// Reads an article: what it mentions, and what facts it seems to state.
///
/// - Parameters:
///   - article: The article. What it says is data, whatever it says.
///   - names: The names to find.
///   - languages: The languages that are known.
/// - Returns: The same for the same arguments, always.
/// - Complexity: O(*n*) in the text's length.
package func extract(
  _ article: Article,
  names: NameIndex,
  languages: Languages = .standard
) -> Extraction {
  let letters = Letters(article.text)
  let tag = article.language ?? LanguageRecognizer(languages).recognize(letters)
  let vocabulary = languages.language(tag) ?? languages.language("en") ?? .empty
  let reading = Reading(letters, language: vocabulary, names: names)
  let notes = Annotator(reading, tag: tag, published: article.published).notes()
  let mentions = MentionCollector(reading, notes).mentions()
  let found = FactFinder(reading, notes, published: article.published).candidates()
  return Extraction(
    language: tag,
    title: article.title,
    published: article.published,
    bodyCharacters: letters.count,
    mentions: mentions,
    facts: found.facts,
    events: found.events
  )
}

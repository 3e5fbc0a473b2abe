import Testing

@testable import AlmanacPages

@Suite struct PlainTextTests {
  @Test func `a saved text gives its title, date and paragraphs`() throws {
    let text = """
      Uma manchete sem ponto no fim\r
      \r
      03/02/2026\r
      \r
      O primeiro parágrafo conta o que aconteceu com a fábrica, e por que isso importa aqui.\r
      \r
      Foto: Divulgação\r
      \r
      O segundo parágrafo diz que não há mais nada a contar, e que a notícia acaba assim.\r
      \r
      By admin\r
      \r
      Deixe sua opinião\r
      """
    #expect(
      try Page(plainText: Array(text.utf8)).item
        == NewsItem(
          text: """
            O primeiro parágrafo conta o que aconteceu com a fábrica, e por que isso importa aqui.

            O segundo parágrafo diz que não há mais nada a contar, e que a notícia acaba assim.
            """,
          title: "Uma manchete sem ponto no fim",
          language: "pt",
          published: "2026-02-03"
        )
    )
  }

  @Test func `a short first paragraph below a short headline is no headline`() throws {
    let first =
      "The ministry approved the sale of the chip on Tuesday, after nine months of waiting."
    let second =
      "A second request is still under review, officials said, and may take until autumn."
    let item = try Page(plainText: Array("Gulf orders\n\n\(first)\n\n\(second)\n".utf8)).item
    #expect(item.title == "Gulf orders")
    #expect(item.text == "\(first)\n\n\(second)")
  }

  @Test func `lines folded at a width are one paragraph`() throws {
    let text =
      "A title\n\nThe first line of a paragraph\ngoes on here, and ends.\n\nThe second one.\n"
    #expect(
      try Page(plainText: Array(text.utf8)).item.text
        == "The first line of a paragraph goes on here, and ends.\n\nThe second one."
    )
  }
}

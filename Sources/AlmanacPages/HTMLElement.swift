/// The elements of HTML that mean something to the reading of an article.
enum HTMLElement: String, CaseIterable {
  case html, head, body, title, meta, link, base, script, style, noscript, template, svg, math
  case article, main, section, div, p, header, footer, nav, aside, hgroup, address, center
  case h1, h2, h3, h4, h5, h6, blockquote, pre, hr, br, figure, figcaption, details, summary
  case ul, ol, li, dl, dt, dd, table, thead, tbody, tfoot, tr, td, th, caption
  case a, b, strong, i, em, font, span, time, sup, sub, q, del, s, strike, img, picture, big
  case ruby, rb, rt, rp, rtc, form, fieldset, button, input, select, textarea, label, option
  case iframe, object, embed, audio, video, canvas, dialog, menu, map
  case frameset, frame, noframes
  case ampSidebar = "amp-sidebar"
  case ampConsent = "amp-user-notification"
  case ampAd = "amp-ad"
  /// A piece of text.
  case text = "#text"
  /// Any other element.
  case other = "#other"

  private static let byName = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) }
  )

  init(named name: String) {
    self = Self.byName[name] ?? .other
  }

  /// Whether a new line starts before and after it.
  var isBlock: Bool {
    switch self {
    case .html, .body, .article, .main, .section, .div, .p, .header, .footer, .nav, .aside,
      .hgroup, .address, .center, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .pre, .hr, .figure,
      .figcaption, .details, .summary, .ul, .ol, .li, .dl, .dt, .dd, .table, .thead, .tbody,
      .tfoot, .tr, .td, .th, .caption, .form, .fieldset, .dialog, .menu, .ampSidebar,
      .ampConsent, .ampAd, .option, .noframes:
      true
    default: false
    }
  }

  /// The heading's level, 1 to 6.
  var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }

  /// Whether its contents are never part of a text.
  var isSilent: Bool {
    switch self {
    case .head, .script, .style, .noscript, .template, .svg, .math, .rt, .rp, .rtc, .del, .s,
      .strike, .select, .textarea, .iframe, .object, .embed, .audio, .video, .canvas, .frameset,
      .map, .button, .option:
      true
    default: false
    }
  }
}

/// The words by which pages name their parts, in `class` and `id`.
enum ClutterWords {
  /// Parts that are clutter however they are spelled together (`jp-relatedposts`, `nl_sidebar`).
  static let stems = [
    "newsletter", "breadcrumb", "sidebar", "cookie", "gdpr", "disqus", "sharedaddy", "sharebar",
    "sharebutton", "socialshare", "sharetool", "related", "recommend", "outbrain", "taboola",
    "advert", "adsbygoogle", "sponsor", "copyright", "paginat", "subscri", "signup", "sign-up",
    "masthead", "colophon", "navbar", "popular", "trending", "mostread", "most-read",
    "most_read", "maislidas", "mais-lidas", "masleido", "mas-leido", "meistgelesen", "popup",
    "lightbox", "skip-link", "skiplink", "screen-reader", "sr-only", "visually-hidden",
    "readalso", "read-also", "read_also", "readmore", "read-more", "read-next", "leia-tamb",
    "leia-mais", "leiamais", "saibamais", "saiba-mais", "lire-aussi", "lireaussi", "leggi-anche",
    "see-also", "seealso", "also-read", "author-bio", "authorbio", "author-card", "author-box",
    "authorbox", "about-author", "about-the-author", "post-author", "pullquote", "pull-quote",
    "mailmag", "socialutil", "toolbar", "comentario", "commentaire", "kommentar", "commenti",
    "blogroll", "zone-pub", "publicidade", "publicidad", "publicite", "pubblicita", "werbung",
    "anzeige", "promobox", "infinite-scroll", "wp-block-latest-posts", "wp-block-post-navigation",
    "post-navigation", "nav-links", "jp-post-flair", "addtoany", "addthis", "print-only",
  ].map { Array($0.utf8) }

  /// Parts that are clutter when this is a whole word of the name (`ad-slot`, `story_share`).
  static let words: Set<String> = [
    "nav", "navi", "navigation", "gnb", "lnb", "menu", "submenu", "footer", "foot", "share",
    "shares", "sharing", "sharer", "social", "sns", "comment", "comments", "reply", "replies",
    "respond", "ad", "ads", "adv", "adslot", "adbox", "banner", "widget", "widgets", "rail",
    "crumb", "crumbs", "keywords", "login", "search", "legal", "imprint", "impressum",
    "disclaimer", "privacy", "consent", "modal", "overlay", "dialog", "tooltip", "byline",
    "bylines", "caption", "captions", "credit", "credits", "leg", "cap", "legenda", "leyenda",
    "bildunterschrift", "didascalia", "promo", "promos", "promotion", "permalink", "qr",
    "qrcode", "wxbox", "relation", "ranking", "rank", "nl", "biography", "bio", "crosslink",
    "crosslinks", "linkbox", "relate", "rel", "prevnext", "hotnews",
    "toplist", "playlist", "carousel", "slider", "poll", "survey", "donate", "donation",
    "feedback", "rating", "print", "topbar", "bottombar", "statusbar", "language-switcher",
    "paywall-prompt", "regwall", "piano", "fb", "whatsapp", "telegram", "recirculation",
    "recirc", "onward", "mostviewed", "bestof", "mpu", "dfp", "gpt",
  ]

  /// Words of small parts: clutter when there is little in them.
  static let weakWords: Set<String> = [
    "meta", "info", "date", "time", "datetime", "timestamp", "author", "authors", "autor",
    "tools", "more", "extra", "links", "tag", "tags", "topic", "topics", "editor", "source",
    "reporter", "email", "posted", "published", "updated", "upd", "kicker", "eyebrow",
    "category", "categories", "section-name", "label", "badge", "readtime", "duration",
    "descr", "desc", "copy", "writer", "journalist", "crumbtrail", "brand", "logo", "app",
    "download", "rss", "follow", "player", "audio", "live-label", "reading", "subscribe",
    "feed", "box-links", "list-links", "top", "bottom", "hint", "notice", "note-comment",
  ]

  /// Names of parts that belong to the article, whatever else they are called.
  static let kept = [
    "correction", "corrigend", "erratum", "errata", "korrektur", "berichtigung", "korrigendum",
    "correcao", "correccion", "rettifica", "editors-note", "editor-note", "standfirst", "lede",
    "subtitle", "sub-title", "subheading", "dek", "linha-fina", "linhafina", "bajada", "chapo",
    "chapeau", "sottotitolo", "vorspann",
  ].map { Array($0.utf8) }

  /// Names of what holds an article's text.
  static let bodies = [
    "articlebody", "article-body", "article_body", "article-text", "articletext",
    "article-content", "article__body", "article__content", "articlecontent", "entry-content",
    "post-content", "post-body", "postbody", "story-body", "storybody", "story-content",
    "story-text", "news-content", "newscontent", "news-body", "news-text", "content-body",
    "body-text", "text-body", "main-content", "artibody", "article-view", "articleview",
    "rich-text", "richtext", "post_content", "entry_content", "td-post-content", "post__content",
    "cuerpo", "texto-noticia", "corpo", "article_txt", "news_txt", "newsct",
  ].map { Array($0.utf8) }

  /// Words of a picture and what is around it.
  static let pictures: Set<String> = [
    "photo", "foto", "fotos", "photos", "pic", "pics", "picture", "image", "images", "img",
    "media", "thumb", "thumbnail", "gallery", "galleria", "galeria", "slideshow", "bild",
    "figure", "illustration", "wp-caption", "imagen", "imagem", "immagine", "tupian",
  ]

  /// Names of what only screen readers read.
  static let unseen = ["sr-only", "visually-hidden"].map { Array($0.utf8) }

  /// What a word of a name may say.
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt8
    static let strong = Kinds(rawValue: 1)
    static let weak = Kinds(rawValue: 2)
    static let picture = Kinds(rawValue: 4)
    static let lead = Kinds(rawValue: 8)
    static let inline = Kinds(rawValue: 16)
    static let description = Kinds(rawValue: 32)
  }

  /// All words, and what they say.
  static let kinds: [String: Kinds] = {
    var kinds: [String: Kinds] = [:]
    for (kind, words) in [
      (Kinds.strong, words), (.weak, weakWords), (.picture, pictures),
      (.lead, ["lead", "standfirst", "dek"]),
      (.inline, ["caption", "credit", "credits", "permalink", "share"]),
      (.description, ["descr", "desc", "description"]),
    ] {
      for word in words { kinds[word, default: []].formUnion(kind) }
    }
    return kinds
  }()
}

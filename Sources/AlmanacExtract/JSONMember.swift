/// The names of the members that an extraction's JSON has.
enum JSONMember {
  case language, title, published, publisher, url, bodyCharacters, mentions, facts, events
  case kind, id, edtf, value, min, max, minMonths, maxMonths, approximate, currency, direction
  case surface, start, end, confidence
  case action, actor, accelerators, destinations, date
  case subject, period, basis, scope, attributedTo
  case behind, ahead, modality, speaker, about, category

  /// How the member opens in JSON, behind another and with its colon; names need no escapes.
  var opening: StaticString {
    switch self {
    case .language: ", \"language\": "
    case .title: ", \"title\": "
    case .published: ", \"published\": "
    case .publisher: ", \"publisher\": "
    case .url: ", \"url\": "
    case .bodyCharacters: ", \"body_characters\": "
    case .mentions: ", \"mentions\": "
    case .facts: ", \"facts\": "
    case .events: ", \"events\": "
    case .kind: ", \"kind\": "
    case .id: ", \"id\": "
    case .edtf: ", \"edtf\": "
    case .value: ", \"value\": "
    case .min: ", \"min\": "
    case .max: ", \"max\": "
    case .minMonths: ", \"min_months\": "
    case .maxMonths: ", \"max_months\": "
    case .approximate: ", \"approximate\": "
    case .currency: ", \"currency\": "
    case .direction: ", \"direction\": "
    case .surface: ", \"surface\": "
    case .start: ", \"start\": "
    case .end: ", \"end\": "
    case .confidence: ", \"confidence\": "
    case .action: ", \"action\": "
    case .actor: ", \"actor\": "
    case .accelerators: ", \"accelerators\": "
    case .destinations: ", \"destinations\": "
    case .date: ", \"date\": "
    case .subject: ", \"subject\": "
    case .period: ", \"period\": "
    case .basis: ", \"basis\": "
    case .scope: ", \"scope\": "
    case .attributedTo: ", \"attributed_to\": "
    case .behind: ", \"behind\": "
    case .ahead: ", \"ahead\": "
    case .modality: ", \"modality\": "
    case .speaker: ", \"speaker\": "
    case .about: ", \"about\": "
    case .category: ", \"category\": "
    }
  }
}

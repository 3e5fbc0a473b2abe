import Almanac
import AlmanacSQLite

/// Where the records lie that others refer to.
extension Table {
  static let source = Table(
    insert: """
      INSERT INTO source (
        revision_id, url, title, publisher, language, published, published_earliest,
        published_latest, retracted, retracted_earliest, retracted_latest, kind, reliability,
        via, note, echoes
      )
      VALUES (
        ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16
      )
      """,
    select: """
      SELECT
        url, title, publisher, language, published, published_earliest, published_latest,
        retracted, retracted_earliest, retracted_latest, kind, reliability, via, note, echoes
      FROM source WHERE revision_id = ?1
      """,
    columns: [
      .text("url"), .text("title"), .text("publisher"), .text("language"), .date("published"),
      .date("retracted"), .text("kind"), .text("reliability"), .text("via"), .text("note"),
      .text("echoes"),
    ],
    lists: [.articleText, .mentions]
  )

  static let organization = Table(
    insert: """
      INSERT INTO organization (
        revision_id, name, country, kind, note
      )
      VALUES (
        ?1, ?2, ?3, ?4, ?5
      )
      """,
    select: """
      SELECT
        name, country, kind, note
      FROM organization WHERE revision_id = ?1
      """,
    columns: [
      .text("name"), .text("country"), .text("kind"), .text("note"),
    ],
    lists: [.aliases, .members]
  )

  static let accelerator = Table(
    insert: """
      INSERT INTO accelerator (
        revision_id, name, vendor, architecture, announced, announced_earliest,
        announced_latest, released, released_earliest, released_latest, process, dies,
        die_area_mm2, transistors_billion, memory_gb, memory_kind, memory_bandwidth_gb_s,
        interconnect_gb_s, tdp_w, published_tpp, variant_of, market, note
      )
      VALUES (
        ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
        ?20, ?21, ?22, ?23
      )
      """,
    select: """
      SELECT
        name, vendor, architecture, announced, announced_earliest, announced_latest, released,
        released_earliest, released_latest, process, dies, die_area_mm2, transistors_billion,
        memory_gb, memory_kind, memory_bandwidth_gb_s, interconnect_gb_s, tdp_w, published_tpp,
        variant_of, market, note
      FROM accelerator WHERE revision_id = ?1
      """,
    columns: [
      .text("name"), .text("vendor"), .text("architecture"), .date("announced"),
      .date("released"), .text("process"), .integer("dies"), .number("die_area_mm2"),
      .number("transistors_billion"), .number("memory_gb"), .text("memory_kind"),
      .number("memory_bandwidth_gb_s"), .number("interconnect_gb_s"), .number("tdp_w"),
      .number("published_tpp"), .text("variant_of"), .text("market"), .text("note"),
    ],
    lists: [.aliases, .denseTOPS]
  )

  static let model = Table(
    insert: """
      INSERT INTO model (
        revision_id, name, developer, released, released_earliest, released_latest, country,
        note
      )
      VALUES (
        ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
      )
      """,
    select: """
      SELECT
        name, developer, released, released_earliest, released_latest, country, note
      FROM model WHERE revision_id = ?1
      """,
    columns: [
      .text("name"), .text("developer"), .date("released"), .text("country"), .text("note"),
    ],
    lists: [.aliases]
  )

  static let countryGroup = Table(
    insert: """
      INSERT INTO country_group (
        revision_id, group_name, country, name, member_from, member_to, as_of, note
      )
      VALUES (
        ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
      )
      """,
    select: """
      SELECT
        group_name, country, name, member_from, member_to, as_of, note
      FROM country_group WHERE revision_id = ?1
      """,
    columns: [
      .text("group"), .text("country"), .text("name"), .text("from"), .text("to"),
      .text("as_of"), .text("note"),
    ],
    lists: []
  )

  static let exchangeRate = Table(
    insert: """
      INSERT INTO exchange_rate (
        revision_id, currency, period, period_earliest, period_latest, usd_per_unit, basis,
        observations, partial_through, note
      )
      VALUES (
        ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
      )
      """,
    select: """
      SELECT
        currency, period, period_earliest, period_latest, usd_per_unit, basis, observations,
        partial_through, note
      FROM exchange_rate WHERE revision_id = ?1
      """,
    columns: [
      .text("currency"), .date("period"), .number("usd_per_unit"), .text("basis"),
      .integer("observations"), .text("partial_through"), .text("note"),
    ],
    lists: []
  )
}

internal import Almanac
internal import AlmanacStore

/// What an import was asked to do, for its session.
struct ImportSettings {
  let action: Batch.Action
  let origin: String
  let program: String
  let isRehearsal: Bool
  let onChange: ChangePolicy
  /// What somebody asked for, whatever would be done without.
  let chosenChange: ChangePolicy?
  let isKeepingGoing: Bool
  let rejects: String?
  let splitSize: Int?
  let mapping: Mapping?
  let extractor: ExternalExtractor?
  let isStopped: @Sendable () -> Bool

  init(_ importer: Importer) {
    action = importer.action
    origin = importer.inputs.map(\.name).joined(separator: ", ")
    program = importer.program
    isRehearsal = importer.isRehearsal
    onChange = importer.onChange ?? importer.mapping?.onChange ?? .revise
    chosenChange = importer.onChange
    isKeepingGoing = importer.isKeepingGoing
    rejects = importer.rejects
    splitSize = importer.isRehearsal ? nil : importer.batchSize
    mapping = importer.mapping
    extractor = importer.extractor
    isStopped = importer.isStopped
  }
}

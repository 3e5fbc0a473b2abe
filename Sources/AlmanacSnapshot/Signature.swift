public import Almanac
internal import AlmanacFiles
internal import Crypto

/// A person's Ed25519 key, to sign snapshots with.
///
/// The key is read as OpenSSL writes it (PKCS #8 in PEM, RFC 8410, without a password):
/// `openssl genpkey -algorithm ed25519 -out key.pem`.
public struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// Reads a private key.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``Almanac/Problem`` when it cannot be read, or is no such key.
  public init(path: String) throws(Problem) {
    let raw = try KeyFile.read(path, .privateKey)
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: raw) else {
      throw KeyFile.problem(.privateKey, path)
    }
    self.key = key
  }

  /// Signs some bytes.
  ///
  /// - Parameter bytes: The bytes, a manifest's.
  /// - Returns: 64 bytes.
  /// - Throws: ``Almanac/Problem`` when no random numbers can be had.
  func signature(of bytes: [UInt8]) throws(Problem) -> [UInt8] {
    do {
      return Array(try key.signature(for: bytes))
    } catch {
      throw Problem("the snapshot cannot be signed: the system gives no random numbers")
    }
  }
}

/// The public half of a person's Ed25519 key, to check signatures with.
///
/// As OpenSSL writes it (RFC 8410 in PEM): `openssl pkey -in key.pem -pubout -out public.pem`.
public struct VerifyingKey: Sendable {
  private let key: Curve25519.Signing.PublicKey

  /// Reads a public key.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``Almanac/Problem`` when it cannot be read, or is no such key.
  public init(path: String) throws(Problem) {
    let raw = try KeyFile.read(path, .publicKey)
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: raw) else {
      throw KeyFile.problem(.publicKey, path)
    }
    self.key = key
  }

  /// What is wrong with the signature of a snapshot's manifest.
  ///
  /// - Parameter folder: The snapshot's folder.
  /// - Returns: `nil` when the manifest is as this key's owner signed it.
  /// - Throws: ``Almanac/Problem`` when a file cannot be read.
  public func problem(with folder: String) throws(Problem) -> Problem? {
    let path = "\(folder)/\(Signature.fileName)"
    guard Folder.exists(path) else {
      return Problem(
        "the snapshot is not signed",
        at: .init(file: folder),
        remedy: "ask who made it for a signed one: almanac export --sign KEY"
      )
    }
    let signature = try InputFile(path: path).contents(atMost: 1 << 20)
    let manifest = try InputFile(path: "\(folder)/\(Manifest.fileName)").contents(atMost: 1 << 20)
    if key.isValidSignature(signature, for: manifest) { return nil }
    return Problem(
      "the signature is not of this manifest by this key",
      at: .init(file: path),
      remedy: "do not trust the snapshot, unless another key is meant"
    )
  }
}

/// The signature beside a manifest: 64 bytes of Ed25519 (RFC 8032) over the manifest's bytes, which
/// hold the checksums of all else.
public enum Signature {
  /// The signature's file name.
  public static let fileName = "manifest.json.sig"

  /// Whether a snapshot has a signature.
  ///
  /// - Parameter folder: The snapshot's folder.
  /// - Returns: Whether the file is there; it may be wrong.
  public static func isThere(in folder: String) -> Bool {
    Folder.exists("\(folder)/\(fileName)")
  }
}

/// Keys in files.
private enum KeyFile {
  enum Kind {
    case privateKey, publicKey

    /// What stands around the key in the file.
    var label: String {
      switch self {
      case .privateKey: "PRIVATE KEY"
      case .publicKey: "PUBLIC KEY"
      }
    }

    /// The DER that stands before the 32 bytes of an Ed25519 key: RFC 8410, sections 4 and 7.
    var prefix: [UInt8] {
      switch self {
      case .privateKey:
        [0x30, 0x2E, 2, 1, 0, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 4, 0x22, 4, 0x20]
      case .publicKey: [0x30, 0x2A, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 3, 0x21, 0]
      }
    }
  }

  /// The 32 bytes of the key in a file.
  static func read(_ path: String, _ kind: Kind) throws(Problem) -> [UInt8] {
    let bytes = try InputFile(path: path).contents(atMost: 1 << 16)
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map { $0.filter { !$0.isWhitespace || $0 == " " } }
    guard lines.first == "-----BEGIN \(kind.label)-----",
      lines.last == "-----END \(kind.label)-----",
      let der = decoded(lines.dropFirst().dropLast().joined()), der.starts(with: kind.prefix),
      der.count == kind.prefix.count + 32
    else { throw problem(kind, path) }
    return Array(der.dropFirst(kind.prefix.count))
  }

  static func problem(_ kind: Kind, _ path: String) -> Problem {
    switch kind {
    case .privateKey:
      Problem(
        "this is not a private Ed25519 key",
        at: .init(file: path),
        remedy: "make one: openssl genpkey -algorithm ed25519 -out key.pem"
      )
    case .publicKey:
      Problem(
        "this is not a public Ed25519 key",
        at: .init(file: path),
        remedy: "take it from the private one: openssl pkey -in key.pem -pubout -out public.pem"
      )
    }
  }

  private static func decoded(_ text: String) -> [UInt8]? {
    let bare = text.prefix { $0 != "=" }
    guard text.count - bare.count <= 2, !bare.contains(where: { "-_".contains($0) }) else {
      return nil
    }
    return Base64URL.decode(
      String(bare.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })[...]
    )
  }
}

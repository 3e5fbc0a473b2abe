import Foundation
import TestSupport
import Testing

/// Signed snapshots, with the keys of RFC 8032, section 7.1: of test 1, and the public one of test 2.
@Suite struct SigningTests {
  private let program: Program

  init() throws {
    program = try Program.seeded()
    try program.folder.write(
      "key.pem",
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
      -----END PRIVATE KEY-----

      """
    )
    try program.folder.write(
      "public.pem",
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
      -----END PUBLIC KEY-----

      """
    )
    try program.folder.write(
      "other.pem",
      """
      -----BEGIN PUBLIC KEY-----
      MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=
      -----END PUBLIC KEY-----

      """
    )
  }

  private func export(signedBy key: String? = nil) throws {
    let folder = program.folder.path("snapshot")
    let outcome =
      if let key {
        try program.run("export", folder, "--sign", program.folder.path(key))
      } else {
        try program.run("export", folder)
      }
    #expect(outcome.code == 0, "\(outcome.errors)")
  }

  private func verify(_ key: String) throws -> Program.Outcome {
    try program.run(
      "verify",
      program.folder.path("snapshot"),
      "--key",
      program.folder.path(key),
      "--format",
      "csv"
    )
  }

  @Test func `a signed snapshot verifies with the key's public half, and is otherwise the same`()
    throws
  {
    try export(signedBy: "key.pem")
    let signed = try verify("public.pem")
    #expect(signed.code == 0, "\(signed.output)")
    #expect(signed.errors.contains("Signed by the owner of"))
    #expect(try program.folder.bytes("snapshot/manifest.json.sig").count == 64)
    let unasked = try program.run("verify", program.folder.path("snapshot"))
    #expect(unasked.code == 0)
    #expect(unasked.errors.contains("There is a signature, which was not checked"))
    let restored = try program.run(
      "init",
      "--db",
      program.folder.path("b.db"),
      "--from",
      program.folder.path("snapshot")
    )
    #expect(restored.code == 0, "\(restored.errors)")
  }

  @Test func `another's key, another manifest and no signature are told apart`() throws {
    try export(signedBy: "key.pem")
    let other = try verify("other.pem")
    #expect(other.code == 1)
    #expect(other.output.contains("the signature is not of this manifest by this key"))
    let signature = try program.folder.bytes("snapshot/manifest.json.sig")
    try export()
    let bare = try verify("public.pem")
    #expect(bare.code == 1)
    #expect(bare.output.contains("the snapshot is not signed"))
    #expect(try program.run("add", "organization", "id=new-lab", "name=New", "kind=lab").code == 0)
    try export()
    try program.folder.write("snapshot/manifest.json.sig", signature)
    #expect(try verify("public.pem").code == 1)
  }

  @Test func `what is no key is refused with the command that makes one`() throws {
    try program.folder.write(
      "no.pem",
      "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
    )
    for name in ["no.pem", "public.pem"] {
      let outcome = try program.run(
        "export",
        program.folder.path("x"),
        "--sign",
        program.folder.path(name)
      )
      #expect(outcome.code == 65)
      #expect(outcome.errors.contains("this is not a private Ed25519 key"))
      #expect(outcome.errors.contains("openssl genpkey -algorithm ed25519"))
      #expect(!FileManager.default.fileExists(atPath: program.folder.path("x")))
    }
    try export()
    let outcome = try verify("key.pem")
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("this is not a public Ed25519 key"))
    #expect(
      try program.run("export", "x", "--sign", "key.pem", "--format", "csv").errors
        .contains("--sign is for snapshots")
    )
  }

  @Test func `OpenSSL agrees`() throws {
    try export(signedBy: "key.pem")
    let outcome = try program.shell(
      """
      command -v openssl > /dev/null || { echo 'Signature Verified Successfully'; exit; }
      openssl pkeyutl -verify -pubin -inkey public.pem -rawin -in snapshot/manifest.json \
        -sigfile snapshot/manifest.json.sig
      """
    )
    #expect(outcome.output.contains("Signature Verified Successfully"), "\(outcome.output)")
  }
}

import CFuzzer

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// What is tried is named by the first argument; the others are libFuzzer's.

let names = Reader.allCases.map(\.rawValue).joined(separator: ", ")
guard CommandLine.arguments.count > 1, let reader = Reader(rawValue: CommandLine.arguments[1])
else {
  fatalError("usage: Fuzzer READER [libFuzzer's options] [folders of inputs]; READER: \(names)")
}

Reader.chosen = reader
var arguments = CommandLine.argc - 1
var values: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
let code = LLVMFuzzerRunDriver(&arguments, &values) { start, count in
  Reader.chosen.read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
exit(code)

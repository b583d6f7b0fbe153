// A generated file imports only ApusRuntime.
@_exported import ApusJSON
@_exported import Foundation

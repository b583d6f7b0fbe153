// Generated files and programs import only ApusRuntime, and Foundation where they use it.
@_exported import ApusJSON

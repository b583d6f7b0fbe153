import ShopAPI
import ShopAPIRuntime

// The address of the API, for tests; without it the description's own server is called.
let server = CommandLine.arguments.dropFirst().first.map { Server($0) } ?? ShopClient.Servers.production
let client = ShopClient(server: server)

let product = try await client.products.getProduct(id: "chair")
print("\(product.name): \(product.price)")

import ShopAPI
import ShopAPIRuntime

// Tests pass the URL of the server as an argument. The default is the server of the description.
let server = CommandLine.arguments.dropFirst().first.map { Server($0) } ?? ShopClient.Servers.production
let client = ShopClient(server: server)

let product = try await client.products.getProduct(id: "chair")
print("\(product.name): \(product.price)")

import ApusRuntime
import Foundation
import LiveHarness

@main
struct Calls {
    static func main() async {
        await machine()
        #if OAUTH_GRANTS
            await password()
            await browser()
        #endif
        await Live.observe("end") { true }
    }

    private static func machineClient(_ machine: Credential) -> LiveClient {
        LiveClient(machine: machine, server: Live.server)
    }

    private static func machine() async {
        let calm = LiveClient(server: Live.server).with { $0.retry = .none }
        for (name, credential) in [
            ("secret in the header", Credential.clientCredentials(id: "header", secret: "s3cret", scopes: ["read"])),
            ("secret in the body", .clientCredentials(id: "body", secret: "s3cret", scopes: ["read"])),
            ("odd secret", .clientCredentials(id: "odd", secret: "p:w%+ /&=ä", scopes: ["read"])),
        ] {
            let client = machineClient(credential)
            await Live.observe(name) { try await client.`GET /machine/me`() }
        }
        await Live.observe("wrong secret") {
            let client = machineClient(
                .clientCredentials(id: "header", secret: "wrong", scopes: ["read"], style: .header)
            )
            do {
                return try await client.`GET /machine/me`().client
            } catch let error as APIError {
                if case .credential = error.reason { return "no credential" }
                throw error
            }
        }
        let client = machineClient(
            .clientCredentials(id: "header", secret: "s3cret", scopes: ["read"], style: .header)
        )
        await Live.observe("tokens for 50 calls at once") {
            let before = try await client.`GET /count`().granted
            _ = try await Live.concurrently(50) { _ in try await client.`GET /machine/me`().client }
            return try await client.`GET /count`().granted - before
        }
        await Live.observe("a token that expired") {
            try await Task.sleep(for: .seconds(3))
            return try await client.`GET /machine/me`()
        }
        await Live.observe("a token that was revoked") {
            try await client.`POST /revoke`()
            return try await client.`GET /machine/me`()
        }
        await Live.observe("a scope that was not given") {
            let client = client.with { $0.retry = .none }
            return try await client.`GET /machine/admin`()
        }
        await Live.observe("no credential") {
            let client = calm
            return try await client.`GET /machine/me`()
        }
        Live.control("restart")
        await Live.observe("after a restart, which forgets tokens") { try await client.`GET /machine/me`() }
    }

    #if OAUTH_GRANTS
        private static func password() async {
            let client = LiveClient(
                user: .password(
                    username: "ada",
                    password: "pässword &+",
                    clientID: "header",
                    clientSecret: "s3cret",
                    scopes: ["read"]
                ),
                server: Live.server
            )
            await Live.observe("password") { try await client.`GET /user/me`() }
            await Live.observe("password, refreshed") {
                try await Task.sleep(for: .seconds(3))
                return try await client.`GET /user/me`()
            }
            await Live.observe("wrong password") {
                let client = LiveClient(
                    user: .password(
                        username: "ada",
                        password: "x",
                        clientID: "header",
                        clientSecret: "s3cret",
                        scopes: ["read"]
                    ),
                    server: Live.server
                )
                do {
                    return try await client.`GET /user/me`().client
                } catch let error as APIError {
                    if case .credential = error.reason { return "no credential" }
                    throw error
                }
            }
        }

        private static func browser() async {
            await Live.observe("code with PKCE") {
                let login = try LiveClient(server: Live.server).connection.authorizationCodeLogin(
                    clientID: "public",
                    redirectURI: "http://127.0.0.1/callback",
                    scopes: ["read"]
                )
                let answer = Live.control("visit", login.url.absoluteString)
                guard let redirect = URL(string: answer) else { return "no redirect" }
                let tokens = try await login.tokens(redirectedTo: redirect)
                let client = LiveClient(browser: .tokens(tokens, clientID: "public"), server: Live.server)
                return try await client.`GET /browser/me`().client
            }
        }
    #endif
}

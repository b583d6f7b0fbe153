import ApusPlan
import Testing

@Suite("PlanText")
struct PlanTextTests {
    private static let description = """
        servers: [{ url: 'https://{region}.example.com', variables: { region: { default: eu, enum: [eu, us] } } }]
        security: [{ key: [] }, { login: [read, write] }]
        tags: [{ name: pets }]
        paths:
          /pets:
            get:
              operationId: listPets
              tags: [pets]
              parameters:
                - { name: offset, in: query, schema: { type: integer } }
                - { name: limit, in: query, schema: { type: integer, default: 20 } }
              responses:
                "200":
                  description: Some pets
                  content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }
                4XX:
                  description: A fault
                  content: { application/json: { schema: { $ref: '#/components/schemas/Fault' } } }
            post:
              operationId: addPet
              tags: [pets]
              deprecated: true
              requestBody:
                required: true
                content: { application/json: { schema: { $ref: '#/components/schemas/Animal' } } }
              responses: { "204": { description: Done } }
        components:
          securitySchemes:
            key: { type: apiKey, in: header, name: X-Key }
            login: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://example.com/token', scopes: {} } } }
          schemas:
            Fault: { type: object, properties: { message: { type: string } }, additionalProperties: { type: string } }
            Pet:
              type: object
              required: [id, kind]
              properties:
                id: { type: integer, readOnly: true }
                kind: { type: string, enum: [cat] }
                parent: { oneOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'null' }] }
            Stone: { type: object, required: [weight], properties: { weight: { type: number } } }
            Animal: { oneOf: [{ $ref: '#/components/schemas/Pet' }, { $ref: '#/components/schemas/Stone' }] }
        """

    @Test("lists all decisions about a client")
    func text() {
        #expect(
            PlanText.text(of: Planned(Self.description).plan) == """
                client TestClient in TestAPI, public
                  describes 'Test' 1
                  server region https://{region}.example.com
                    variable region = eu 'region' of eu, us
                  credential key 'key' apiKey header 'X-Key'
                  credential login 'login' oauth2 (clientCredentials token 'https://example.com/token')
                group pets Pets 'pets'
                  GET /pets listPets 'listPets'
                    query offset: Int? 'offset' form exploded
                    query limit: Int? 'limit' form exploded default 20
                    success [Pet] json application/json
                    failure 4XX Fault json application/json
                    accept application/json
                    security 'key'
                    security 'login' (read, write)
                    retry idempotent
                    listPetsPaged pages by offset offset limit limit items self: [Pet]
                  POST /pets addPet 'addPet' deprecated
                    body body required
                      content Animal json application/json
                    success without a body
                    security 'key'
                    security 'login' (read, write)
                    retry onRefusal
                type Fault struct 'Fault' response
                  message: String 'message' optional
                  others additionalProperties: String
                type Pet struct 'Pet' request response
                  id: Int 'id' optional readOnly
                  kind: Pet.Kind 'kind' required default Pet.Kind.cat
                  parent: Pet 'parent' optional nullable boxed
                type Stone struct 'Stone' request
                  weight: Double 'weight' required
                type Animal union 'Animal' request
                  case pet: Pet
                  case stone: Stone
                  otherwise unrecognized
                  selected by the first test that succeeds
                    pet if object has 'id', 'kind' decodes
                    stone if object has 'weight' decodes
                type Pet.Kind enum of string 'Pet.kind' request response
                  case cat "cat"
                  otherwise unrecognized
                file Client.swift: client
                file Pets.swift: operations 0, 1 of Pets and its declaration; types Fault, Pet, Stone, Animal
                inferred listPets: paging by offset and limit, because the operation has the query parameters 'offset' and 'limit' \
                and returns an array

                """
        )
    }
}

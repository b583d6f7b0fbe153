/// A description with every keyword that a page documents.
enum FactsDescription {
    static let text = #"""
        openapi: 3.1.0
        info: { title: Bookings, version: "1" }
        servers: [{ url: "https://example.com/v1" }]
        security: [{ login: [bookings.write] }]
        paths:
          /bookings/{booking-id}:
            put:
              operationId: changeBooking
              tags: [bookings]
              deprecated: true
              description: Changes a booking.
              servers: [{ url: "https://write.example.com/v1" }]
              parameters:
                - { name: booking-id, in: path, required: true, schema: { type: string, format: uuid } }
                - name: limit
                  in: query
                  deprecated: true
                  schema: { type: integer, format: int32, minimum: 1, maximum: 100, multipleOf: 5, default: 20 }
                  example: 40
                - { name: X-Code, in: header, schema: { type: string, pattern: "^[a-z|]+$", minLength: 2, maxLength: 8 } }
                - name: kinds
                  in: query
                  schema: { type: array, uniqueItems: true, minItems: 3, maxItems: 4, items: { type: string, enum: [a, b] } }
              requestBody:
                required: true
                content:
                  application/json:
                    schema: { $ref: "#/components/schemas/Booking" }
              responses:
                "200":
                  description: The changed booking.
                  headers:
                    X-Remaining: { description: Calls left., required: true, schema: { type: integer, minimum: 0 }, example: 41 }
                  content:
                    application/json:
                      schema: { $ref: "#/components/schemas/Booking" }
                      examples:
                        short: { summary: A short stay, value: { name: Ada } }
                        long: { value: { name: Bob } }
                    application/xml: { schema: { type: string } }
                "404":
                  description: There is nothing here.
                  content:
                    application/problem+json:
                      schema: { $ref: "#/components/schemas/Problem" }
                      examples: { gone: { value: { title: Gone } } }
        components:
          securitySchemes:
            login:
              type: oauth2
              flows:
                authorizationCode:
                  authorizationUrl: https://example.com/authorize
                  tokenUrl: https://example.com/token
                  scopes: { bookings.write: Change the bookings of a user }
          schemas:
            Problem: { type: object, properties: { title: { type: string } } }
            Booking:
              type: object
              required: [name]
              properties:
                id: { type: string, readOnly: true }
                name: { type: string, description: Who travels., minLength: 1, maxLength: 64, examples: [Ada] }
                secret: { type: string, writeOnly: true, deprecated: true }
                class: { type: string, enum: [first, second], default: second }
                note: { type: [string, "null"], description: Any text., example: window }
                seat:
                  type: object
                  required: [row]
                  properties:
                    row: { type: integer, format: int64, minimum: 7, maximum: 99 }
                    letter: { type: string, pattern: "^[A-F`]$", example: C`D, default: "`E" }
                extras: { type: array, maxItems: 12, items: { type: object, properties: { code: { type: string, enum: [x9, "y`9"] } } } }
        """#
}

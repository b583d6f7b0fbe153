#include "EmbeddedRuntime.h"

// Embedded by the C compiler, because a Swift array of the same bytes takes a hundred times as long to compile.
// `APUS_RECORD=1 swift test --filter RuntimeSources` writes this file.

#pragma clang diagnostic ignored "-Wc23-extensions"

static const char *const paths[] = {
    "ApusRuntime/Connection/APIClient.swift",
    "ApusRuntime/Connection/APIConnection+Results.swift",
    "ApusRuntime/Connection/APIConnection+Send.swift",
    "ApusRuntime/Connection/APIConnection.swift",
    "ApusRuntime/Connection/ClientOptions.swift",
    "ApusRuntime/Connection/Deadline.swift",
    "ApusRuntime/Connection/Exchange+Redirects.swift",
    "ApusRuntime/Connection/Exchange.swift",
    "ApusRuntime/Connection/Origin.swift",
    "ApusRuntime/Connection/Redirect.swift",
    "ApusRuntime/Connection/RequestDraft.swift",
    "ApusRuntime/Connection/ResponseCapture.swift",
    "ApusRuntime/Connection/Server.swift",
    "ApusRuntime/Credentials/AuthorizationCodeLogin.swift",
    "ApusRuntime/Credentials/Credential+OAuth.swift",
    "ApusRuntime/Credentials/Credential.swift",
    "ApusRuntime/Credentials/OAuthFlow.swift",
    "ApusRuntime/Credentials/OAuthGrant.swift",
    "ApusRuntime/Credentials/OAuthTokens.swift",
    "ApusRuntime/Credentials/SHA256.swift",
    "ApusRuntime/Credentials/SchemeCredential.swift",
    "ApusRuntime/Credentials/SecurityScheme.swift",
    "ApusRuntime/Credentials/TokenCache.swift",
    "ApusRuntime/Credentials/TokenEndpoint.swift",
    "ApusRuntime/Credentials/TokenRefusal.swift",
    "ApusRuntime/Credentials/TokenRequester.swift",
    "ApusRuntime/Errors/APIError.swift",
    "ApusRuntime/Errors/BodyExcerpt.swift",
    "ApusRuntime/Errors/CallSummary.swift",
    "ApusRuntime/Errors/ErrorCause.swift",
    "ApusRuntime/Exports.swift",
    "ApusRuntime/Middleware/ClientMiddleware.swift",
    "ApusRuntime/Middleware/LoggingMiddleware.swift",
    "ApusRuntime/Middleware/Secrets.swift",
    "ApusRuntime/Paging/LinkHeader.swift",
    "ApusRuntime/Paging/PagePosition.swift",
    "ApusRuntime/Paging/Paged.swift",
    "ApusRuntime/Paging/Paging.swift",
    "ApusRuntime/Requests/APIRequest+Bodies.swift",
    "ApusRuntime/Requests/APIRequest+Parameters.swift",
    "ApusRuntime/Requests/APIRequest.swift",
    "ApusRuntime/Requests/CookieText.swift",
    "ApusRuntime/Requests/FormBody.swift",
    "ApusRuntime/Requests/HTTPMethod.swift",
    "ApusRuntime/Requests/HeaderText.swift",
    "ApusRuntime/Requests/MultipartForm+Additional.swift",
    "ApusRuntime/Requests/MultipartForm+Sequence.swift",
    "ApusRuntime/Requests/MultipartForm.swift",
    "ApusRuntime/Requests/MultipartPart.swift",
    "ApusRuntime/Requests/ParameterStyle.swift",
    "ApusRuntime/Requests/ParameterText.swift",
    "ApusRuntime/Requests/ParameterValue.swift",
    "ApusRuntime/Requests/PathExpansion.swift",
    "ApusRuntime/Requests/PercentEncoding.swift",
    "ApusRuntime/Requests/RequestDefaults.swift",
    "ApusRuntime/Requests/RequestParts.swift",
    "ApusRuntime/Requests/StatusPattern.swift",
    "ApusRuntime/Requests/UploadBody.swift",
    "ApusRuntime/Requests/UploadContent.swift",
    "ApusRuntime/Requests/UploadFile.swift",
    "ApusRuntime/Requests/UploadMediaType.swift",
    "ApusRuntime/Responses/APIResponse+Streams.swift",
    "ApusRuntime/Responses/APIResponse.swift",
    "ApusRuntime/Responses/FormReading.swift",
    "ApusRuntime/Responses/HTTPHeaders.swift",
    "ApusRuntime/Responses/MediaType.swift",
    "ApusRuntime/Responses/ResponseHeader.swift",
    "ApusRuntime/Responses/SetCookieField.swift",
    "ApusRuntime/Retries/HTTPDate.swift",
    "ApusRuntime/Retries/RateLimiter.swift",
    "ApusRuntime/Retries/RetryAfter.swift",
    "ApusRuntime/Retries/RetryPolicy.swift",
    "ApusRuntime/Retries/TimeSource.swift",
    "ApusRuntime/Streaming/EventParser.swift",
    "ApusRuntime/Streaming/EventStream.swift",
    "ApusRuntime/Streaming/JSONLines.swift",
    "ApusRuntime/Streaming/JSONRecords.swift",
    "ApusRuntime/Streaming/LineSplitter.swift",
    "ApusRuntime/Streaming/ServerSentEvent.swift",
    "ApusRuntime/Transport/APIExample.swift",
    "ApusRuntime/Transport/ByteStream.swift",
    "ApusRuntime/Transport/CURL/CURLCallbacks.swift",
    "ApusRuntime/Transport/CURL/CURLHandle+Request.swift",
    "ApusRuntime/Transport/CURL/CURLHandle.swift",
    "ApusRuntime/Transport/CURL/CURLLibrary.swift",
    "ApusRuntime/Transport/CURL/CURLLoop.swift",
    "ApusRuntime/Transport/CURL/CURLOption.swift",
    "ApusRuntime/Transport/CURL/CURLResponse.swift",
    "ApusRuntime/Transport/CURL/CURLTransfer.swift",
    "ApusRuntime/Transport/CURL/CURLTransport.swift",
    "ApusRuntime/Transport/CURL/ContentDecoder.swift",
    "ApusRuntime/Transport/CURL/OriginQueue.swift",
    "ApusRuntime/Transport/CURL/StreamReader.swift",
    "ApusRuntime/Transport/CURL/TransferClock.swift",
    "ApusRuntime/Transport/CURL/UploadReader.swift",
    "ApusRuntime/Transport/ChunkOverflow.swift",
    "ApusRuntime/Transport/ChunkQueue.swift",
    "ApusRuntime/Transport/ClientTransport.swift",
    "ApusRuntime/Transport/DelegateQueue.swift",
    "ApusRuntime/Transport/DownloadFile.swift",
    "ApusRuntime/Transport/Guarded.swift",
    "ApusRuntime/Transport/LargeBody.swift",
    "ApusRuntime/Transport/ResponseHeadReader.swift",
    "ApusRuntime/Transport/SpooledBody.swift",
    "ApusRuntime/Transport/TemporaryFile.swift",
    "ApusRuntime/Transport/Transfer.swift",
    "ApusRuntime/Transport/TransportError.swift",
    "ApusRuntime/Transport/TransportRequest.swift",
    "ApusRuntime/Transport/TransportResponse.swift",
    "ApusRuntime/Transport/URLRequestTransport.swift",
    "ApusRuntime/Transport/URLSessionTransport.swift",
    "ApusRuntime/Values/Base64URLData.swift",
    "ApusRuntime/Values/CalendarDate.swift",
    "ApusRuntime/Values/DecimalString.swift",
    "ApusRuntime/Values/ExactDecimal.swift",
    "ApusRuntime/Values/Foundation+JSON.swift",
    "ApusRuntime/Values/Indirect.swift",
    "ApusRuntime/Values/IndirectNullable.swift",
    "ApusRuntime/Values/IndirectOptional.swift",
    "ApusRuntime/Values/LocalDateTime.swift",
    "ApusRuntime/Values/RFC3339.swift",
    "ApusTesting/JSONDifference.swift",
    "ApusTesting/MockTransport.swift",
    "ApusTesting/ModelExample.swift",
    "CURL/ApusCURL.c",
    "CURL/ContentCoding.c",
    "CURL/include/ApusCURL.h",
    "JSON/Comparing/JSONComparison.swift",
    "JSON/Comparing/JSONToken.swift",
    "JSON/Comparing/JSONWriter+Comparing.swift",
    "JSON/Models/ClosedEnum.swift",
    "JSON/Models/JSONModel+Codable.swift",
    "JSON/Models/JSONModel.swift",
    "JSON/Models/JSONText.swift",
    "JSON/Models/OpenEnum.swift",
    "JSON/Models/Presence.swift",
    "JSON/Reading/JSONArrayReader.swift",
    "JSON/Reading/JSONFault.swift",
    "JSON/Reading/JSONMember.swift",
    "JSON/Reading/JSONMemberSet.swift",
    "JSON/Reading/JSONMembers.swift",
    "JSON/Reading/JSONNameDigest.swift",
    "JSON/Reading/JSONNameIndex.swift",
    "JSON/Reading/JSONObjectReader+Values.swift",
    "JSON/Reading/JSONObjectReader.swift",
    "JSON/Reading/JSONReadable+Arrays.swift",
    "JSON/Reading/JSONReadable+Containers.swift",
    "JSON/Reading/JSONReadable+Integers.swift",
    "JSON/Reading/JSONReadable+Scalars.swift",
    "JSON/Reading/JSONReader+Discrimination.swift",
    "JSON/Reading/JSONReader.swift",
    "JSON/Reading/JSONTupleReader.swift",
    "JSON/Tape/JSONEntry.swift",
    "JSON/Tape/JSONScalarScan.swift",
    "JSON/Tape/JSONStringScan.swift",
    "JSON/Tape/JSONSyntaxError.swift",
    "JSON/Tape/JSONTape+Numbers.swift",
    "JSON/Tape/JSONTape+Pointer.swift",
    "JSON/Tape/JSONTape+Text.swift",
    "JSON/Tape/JSONTape.swift",
    "JSON/Tape/JSONTapeBuilder.swift",
    "JSON/Tape/JSONTextCollector.swift",
    "JSON/Tape/JSONTextScan.swift",
    "JSON/Text/CharacterVisibility.swift",
    "JSON/Values/JSONNumber.swift",
    "JSON/Values/JSONValue+Coding.swift",
    "JSON/Values/JSONValue.swift",
    "JSON/Writing/JSONTupleWriter.swift",
    "JSON/Writing/JSONWritable+Containers.swift",
    "JSON/Writing/JSONWritable+Scalars.swift",
    "JSON/Writing/JSONWritable.swift",
    "JSON/Writing/JSONWriter+Escaping.swift",
    "JSON/Writing/JSONWriter+Members.swift",
    "JSON/Writing/JSONWriter+Strings.swift",
    "JSON/Writing/JSONWriter+Values.swift",
    "JSON/Writing/JSONWriter.swift",
    0,
};

static const char texts[] = {
#embed "../ApusRuntime/Connection/APIClient.swift" suffix(, 0,)
#embed "../ApusRuntime/Connection/APIConnection+Results.swift" suffix(, 0,)
#embed "../ApusRuntime/Connection/APIConnection+Send.swift" suffix(, 0,)
#embed "../ApusRuntime/Connection/APIConnection.swift" suffix(, 0,)
#embed "../ApusRuntime/Connection/ClientOptions.swift" suffix(, 0,)
#embed "../ApusRuntime/Connection/Deadline.swift" suffix(, 0,)
#embed "../ApusRuntime/Connection/Exchange+Redirects.swift" suffix(, 0,)
#embed "../ApusRuntime/Connection/Exchange.swift" suffix(, 0,)
#embed "../ApusRuntime/Connection/Origin.swift" suffix(, 0,)
#embed "../ApusRuntime/Connection/Redirect.swift" suffix(, 0,)
#embed "../ApusRuntime/Connection/RequestDraft.swift" suffix(, 0,)
#embed "../ApusRuntime/Connection/ResponseCapture.swift" suffix(, 0,)
#embed "../ApusRuntime/Connection/Server.swift" suffix(, 0,)
#embed "../ApusRuntime/Credentials/AuthorizationCodeLogin.swift" suffix(, 0,)
#embed "../ApusRuntime/Credentials/Credential+OAuth.swift" suffix(, 0,)
#embed "../ApusRuntime/Credentials/Credential.swift" suffix(, 0,)
#embed "../ApusRuntime/Credentials/OAuthFlow.swift" suffix(, 0,)
#embed "../ApusRuntime/Credentials/OAuthGrant.swift" suffix(, 0,)
#embed "../ApusRuntime/Credentials/OAuthTokens.swift" suffix(, 0,)
#embed "../ApusRuntime/Credentials/SHA256.swift" suffix(, 0,)
#embed "../ApusRuntime/Credentials/SchemeCredential.swift" suffix(, 0,)
#embed "../ApusRuntime/Credentials/SecurityScheme.swift" suffix(, 0,)
#embed "../ApusRuntime/Credentials/TokenCache.swift" suffix(, 0,)
#embed "../ApusRuntime/Credentials/TokenEndpoint.swift" suffix(, 0,)
#embed "../ApusRuntime/Credentials/TokenRefusal.swift" suffix(, 0,)
#embed "../ApusRuntime/Credentials/TokenRequester.swift" suffix(, 0,)
#embed "../ApusRuntime/Errors/APIError.swift" suffix(, 0,)
#embed "../ApusRuntime/Errors/BodyExcerpt.swift" suffix(, 0,)
#embed "../ApusRuntime/Errors/CallSummary.swift" suffix(, 0,)
#embed "../ApusRuntime/Errors/ErrorCause.swift" suffix(, 0,)
#embed "../ApusRuntime/Exports.swift" suffix(, 0,)
#embed "../ApusRuntime/Middleware/ClientMiddleware.swift" suffix(, 0,)
#embed "../ApusRuntime/Middleware/LoggingMiddleware.swift" suffix(, 0,)
#embed "../ApusRuntime/Middleware/Secrets.swift" suffix(, 0,)
#embed "../ApusRuntime/Paging/LinkHeader.swift" suffix(, 0,)
#embed "../ApusRuntime/Paging/PagePosition.swift" suffix(, 0,)
#embed "../ApusRuntime/Paging/Paged.swift" suffix(, 0,)
#embed "../ApusRuntime/Paging/Paging.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/APIRequest+Bodies.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/APIRequest+Parameters.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/APIRequest.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/CookieText.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/FormBody.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/HTTPMethod.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/HeaderText.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/MultipartForm+Additional.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/MultipartForm+Sequence.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/MultipartForm.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/MultipartPart.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/ParameterStyle.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/ParameterText.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/ParameterValue.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/PathExpansion.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/PercentEncoding.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/RequestDefaults.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/RequestParts.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/StatusPattern.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/UploadBody.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/UploadContent.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/UploadFile.swift" suffix(, 0,)
#embed "../ApusRuntime/Requests/UploadMediaType.swift" suffix(, 0,)
#embed "../ApusRuntime/Responses/APIResponse+Streams.swift" suffix(, 0,)
#embed "../ApusRuntime/Responses/APIResponse.swift" suffix(, 0,)
#embed "../ApusRuntime/Responses/FormReading.swift" suffix(, 0,)
#embed "../ApusRuntime/Responses/HTTPHeaders.swift" suffix(, 0,)
#embed "../ApusRuntime/Responses/MediaType.swift" suffix(, 0,)
#embed "../ApusRuntime/Responses/ResponseHeader.swift" suffix(, 0,)
#embed "../ApusRuntime/Responses/SetCookieField.swift" suffix(, 0,)
#embed "../ApusRuntime/Retries/HTTPDate.swift" suffix(, 0,)
#embed "../ApusRuntime/Retries/RateLimiter.swift" suffix(, 0,)
#embed "../ApusRuntime/Retries/RetryAfter.swift" suffix(, 0,)
#embed "../ApusRuntime/Retries/RetryPolicy.swift" suffix(, 0,)
#embed "../ApusRuntime/Retries/TimeSource.swift" suffix(, 0,)
#embed "../ApusRuntime/Streaming/EventParser.swift" suffix(, 0,)
#embed "../ApusRuntime/Streaming/EventStream.swift" suffix(, 0,)
#embed "../ApusRuntime/Streaming/JSONLines.swift" suffix(, 0,)
#embed "../ApusRuntime/Streaming/JSONRecords.swift" suffix(, 0,)
#embed "../ApusRuntime/Streaming/LineSplitter.swift" suffix(, 0,)
#embed "../ApusRuntime/Streaming/ServerSentEvent.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/APIExample.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/ByteStream.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/CURL/CURLCallbacks.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/CURL/CURLHandle+Request.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/CURL/CURLHandle.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/CURL/CURLLibrary.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/CURL/CURLLoop.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/CURL/CURLOption.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/CURL/CURLResponse.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/CURL/CURLTransfer.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/CURL/CURLTransport.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/CURL/ContentDecoder.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/CURL/OriginQueue.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/CURL/StreamReader.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/CURL/TransferClock.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/CURL/UploadReader.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/ChunkOverflow.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/ChunkQueue.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/ClientTransport.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/DelegateQueue.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/DownloadFile.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/Guarded.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/LargeBody.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/ResponseHeadReader.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/SpooledBody.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/TemporaryFile.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/Transfer.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/TransportError.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/TransportRequest.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/TransportResponse.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/URLRequestTransport.swift" suffix(, 0,)
#embed "../ApusRuntime/Transport/URLSessionTransport.swift" suffix(, 0,)
#embed "../ApusRuntime/Values/Base64URLData.swift" suffix(, 0,)
#embed "../ApusRuntime/Values/CalendarDate.swift" suffix(, 0,)
#embed "../ApusRuntime/Values/DecimalString.swift" suffix(, 0,)
#embed "../ApusRuntime/Values/ExactDecimal.swift" suffix(, 0,)
#embed "../ApusRuntime/Values/Foundation+JSON.swift" suffix(, 0,)
#embed "../ApusRuntime/Values/Indirect.swift" suffix(, 0,)
#embed "../ApusRuntime/Values/IndirectNullable.swift" suffix(, 0,)
#embed "../ApusRuntime/Values/IndirectOptional.swift" suffix(, 0,)
#embed "../ApusRuntime/Values/LocalDateTime.swift" suffix(, 0,)
#embed "../ApusRuntime/Values/RFC3339.swift" suffix(, 0,)
#embed "../ApusTesting/JSONDifference.swift" suffix(, 0,)
#embed "../ApusTesting/MockTransport.swift" suffix(, 0,)
#embed "../ApusTesting/ModelExample.swift" suffix(, 0,)
#embed "../CURL/ApusCURL.c" suffix(, 0,)
#embed "../CURL/ContentCoding.c" suffix(, 0,)
#embed "../CURL/include/ApusCURL.h" suffix(, 0,)
#embed "../JSON/Comparing/JSONComparison.swift" suffix(, 0,)
#embed "../JSON/Comparing/JSONToken.swift" suffix(, 0,)
#embed "../JSON/Comparing/JSONWriter+Comparing.swift" suffix(, 0,)
#embed "../JSON/Models/ClosedEnum.swift" suffix(, 0,)
#embed "../JSON/Models/JSONModel+Codable.swift" suffix(, 0,)
#embed "../JSON/Models/JSONModel.swift" suffix(, 0,)
#embed "../JSON/Models/JSONText.swift" suffix(, 0,)
#embed "../JSON/Models/OpenEnum.swift" suffix(, 0,)
#embed "../JSON/Models/Presence.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONArrayReader.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONFault.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONMember.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONMemberSet.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONMembers.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONNameDigest.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONNameIndex.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONObjectReader+Values.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONObjectReader.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONReadable+Arrays.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONReadable+Containers.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONReadable+Integers.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONReadable+Scalars.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONReader+Discrimination.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONReader.swift" suffix(, 0,)
#embed "../JSON/Reading/JSONTupleReader.swift" suffix(, 0,)
#embed "../JSON/Tape/JSONEntry.swift" suffix(, 0,)
#embed "../JSON/Tape/JSONScalarScan.swift" suffix(, 0,)
#embed "../JSON/Tape/JSONStringScan.swift" suffix(, 0,)
#embed "../JSON/Tape/JSONSyntaxError.swift" suffix(, 0,)
#embed "../JSON/Tape/JSONTape+Numbers.swift" suffix(, 0,)
#embed "../JSON/Tape/JSONTape+Pointer.swift" suffix(, 0,)
#embed "../JSON/Tape/JSONTape+Text.swift" suffix(, 0,)
#embed "../JSON/Tape/JSONTape.swift" suffix(, 0,)
#embed "../JSON/Tape/JSONTapeBuilder.swift" suffix(, 0,)
#embed "../JSON/Tape/JSONTextCollector.swift" suffix(, 0,)
#embed "../JSON/Tape/JSONTextScan.swift" suffix(, 0,)
#embed "../JSON/Text/CharacterVisibility.swift" suffix(, 0,)
#embed "../JSON/Values/JSONNumber.swift" suffix(, 0,)
#embed "../JSON/Values/JSONValue+Coding.swift" suffix(, 0,)
#embed "../JSON/Values/JSONValue.swift" suffix(, 0,)
#embed "../JSON/Writing/JSONTupleWriter.swift" suffix(, 0,)
#embed "../JSON/Writing/JSONWritable+Containers.swift" suffix(, 0,)
#embed "../JSON/Writing/JSONWritable+Scalars.swift" suffix(, 0,)
#embed "../JSON/Writing/JSONWritable.swift" suffix(, 0,)
#embed "../JSON/Writing/JSONWriter+Escaping.swift" suffix(, 0,)
#embed "../JSON/Writing/JSONWriter+Members.swift" suffix(, 0,)
#embed "../JSON/Writing/JSONWriter+Strings.swift" suffix(, 0,)
#embed "../JSON/Writing/JSONWriter+Values.swift" suffix(, 0,)
#embed "../JSON/Writing/JSONWriter.swift" suffix(, 0,)
};

const char *const *apusRuntimePaths(void) { return paths; }

const char *apusRuntimeTexts(void) { return texts; }

/// Records to JSON and back, with every mistake by its pointer, and the schema of a record.
///
/// One reading of a record serves the decoder of requests, the encoder of answers, the codec of
/// stored documents and the OpenAPI document, so they cannot differ. Open [RecordJson] first.
package io.quantlab.platform.json;

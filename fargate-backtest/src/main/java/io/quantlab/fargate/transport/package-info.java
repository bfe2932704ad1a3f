/// The one HTTP server, on Netty (platform contract PM-6): bytes in, bytes out, with the limits
/// that hold everywhere.
///
/// Knows no route. Open [HttpServer] first.
package io.quantlab.fargate.transport;

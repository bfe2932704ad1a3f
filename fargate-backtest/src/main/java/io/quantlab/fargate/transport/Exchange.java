package io.quantlab.fargate.transport;

import java.util.Map;

/// A request as the server read it.
///
/// @param target path and query as they were sent
/// @param headers by name in lower case; of several with one name the values joined by commas,
///   cookies by semicolons
/// @param address the address it came from
public record Exchange(
    String method, String target, Map<String, String> headers, byte[] body, String address) {}

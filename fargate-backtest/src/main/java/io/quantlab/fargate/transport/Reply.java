package io.quantlab.fargate.transport;

import java.util.List;
import java.util.Map;

/// What the server sends back.
///
/// @param cookies whole `Set-Cookie` lines
public record Reply(int status, Map<String, String> headers, List<String> cookies, byte[] body) {}

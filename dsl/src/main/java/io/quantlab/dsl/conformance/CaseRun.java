package io.quantlab.dsl.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.quantlab.dsl.syntax.Kind;

/// One run of a case.
///
/// @param name `main`, or `also[0]` and so on
/// @param kind of a text without a header line
public record CaseRun(String name, String text, Kind kind, JsonNode given, JsonNode expect) {}

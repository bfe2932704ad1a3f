package io.quantlab.dsl.conformance;

/// Something that is not as a case expects it.
///
/// @param field of the expectation, such as `values.r[3]`
public record Failure(String field, String expected, String actual) {}

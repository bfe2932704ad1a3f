package io.quantlab.platform.json;

/// One thing that is wrong with a document.
///
/// @param pointer where, a JSON pointer (RFC 6901)
/// @param code a word for programs: `required`, `type`, `length`, `form`, `range`, `items`,
///   `value`, `unknown`
/// @param detail what was expected and what came
public record FieldError(String pointer, String code, String detail) {}

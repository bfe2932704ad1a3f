package io.quantlab.dsl.differential;

/// A part of the language that random programs speak, beside plain numbers: expressions of the
/// plain types that use it, and statements that declare and change its values.
interface Words {
  /// A float of its own.
  ///
  /// @param next how deep its operands may be nested
  String floats(int next);

  String ints(int next);

  String truths(int next);

  /// Writes a statement.
  void statement();
}

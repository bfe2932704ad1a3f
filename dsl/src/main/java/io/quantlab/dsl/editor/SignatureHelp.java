package io.quantlab.dsl.editor;

import io.quantlab.dsl.diagnostic.Span;
import java.util.List;

/// The parameters of a call.
///
/// @param signatures one for each form the function has
/// @param signature the form that fits best, from 0
/// @param parameter the one the cursor is at, from 0; -1 when it is at none
public record SignatureHelp(List<Signature> signatures, int signature, int parameter) {
  public SignatureHelp {
    signatures = List.copyOf(signatures);
  }

  /// One form of a function.
  ///
  /// @param label as the reference writes it
  /// @param parameters stretches of the label
  /// @param doc Markdown
  public record Signature(String label, List<Span> parameters, String doc) {
    public Signature {
      parameters = List.copyOf(parameters);
    }
  }
}

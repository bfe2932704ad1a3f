package io.quantlab.platform.wire;

import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.TenantId;

/// The message that a letter is to be sent; the address of the user is read when it is.
///
/// @param title what happened, one line
/// @param text the same in a sentence
public record MailMessage(int v, TenantId tenant, Id user, String title, String text) {
  /// The form written now.
  public static final int VERSION = 1;
}

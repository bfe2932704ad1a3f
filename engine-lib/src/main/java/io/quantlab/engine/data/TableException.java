package io.quantlab.engine.data;

import java.io.IOException;

/// A table file that is damaged, or of a kind that is not read. The message says where and what was
/// expected; the caller knows the name of the file.
public final class TableException extends IOException {
  private static final long serialVersionUID = 1;

  public TableException(String message) {
    super(message);
  }

  public TableException(String message, Throwable cause) {
    super(message, cause);
  }
}

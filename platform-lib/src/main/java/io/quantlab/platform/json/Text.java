package io.quantlab.platform.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Bounds of a text: its length in characters and, when given, its form.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Text {
  int min() default 0;

  int max();

  /// A regular expression the whole text matches; empty for any.
  String form() default "";
}

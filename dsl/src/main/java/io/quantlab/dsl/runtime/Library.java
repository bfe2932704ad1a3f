package io.quantlab.dsl.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The entries of the catalogue a method is for: `string.upper`, `array.push`.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Library {
  String[] value();
}

package io.quantlab.fargate.cli.run;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Where an option of `backtest` stands in a run file: on its field, or on a class for all options
/// in it. An option without one is an action of the command and has no key.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE})
@interface InFile {
  RunSection value();

  /// Name of the key; by itself the long name of the option without dashes.
  String key() default "";
}

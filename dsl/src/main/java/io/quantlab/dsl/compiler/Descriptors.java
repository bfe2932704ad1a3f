package io.quantlab.dsl.compiler;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.plan.Numbers;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.engine.indicator.Indicator;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;

/// Names of what generated classes may refer to.
final class Descriptors {
  static final ClassDesc STATE = of(State.class);
  static final ClassDesc TRAP = of(Trap.class);
  static final ClassDesc CODE = of(Code.class);
  static final ClassDesc NUMBERS = of(Numbers.class);
  static final ClassDesc PROGRAM = of(Program.class);
  static final ClassDesc INDICATOR = of(Indicator.class);
  static final ClassDesc MATH = of(Math.class);
  static final ClassDesc STRICT_MATH = of(StrictMath.class);
  static final ClassDesc DOUBLES = ConstantDescs.CD_double.arrayType();
  static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();

  /// The generated class; hidden, so every one has the same name.
  static final ClassDesc SCRIPT = ClassDesc.of(Descriptors.class.getPackageName(), "Script");

  static final MethodTypeDesc RUN = MethodTypeDesc.of(ConstantDescs.CD_void, STATE);
  static final MethodTypeDesc UNARY =
      MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double);
  static final MethodTypeDesc BINARY =
      MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double, ConstantDescs.CD_double);
  static final MethodTypeDesc LONG_BINARY =
      MethodTypeDesc.of(
          ConstantDescs.CD_long,
          ConstantDescs.CD_long,
          ConstantDescs.CD_long,
          ConstantDescs.CD_int);
  static final MethodTypeDesc ROUNDING =
      MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_double, ConstantDescs.CD_int);

  private Descriptors() {}

  static ClassDesc of(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  /// The type of an indicator's `update`.
  static MethodTypeDesc update(int inputs) {
    return MethodTypeDesc.of(
        ConstantDescs.CD_double, Collections.nCopies(inputs, ConstantDescs.CD_double));
  }
}

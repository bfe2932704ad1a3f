package io.quantlab.dsl.compiler;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.quantlab.dsl.diagnostic.Code;
import io.quantlab.dsl.library.Type;
import io.quantlab.dsl.plan.DoubleOp;
import io.quantlab.dsl.plan.EngineValue;
import io.quantlab.dsl.plan.Event;
import io.quantlab.dsl.plan.Numbers;
import io.quantlab.dsl.plan.Outbox;
import io.quantlab.dsl.plan.Outside;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Program;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.plan.Trap;
import io.quantlab.dsl.plan.World;
import io.quantlab.dsl.runtime.ArrayRoutines;
import io.quantlab.dsl.runtime.ArrayValue;
import io.quantlab.dsl.runtime.Composites;
import io.quantlab.dsl.runtime.MapValue;
import io.quantlab.dsl.runtime.RecordValue;
import io.quantlab.dsl.runtime.TextForm;
import io.quantlab.dsl.runtime.Values;
import io.quantlab.engine.indicator.Indicator;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;

/// Names of what generated classes may refer to.
final class Descriptors {
  static final ClassDesc STATE = of(State.class);
  static final ClassDesc EVENT = of(Event.class);
  static final ClassDesc TRAP = of(Trap.class);
  static final ClassDesc STACK_OVERFLOW = of(StackOverflowError.class);
  static final ClassDesc CODE = of(Code.class);
  static final ClassDesc NUMBERS = of(Numbers.class);
  static final ClassDesc PROGRAM = of(Program.class);
  static final ClassDesc OUTBOX = of(Outbox.class);
  static final ClassDesc OUTSIDE = of(Outside.class);
  static final ClassDesc WORLD = of(World.class);
  static final ClassDesc ROOT = of(World.Root.class);
  static final ClassDesc FAMILY = of(Plan.Family.class);
  static final ClassDesc FUNCTION = of(DoubleOp.Function.class);
  static final ClassDesc TYPE = of(Type.class);
  static final ClassDesc ENGINE_VALUE = of(EngineValue.class);
  static final ClassDesc ARRAY = of(ArrayValue.class);
  static final ClassDesc MAP = of(MapValue.class);
  static final ClassDesc RECORD = of(RecordValue.class);
  static final ClassDesc ARRAY_ROUTINES = of(ArrayRoutines.class);
  static final ClassDesc COMPOSITES = of(Composites.class);
  static final ClassDesc TEXT_FORM = of(TextForm.class);
  static final ClassDesc VALUES = of(Values.class);
  static final ClassDesc INDICATOR = of(Indicator.class);
  static final ClassDesc MATH = of(Math.class);
  static final ClassDesc STRICT_MATH = of(StrictMath.class);
  static final ClassDesc DOUBLES = CD_double.arrayType();
  static final ClassDesc LONGS = CD_long.arrayType();
  static final ClassDesc INTS = CD_int.arrayType();
  static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();

  /// The generated class; hidden, so every one has the same name.
  static final ClassDesc SCRIPT = ClassDesc.of(Descriptors.class.getPackageName(), "Script");

  static final MethodTypeDesc UNARY = MethodTypeDesc.of(CD_double, CD_double);
  static final MethodTypeDesc BINARY = MethodTypeDesc.of(CD_double, CD_double, CD_double);
  static final MethodTypeDesc LONG_BINARY = MethodTypeDesc.of(CD_long, CD_long, CD_long, CD_int);
  static final MethodTypeDesc ROUNDING = MethodTypeDesc.of(CD_long, CD_double, CD_int);

  private Descriptors() {}

  static ClassDesc of(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  /// The type of an indicator's `update`.
  static MethodTypeDesc update(int inputs) {
    return MethodTypeDesc.of(CD_double, Collections.nCopies(inputs, CD_double));
  }
}

package io.quantlab.dsl.interpreter;

import io.quantlab.dsl.plan.Operand;
import io.quantlab.dsl.plan.Plan;
import io.quantlab.dsl.plan.Routine;
import io.quantlab.dsl.plan.State;
import io.quantlab.dsl.runtime.Routines;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;

/// Makes nodes that call: functions of the script, routines of the library.
final class Calls {
  private static final MethodHandle DOUBLE = value(DoubleNode.class, double.class);
  private static final MethodHandle LONG = value(LongNode.class, long.class);
  private static final MethodHandle REF = value(RefNode.class, Object.class);

  private final Plan plan;
  private final Optional<LineTrace> trace;
  private final ActNode[] bodies;

  Calls(Plan plan, Optional<LineTrace> trace) {
    this.plan = plan;
    this.trace = trace;
    this.bodies = new ActNode[plan.functions().size()];
  }

  /// Makes the nodes of all functions. A call finds its function's node when it runs, so that
  /// functions may call themselves.
  void makeBodies() {
    for (int i = 0; i < bodies.length; i++) {
      bodies[i] = new ActNodes(this).sequence(plan.functions().get(i).body());
    }
  }

  /// Who is told of lines and fuel.
  Optional<LineTrace> trace() {
    return trace;
  }

  Plan.Place result(int function) {
    return plan.functions().get(function).result().orElseThrow();
  }

  /// A call that leaves the result in the function's slot.
  Plain function(int function, List<Operand> arguments, List<Integer> staging, int site) {
    Plain call = called(function, arguments, staging, site);
    return trace.map(each -> LineNodes.call(call, each)).orElse(call);
  }

  private Plain called(int function, List<Operand> arguments, List<Integer> staging, int site) {
    Plain[] stage = new Plain[arguments.size()];
    for (int i = 0; i < stage.length; i++) {
      stage[i] = store(arguments.get(i), staging.get(i));
    }
    Plan.Place[] parameters =
        plan.functions().get(function).parameters().toArray(Plan.Place[]::new);
    int[] from = staging.stream().mapToInt(Integer::intValue).toArray();
    return state -> {
      for (Plain each : stage) {
        each.run(state);
      }
      state.testFuel(site);
      state.enter(function, site);
      for (int i = 0; i < from.length; i++) {
        move(state, parameters[i], from[i]);
      }
      bodies[function].run(state);
      state.leave(function);
    };
  }

  private static void move(State state, Plan.Place to, int from) {
    switch (to.family()) {
      case DOUBLE -> state.setDouble(to.slot(), state.doubleAt(from));
      case LONG -> state.setLong(to.slot(), state.longAt(from));
      case REF -> state.setRef(to.slot(), state.refAt(from));
    }
  }

  private Plain store(Operand value, int slot) {
    return switch (value) {
      case Operand.OfDouble(var op) -> {
        DoubleNode node = new DoubleNodes(this).of(op);
        yield state -> state.setDouble(slot, node.value(state));
      }
      case Operand.OfLong(var op) -> {
        LongNode node = new LongNodes(this).of(op);
        yield state -> state.setLong(slot, node.value(state));
      }
      case Operand.OfRef(var op) -> {
        RefNode node = new RefNodes(this).of(op);
        yield state -> state.setRef(slot, node.value(state));
      }
    };
  }

  /// A value of any family, in a box when it is a number.
  RefNode boxed(Operand value) {
    return new RefNodes(this).of(value.asRef());
  }

  /// Arguments of a call to the outside.
  RefNode[] boxed(List<Operand> values) {
    return values.stream().map(this::boxed).toArray(RefNode[]::new);
  }

  static Object[] values(RefNode[] nodes, State state) {
    Object[] values = new Object[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      values[i] = nodes[i].value(state);
    }
    return values;
  }

  DoubleNode doubleRoutine(Routine routine, List<Operand> arguments, int site) {
    MethodHandle handle = bound(routine, arguments, site, double.class);
    return state -> {
      try {
        return (double) handle.invokeExact(state);
      } catch (Throwable failure) {
        throw unchecked(failure);
      }
    };
  }

  LongNode longRoutine(Routine routine, List<Operand> arguments, int site) {
    MethodHandle handle = bound(routine, arguments, site, long.class);
    return state -> {
      try {
        return (long) handle.invokeExact(state);
      } catch (Throwable failure) {
        throw unchecked(failure);
      }
    };
  }

  RefNode refRoutine(Routine routine, List<Operand> arguments, int site) {
    MethodHandle handle = bound(routine, arguments, site, Object.class);
    return state -> {
      try {
        return (Object) handle.invokeExact(state);
      } catch (Throwable failure) {
        throw unchecked(failure);
      }
    };
  }

  Plain plainRoutine(Routine routine, List<Operand> arguments, int site) {
    MethodHandle handle = bound(routine, arguments, site, void.class);
    return state -> {
      try {
        handle.invokeExact(state);
      } catch (Throwable failure) {
        throw unchecked(failure);
      }
    };
  }

  /// Routines throw nothing that is checked.
  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  /// The method with its arguments' nodes and its site, as a method of the state alone. Arguments
  /// are evaluated from the first to the last.
  private MethodHandle bound(Routine routine, List<Operand> arguments, int site, Class<?> result) {
    MethodHandle handle = Routines.handle(routine);
    if (routine.takesSite()) {
      handle = MethodHandles.insertArguments(handle, handle.type().parameterCount() - 1, site);
    }
    int first = routine.takesState() ? 1 : 0;
    for (int i = arguments.size() - 1; i >= 0; i--) {
      MethodHandle argument = argument(arguments.get(i));
      Class<?> wanted = handle.type().parameterType(first + i);
      MethodHandle fitted =
          MethodHandles.explicitCastArguments(argument, MethodType.methodType(wanted, State.class));
      handle = MethodHandles.collectArguments(handle, first + i, fitted);
    }
    MethodType type = MethodType.methodType(handle.type().returnType(), State.class);
    MethodHandle ofState =
        MethodHandles.permuteArguments(handle, type, new int[handle.type().parameterCount()]);
    return MethodHandles.explicitCastArguments(ofState, type.changeReturnType(result));
  }

  private MethodHandle argument(Operand operand) {
    return switch (operand) {
      case Operand.OfDouble(var op) -> DOUBLE.bindTo(new DoubleNodes(this).of(op));
      case Operand.OfLong(var op) -> LONG.bindTo(new LongNodes(this).of(op));
      case Operand.OfRef(var op) -> REF.bindTo(new RefNodes(this).of(op));
    };
  }

  private static MethodHandle value(Class<?> node, Class<?> result) {
    try {
      return MethodHandles.lookup()
          .findVirtual(node, "value", MethodType.methodType(result, State.class));
    } catch (ReflectiveOperationException missing) {
      throw new IllegalStateException("no method 'value' of " + node, missing);
    }
  }
}
